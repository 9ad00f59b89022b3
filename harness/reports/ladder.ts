import type { End, LineId, RunEvent, Stamped } from '#harness/run/index.ts';
import { endsOf } from '#harness/run/index.ts';
import { type Spoken, Talk } from './conversation.ts';
import type { Ladder, Lifeline, Rung, Scene, Untimed } from './ladder-model.ts';
import { LADDER_STEPS } from './ladder-steps.ts';
import { refuses } from './refusals.ts';
import { type Pdu, stepSays } from './said.ts';

export interface LadderTerms {
  readonly title: string;
  /** Whose an address is. */
  readonly whose: (address: string, end: End, port: number) => Lifeline;
  /** Every TSDU is told; else a transfer is told as one. */
  readonly every?: boolean;
  /** Frames of what should not have come. */
  readonly wrong?: ReadonlySet<number>;
}

/** The events of some lines as a ladder. */
export const ladder = (events: readonly Stamped[], terms: LadderTerms): Ladder => {
  const drawing = new Drawing(terms);
  for (const event of events) drawing.add(event);
  return { title: terms.title, lifelines: drawing.lifelines, rungs: abridged(drawing.rungs) };
};

class Drawing implements Scene {
  readonly lifelines: Lifeline[] = [];
  readonly rungs: Rung[] = [];
  readonly #terms: LadderTerms;
  readonly #talk: { toldBy(event: RunEvent): readonly Spoken[] };
  #start: number | undefined;

  constructor(terms: LadderTerms) {
    this.#terms = terms;
    this.#talk = terms.every ? new EveryTsdu() : new Talk();
  }

  add(event: Stamped): void {
    this.#start ??= event.t;
    const t = event.t - this.#start;
    for (const spoken of this.#talk.toldBy(event)) this.#say(event, t, spoken);
    const steps = (LADDER_STEPS[event.type] as ((event: Stamped, scene: Scene) => readonly Untimed[]) | undefined)?.(event, this) ?? [];
    for (const step of steps) this.rungs.push({ t, ...step });
  }

  at(line: LineId, end: End): number {
    const address = endsOf(line)[end];
    const { name, says } = this.#terms.whose(address.host, end, address.port);
    const known = this.lifelines.findIndex((each) => each.name === name);
    if (known >= 0) return known;
    this.lifelines.push({ name, says });
    return this.lifelines.length - 1;
  }

  of(host: string): number | undefined {
    const index = this.lifelines.findIndex(({ name }) => name === host);
    return index < 0 ? undefined : index;
  }

  #say(event: Stamped, t: number, { from: end, text, refuses }: Spoken): void {
    if (!('line' in event) || event.line === undefined) return;
    const [caller, called] = [this.at(event.line, 'caller'), this.at(event.line, 'called')];
    const frame = 'frame' in event ? event.frame : undefined;
    const isWrong = frame !== undefined && this.#terms.wrong?.has(frame) === true;
    this.rungs.push({
      kind: 'arrow',
      t,
      ...(end === 'caller' ? { from: caller, to: called } : { from: called, to: caller }),
      text: isWrong ? `${text}, not expected` : text,
      tone: isWrong || (!this.#terms.every && refuses) ? 'bad' : 'plain',
      ...(frame === undefined ? {} : { frame }),
    });
  }
}

/** Each TSDU in words, whatever it is a step of. */
class EveryTsdu {
  #tsdu: Pdu[] = [];

  toldBy(event: RunEvent): readonly Spoken[] {
    if (event.type !== 'pdu') return [];
    this.#tsdu.push(event);
    if (event.more) return [];
    const tsdu = this.#tsdu;
    this.#tsdu = [];
    return [{ from: event.from, text: stepSays(tsdu), refuses: tsdu.some(refuses) }];
  }
}

/** The beginning and the end of what is long. */
const abridged = (rungs: readonly Rung[]): readonly Rung[] => {
  if (rungs.length <= MOST) return rungs;
  const left = rungs.length - MOST;
  const from = rungs[HEAD]!;
  return [
    ...rungs.slice(0, HEAD),
    { kind: 'note', t: from.t, at: 0, text: `${left} steps are left out here; the capture has them`, tone: 'dim' },
    ...rungs.slice(HEAD + left),
  ];
};

const MOST = 60;
const HEAD = 24;
