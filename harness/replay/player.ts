import type { Difference, Ignored } from '#harness/decode/index.ts';
import { defined } from '#src/core/index.ts';
import { Conversation, type End } from '#src/dissect/index.ts';
import { type Clock, type Line, LineError } from '#src/io/index.ts';
import { Ear } from './ear.ts';
import { Known, type Selectors } from './known.ts';
import type { References } from './references.ts';
import type { Ends, Hear, Say, Script, Step } from './script.ts';
import { misfit, settled } from './settled.ts';
import { Speech } from './speech.ts';
import type { Played, Told } from './told.ts';
import { differenceBetween, type Unit, unitOf, unitSays } from './unit.ts';

/** How a script is played. */
export interface Terms {
  /** How long an answer may take beyond the time that it took in the capture, in milliseconds. */
  readonly within: number;
  /** Whether the gaps of the capture are kept before we say something. */
  readonly pace: boolean;
  /** Whether it goes on past a difference. */
  readonly continues: boolean;
  /** Whether what is never the same in two runs is compared, too. */
  readonly strict: boolean;
  readonly selectors: Selectors;
}

/** What a player has from outside. References outlive it: a later connection may name an earlier one. */
export interface Stage {
  readonly line: Line;
  readonly clock: Clock;
  readonly references: References;
  readonly tell: (told: Told) => void;
}

/** Plays one side of a conversation on a line: one that was dialled and is not open yet, or one that was accepted. */
export const playScript = (script: Script, terms: Terms, stage: Stage): Promise<Played> => new Player(script, terms, stage).play();

class Player {
  readonly #script: Script;
  readonly #them: End;
  readonly #terms: Terms;
  readonly #stage: Stage;
  readonly #ear: Ear;
  readonly #known: Known;
  readonly #speech: Speech;
  readonly #conversation = new Conversation();
  readonly #also: readonly Ignored[];
  readonly #counts = { sent: 0, same: 0, differs: 0 };
  /** When the step before this one was, in the capture. */
  #before: number;

  constructor(script: Script, terms: Terms, stage: Stage) {
    const { us, steps } = script;
    this.#script = script;
    this.#them = us === 'caller' ? 'called' : 'caller';
    this.#terms = terms;
    this.#stage = stage;
    this.#known = new Known(us, terms.selectors, stage.references);
    this.#speech = new Speech(this.#known);
    this.#also = settled(terms);
    this.#before = steps[0]?.at ?? 0;
    this.#ear = new Ear(stage.line, stage.clock, us === 'called', (tpkt) => this.#read(this.#them, tpkt));
  }

