import { Readable } from 'node:stream';
import type { Stamped } from '#harness/run/index.ts';
import { CapturedOctets } from './captured-octets.ts';
import type { Piece } from './carrying.ts';
import { entryOf } from './entry.ts';
import type { Exports, Written } from './exports.ts';
import { FarCapture } from './far-capture.ts';
import type { FrameTold, Past } from './past.ts';
import type { Told } from './protocol.ts';
import type { Questions } from './questions.ts';
import { textExports } from './text-exports.ts';

/** What of a run that is elsewhere is not here, asked of whoever has it: older events, octets, its capture. */
export class FarRun implements Past {
  readonly #questions: Questions;
  readonly #capture = new FarCapture((at) => this.#piece(at));
  readonly #captured = new CapturedOctets(() => this.#capture.kept && Readable.from([this.#capture.kept]));

  constructor(questions: Questions) {
    this.#questions = questions;
  }

  /** Its capture, as long as there is somebody to ask or it is kept; and texts, made here of the events. */
  exportsOf(run: () => Written | undefined): Exports {
    return { 'run.pcapng': () => this.#capture.taken(), ...textExports(() => toldBy(run())) };
  }

  async frame(frame: number): Promise<FrameTold | undefined> {
    if (this.#capture.kept) return this.#captured.frame(frame);
    const answer = await this.#questions.ask({ type: 'octets', frame });
    return answer?.type === 'pdu' ? { octets: Buffer.from(answer.octets, 'hex'), pdus: answer.pdus } : undefined;
  }

  async events(from: number, to: number, most: number): ReturnType<Past['events']> {
    const answer = await this.#questions.ask({ type: 'fetch', from, to });
    return answer?.type === 'events' ? rising(answer.events, from, to, most).map((event) => entryOf(event).text) : [];
  }

  /** The run is over: keeps what is asked for later. */
  keep(): Promise<void> {
    return this.#capture.keep();
  }

  async #piece(at: number): Promise<Piece | undefined> {
    const answer = await this.#questions.ask({ type: 'take', name: 'run.pcapng', at });
    if (answer?.type !== 'piece') return undefined;
    const octets = Buffer.from(answer.octets, 'base64');
    // Nothing, and more to come, could go on forever.
    return octets.length === 0 && !answer.isLast ? undefined : { octets, isLast: answer.isLast };
  }
}

/** The first so many of a range that are in order: whoever streams a run in may say anything, and we go on behind the last. */
const rising = (events: readonly Told[], from: number, to: number, most: number): readonly Told[] => {
  const found: Told[] = [];
  for (const event of events)
    if (event.seq >= (found.at(-1)?.seq ?? from - 1) + 1 && event.seq <= to && found.length < most) found.push(event);
  return found;
};

/** All events; none of a run that is too long to be read as a whole. */
const toldBy = async (run: Written | undefined): Promise<readonly Stamped[]> => {
  const told: Stamped[] = [];
  if (run === undefined) return told;
  for (let from = 0, size = 0; from <= run.seq; ) {
    const { texts, upTo } = await run.events(from, run.seq);
    size += texts.reduce((sum, { length }) => sum + length, 0);
    if (size > LARGEST) return [];
    told.push(...texts.map((text) => JSON.parse(text) as Stamped));
    from = upTo + 1;
  }
  return told;
};

/** Characters. */
const LARGEST = 32 * 1024 * 1024;
