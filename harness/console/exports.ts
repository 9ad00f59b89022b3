import { Readable } from 'node:stream';
import type { EventsTold } from './past.ts';

/** As a whole, or piece by piece. */
export type Taken = Uint8Array | string | Readable;

/** Something of a run to take away, made when it is asked for; undefined: it is not there. */
export type Export = () => Taken | undefined | Promise<Taken | undefined>;

/** What can be taken away, by its name in `/export/`. */
export type Exports = Readonly<Record<string, Export>>;

const TYPES: Readonly<Record<string, string>> = {
  pcapng: 'application/octet-stream',
  ndjson: 'application/x-ndjson; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** As a file to be kept: a browser shows none of it, whatever is in it. */
export const exportHeaders = (name: string): Readonly<Record<string, string>> => ({
  'Content-Type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
  'Content-Disposition': `attachment; filename="${name}"`,
});

/** The events of a run as run.ndjson has them, piece by piece, as fast as they are read. */
export const eventsOf = (hub: Written): Readable => Readable.from(piecesOf(hub), { objectMode: false, highWaterMark: 1 });

/** A run whose events can be read, up to the last. */
export interface Written {
  readonly seq: number;
  events(from: number, to: number): Promise<EventsTold>;
}

async function* piecesOf(hub: Written): AsyncGenerator<string> {
  for (let from = 0, to = hub.seq; from <= to; ) {
    const { texts, upTo } = await hub.events(from, to);
    if (texts.length > 0) yield `${texts.join('\n')}\n`;
    from = upTo + 1;
  }
}