  async play(): Promise<Played> {
    const { us, steps } = this.#script;
    if (us === 'caller') this.#stage.line.open();
    if (!(await this.#ear.open())) return { ...this.#counts, unreachable: this.#ear.cause ?? NEVER_OPEN };
    for (const [index, step] of steps.entries()) {
      const before = this.#counts.differs;
      const goesOn = await this.#take(step);
      this.#before = step.at;
      if (goesOn && (this.#terms.continues || this.#counts.differs === before)) continue;
      await this.#leave('closed');
      const next = steps[goesOn ? index + 1 : index];
      return { ...this.#counts, ...(next && { stoppedAt: next.frame }) };
    }
    if (steps.at(-1)?.kind !== 'end') await this.#end('closed');
    return this.#counts;
  }

  /** False where nothing more can follow. */
  #take(step: Step): Promise<boolean> {
    if (step.kind === 'say') return this.#say(step);
    if (step.kind === 'hear') return this.#hear(step);
    return step.by === this.#script.us ? this.#end(step.how) : this.#hearEnd(step);
  }

  async #say(step: Say): Promise<boolean> {
    const { us } = this.#script;
    if (this.#terms.pace && step.at > this.#before) await this.#ear.ended(step.at - this.#before);
    if (this.#ear.isOver) return this.#over(step, 'that it waits for what we say');
    const { packets, changes } = this.#speech.of(step);
    let unit = step.isPacket ? undefined : step.unit;
    for (const octets of packets) {
      if (step.isPacket) unit = this.#read(us, octets);
      if (!(await this.#ear.send(octets, this.#terms.within))) return !this.#differ(step, 'that it reads', 'it reads nothing');
    }
    if (unit === undefined) return true;
    this.#known.learn(us, step.unit, unit);
    this.#counts.sent += 1;
    this.#stage.tell({ kind: 'said', from: us, frame: step.frame, says: unitSays(unit), changes });
    return true;
  }

  async #hear(step: Hear): Promise<boolean> {
    const expected = unitSays(step.unit);
    const heard = await this.#ear.next(this.#limit(step), step.unit.kind === 'octets' ? step.unit.octets.length : 0);
    if (heard === undefined) return this.#differ(step, expected, this.#silence(step));
    if (heard.kind === 'end') return this.#over(step, expected);
    this.#known.learn(this.#them, step.unit, heard.unit);
    const difference = differenceBetween(step.unit, heard.unit, { strict: this.#terms.strict, also: this.#also });
    if (difference) return this.#differ(step, expected, unitSays(heard.unit), difference);
    return this.#came(step, unitSays(heard.unit));
  }

  async #hearEnd(step: Ends): Promise<boolean> {
    const heard = await this.#ear.next(this.#limit(step));
    if (heard === undefined) return this.#differ(step, step.how, `${this.#silence(step)}: the line is open`);
    if (heard.kind === 'unit') return this.#differ(step, step.how, unitSays(heard.unit));
    const how = endingOf(heard.cause);
    return how === step.how ? this.#came(step, how) : this.#differ(step, step.how, how);
  }

  /** We end it; what came besides is more than there was. */
  async #end(how: 'closed' | 'reset'): Promise<boolean> {
    for (const unit of this.#ear.rest()) this.#differ(undefined, 'nothing more', unitSays(unit));
    await this.#leave(how);
    return true;
  }

  async #leave(how: 'closed' | 'reset'): Promise<void> {
    if (how === 'reset') this.#stage.line.reset();
    else this.#stage.line.close();
    await this.#ear.ended(FAREWELL);
  }

  #over(step: Step, expected: string): false {
    this.#differ(step, expected, `${endingOf(this.#ear.cause)} by the other side`);
    return false;
  }

  #came({ frame }: Step, says: string): true {
    this.#counts.same += 1;
    this.#stage.tell({ kind: 'came', from: this.#them, frame, says });
    return true;
  }

  #differ(step: Step | undefined, expected: string, got: string, difference?: Difference): true {
    this.#counts.differs += 1;
    this.#stage.tell(
      defined({
        kind: 'differs',
        from: this.#them,
        frame: step?.frame,
        expected,
        got,
        path: difference?.path,
        was: difference?.a,
        is: difference?.b,
        note: difference && misfit(difference.path),
      }),
    );
    return true;
  }

  #read(from: End, tpkt: Uint8Array): Unit | undefined {
    return unitOf(this.#conversation.packet(from, tpkt.subarray(HEADER), tpkt[1]));
  }

  /** What took its time in the capture may take it now. */
  #limit({ at }: Step): number {
    return this.#terms.within + Math.max(0, at - this.#before);
  }

  #silence(step: Step): string {
    const time = this.#limit(step);
    return `nothing within ${time < SECOND ? `${Math.round(time)} ms` : `${(time / SECOND).toFixed(1)} s`}`;
  }
}

const endingOf = (cause: LineError | undefined): string => cause?.ending ?? 'closed';

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
const NEVER_OPEN = new LineError('unreachable', 'the line was closed before it was open');
const SECOND = 1000;
/** How long the other side may take to close when we have, in milliseconds. */
const FAREWELL = 1000;
