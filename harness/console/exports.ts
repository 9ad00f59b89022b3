import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Hub } from './hub.ts';

/** Something of a run to take away, made when it is asked for; undefined: it is not there. */
export type Export = () => Promise<Uint8Array | string | undefined> | Uint8Array | string | undefined;

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
export const writeEvents = async (hub: Hub, response: ServerResponse): Promise<void> => {
  for (let from = 0, to = hub.seq; from <= to && !response.destroyed; ) {
    const { texts, upTo } = await hub.events(from, to);
    if (texts.length > 0 && !response.write(`${texts.join('\n')}\n`))
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
    from = upTo + 1;
  }
  response.end();
};
