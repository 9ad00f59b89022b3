import { worse } from '#harness/run/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import { DEFAULT_TPDU_SIZE } from '#src/cotp/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Allowed, Role, Seen, Step } from './case.ts';
import { isFarewell, isPart, type Known, seenAs, sizeNamedIn } from './known.ts';
import { type Happening, type Link, wordsOf } from './link.ts';
import { type Ending, type Outcome, saysOf } from './result.ts';
import type { Terms } from './terms.ts';

/** What a link is played on. */
export interface Stage {
  readonly role: Role;
  readonly terms: Terms;
  readonly mode: Known['mode'];
  readonly hello: Known['hello'];
  /** Lets time pass, in milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Another link with the endpoint, for what is done beside; a text says why there is none. */
  readonly another?: () => Promise<Link | string>;
}

/** What came of some steps. */
export type Played = Omit<Outcome, 'ending'>;

/** Plays steps on a link, and judges what comes. */
export class Player {
  readonly #link: Link;
  readonly #stage: Stage;
  readonly known: Known;
  #sent: Played['sent'] = [];
  #expected: readonly string[] = [];
  #observed = 'nothing';
  #verdict: Played['verdict'] = 'pass';
  #reason = '';
  #timedOut = false;
  #isRefused = false;

  constructor(link: Link, stage: Stage) {
    this.#link = link;
    this.#stage = stage;
    this.known = knownOf(link, stage);
  }

  /** How the link stands. */
  get ending(): Ending {
    const { end } = this.#link;
    if (end === undefined) return this.#timedOut ? 'timeout' : 'open';
    if (end === 'reset') return 'reset';
    if (this.#isRefused) return 'refused';
    return this.known.last('session DN') ? 'orderly' : 'closed';
  }

  /** Plays steps as long as nothing is wrong. */
  async play(steps: readonly Step[]): Promise<Played> {
    for (const step of steps) {
      await this.#tried(step);
      if (this.#verdict !== 'pass' && this.#verdict !== 'warn') break;
    }
    return { verdict: this.#verdict, expected: this.#expected, observed: this.#observed, reason: this.#reason, sent: this.#sent };
  }

  /** A step that reads what the endpoint has said may find that it cannot be read; whatever else goes wrong is our fault. */
  async #tried(step: Step): Promise<void> {
    try {
      await this.#do(step);
    } catch (error) {
      if (!(error instanceof ProtocolError)) return this.#worsen('error', `the case itself is wrong: ${String(error)}`);
      if ('send' in step) return this.#worsen('inconclusive', `what the endpoint has said cannot be answered: ${error.message}`);
      this.#worsen('fail', `what the endpoint has said cannot be read: ${error.message}`);
    }
  }

  async #do(step: Step): Promise<void> {
    if ('send' in step) return this.#send(step);
    if ('expect' in step) return this.#expect(step);
    if ('ends' in step) return this.#awaitEnd(step);
    if ('pause' in step) return this.#stage.sleep(step.pause);
    if ('hangUp' in step) return this.#link.leave(step.hangUp);
    if ('beside' in step) return this.#playBeside(step.beside);
    this.#judge(step.check(this.known));
  }

  async #send({ send, apart = 0 }: Extract<Step, { send: unknown }>): Promise<void> {
    const all = typeof send === 'function' ? send(this.known) : send;
    this.#sent = all instanceof Uint8Array ? [all] : all;
    for (const [index, octets] of this.#sent.entries()) {
      // A write of its own is a segment of its own only if the one before has left.
      if (index > 0 && this.#sent.length <= MOST_SEGMENTS) await this.#stage.sleep(apart);
      this.#link.send(octets);
    }
  }

  async #expect({ expect, within, passing = [] }: Extract<Step, { expect: unknown }>): Promise<void> {
    this.#expected = expect.map(({ sees }) => sees);
    const { timeout, quiet } = this.#stage.terms;
    const patience = within ?? (expect.some(({ sees }) => sees === 'silence') ? quiet : timeout);
    const until = this.#link.now + patience;
    for (;;) {
      const happening = await this.#nextBefore(until);
      if (happening.kind === 'packet' && this.#isPassedOver(happening.pdus, passing)) continue;
      return this.#meet(expect, happening);
    }
  }

  /** One patience for a step: who keeps talking must not hold it up for ever. */
  async #nextBefore(until: number): Promise<Happening> {
    const left = until - this.#link.now;
    return left < 0 ? { kind: 'silence', at: until } : this.#link.next(left);
  }

  /** PDUs that do not matter, DTs before the last of a TSDU, and words of leave: the end that they tell of is what counts. */
  #isPassedOver(pdus: readonly Pdu[], passing: readonly Seen[]): boolean {
    return (pdus.length === 1 && isPart(pdus[0]!)) || pdus.some((pdu) => passing.includes(seenAs(pdu)) || isFarewell(pdu));
  }

  #meet(expect: readonly Allowed[], happening: Happening): void {
    this.#observed = this.#saysOf(happening);
    const met = expect.find(({ sees }) => namesOf(happening).includes(sees));
    if (met === undefined) {
      this.#timedOut = happening.kind === 'silence';
      // What was expected and what came say it all.
      return this.#worsen('fail', '');
    }
    if (met.verdict === 'warn') this.#worsen('warn', `${this.#observed} is tolerated, but not what the text asks for`);
    const pdu = happening.kind === 'packet' ? happening.pdus.find((each) => seenAs(each) === met.sees) : undefined;
    if (pdu) this.#judge(met.flaw?.(pdu, this.known));
  }

  async #awaitEnd({ ends, never = [] }: Extract<Step, { ends: unknown }>): Promise<void> {
    this.#expected = ends;
    const until = this.#link.now + this.#stage.terms.timeout;
    for (;;) {
      const happening = await this.#nextBefore(until);
      this.#observed = this.#saysOf(happening);
      if (happening.kind === 'silence') {
        this.#timedOut = true;
        return this.#judge('the connection stands');
      }
      const forbidden = namesOf(happening).find((name) => never.includes(name));
      if (forbidden !== undefined) return this.#judge(`${forbidden} came, which must not`);
      if (happening.kind === 'packet') continue;
      return ends.includes(happening.kind) ? undefined : this.#judge(`it was ${happening.kind}`);
    }
  }

  async #playBeside(steps: readonly Step[]): Promise<void> {
    const link = (await this.#stage.another?.()) ?? 'there is no other link';
    if (typeof link === 'string') return this.#judge(`beside it: ${link}`);
    const played = await new Player(link, this.#stage).play(steps);
    link.leave('close');
    [this.#expected, this.#observed] = [played.expected, played.observed];
    if (played.verdict !== 'pass') this.#worsen(played.verdict, `beside it: ${saysOf(played)}`);
  }

  #saysOf(happening: Happening): string {
    if (happening.kind !== 'packet') return happening.kind;
    this.#isRefused ||= happening.pdus.some((pdu) => REFUSALS.has(seenAs(pdu)));
    return `${wordsOf(happening.pdus).join(', ')} (frame ${happening.frame})`;
  }

  #judge(flaw: string | undefined): void {
    if (flaw !== undefined) this.#worsen('fail', flaw);
  }

  #worsen(verdict: Played['verdict'], reason: string): void {
    if (worse(this.#verdict, verdict) === this.#verdict) return;
    this.#verdict = verdict;
    this.#reason = reason;
  }
}

const knownOf = (link: Link, { role, terms, mode, hello }: Stage): Known => {
  const last = (seen: Seen) => link.heard.findLast(({ pdu, by }) => by === 'them' && seenAs(pdu) === seen)?.pdu;
  return {
    terms,
    role,
    mode,
    hello,
    heard: link.heard,
    last,
    get tpduSize() {
      const named = (kind: 'CC' | 'CR') => link.heard.findLast(({ pdu }) => seenAs(pdu) === `cotp ${kind}`)?.pdu;
      const [CC, CR] = [named('CC'), named('CR')];
      return (CC && sizeNamedIn(CC)) ?? (CR && sizeNamedIn(CR)) ?? DEFAULT_TPDU_SIZE;
    },
  };
};

const namesOf = (happening: Happening): readonly string[] => (happening.kind === 'packet' ? wordsOf(happening.pdus) : [happening.kind]);

/** PDUs that refuse a connection. */
const REFUSALS: ReadonlySet<Seen> = new Set(['cotp DR', 'session RF']);
/** Writes of a stimulus that are kept apart; more are a mass of data. */
const MOST_SEGMENTS = 64;
