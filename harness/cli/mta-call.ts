import { defined } from '#src/core/index.ts';
import { Driver, dial, type Line, systemClock } from '#src/io/index.ts';
import { CONFORMANCES, type TransferService } from '#src/p1/index.ts';
import { referencesOf } from '#src/rtse/index.ts';
import { transferInitiator } from '#src/stack/index.ts';
import type { Asking } from './asking.ts';
import { FAREWELL, type MtaCallTerms, profileOf } from './call-terms.ts';
import { type Confirms, isConfirm } from './confirms.ts';
import { utcNow } from './utc.ts';

type Down = TransferService['down'];

/** What comes of a step of a call: what its user is told, or that nothing is told any more. */
export type News = TransferService['up'] | { readonly kind: 'stopped' | 'silence' | 'line ended' };

/** One call to an MTA, step by step: each step says something, and waits for what comes of it. */
export class MtaCall {
  /** What each layer told first, and when: in milliseconds since the call began. */
  readonly confirms: Confirms = new Map();
  readonly #terms: MtaCallTerms;
  readonly #asking: Asking;
  readonly #line: Line;
  readonly #driver: Driver<TransferService>;
  readonly #began = systemClock.now();
  #checkpoints = 0;
  #wait: ((news: News) => void) | undefined;
  #last: News | undefined;
  #isOver = false;
  #gone: () => void = () => {};
  readonly #ended = new Promise<void>((resolve) => {
    this.#gone = resolve;
  });

  constructor(asking: Asking, terms: MtaCallTerms) {
    const { to, from, timeout, signal } = terms;
    this.#asking = asking;
    this.#terms = terms;
    this.#line = dial(to, from === undefined ? undefined : { host: from, port: 0 }, { connect: timeout, linger: FAREWELL });
    const stack = transferInitiator(profileOf(asking, terms), (_, primitive) => {
      if (primitive.kind === 'S-SYNC-MINOR.request') this.#checkpoints += 1;
      if (isConfirm(primitive) && !this.confirms.has(primitive.kind)) this.confirms.set(primitive.kind, { primitive, at: this.elapsed });
    });
    this.#driver = new Driver(stack, this.#line, systemClock, (news) => this.#told(news), {
      ended: () => this.#end({ kind: 'line ended' }),
    });
    signal.addEventListener('abort', () => this.#giveUp('stopped'), { once: true });
  }

  /** Since the call began, in milliseconds. */
  get elapsed(): number {
    return systemClock.now() - this.#began;
  }

  /** Checkpoints that were set so far. */
  get checkpoints(): number {
    return this.#checkpoints;
  }

  /** Whether nothing can be asked any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Binds. Throws a ProtocolError where what is asked for cannot be written. */
  bind(): Promise<News> {
    const { called, calling, mta: name, ...asking } = this.#asking;
    const { mode } = CONFORMANCES[asking.conformance];
    const request: Down = {
      kind: 'MTA-BIND.request',
      called: defined({
        psel: called.p,
        session: defined({ ssel: called.s, transport: defined({ tsel: called.t, network: this.#terms.to }) }),
      }),
      calling: defined({ psel: calling.p, session: defined({ ssel: calling.s, transport: defined({ tsel: calling.t }) }) }),
      references: referencesOf(mode, 'calling', { name, time: utcNow() }),
      ...asking,
    };
    return this.#ask(request, 'MTA-BIND.confirm', this.#terms.timeout * STEPS);
  }

  /** Transfers one MTS-APDU, and waits until it is secured or `within` is over. */
  transfer(apdu: Uint8Array, within: number): Promise<News> {
    return this.#ask({ kind: 'MTA-TRANSFER.request', apdu, within }, 'MTA-TRANSFER.confirm', within + this.#terms.timeout);
  }

  /** Unbinds in good order. */
  unbind(): Promise<News> {
    return this.#ask({ kind: 'MTA-UNBIND.request' }, 'MTA-UNBIND.confirm', this.#terms.timeout * STEPS);
  }

  /** Waits for the end of the line, and makes one where none comes. */
  async gone(): Promise<void> {
    const cancel = systemClock.alarm(FAREWELL, () => this.#line.reset());
    await this.#ended;
    cancel();
  }

  async #ask(request: Down, awaited: News['kind'], patience: number): Promise<News> {
    if (this.#last) return this.#last;
    const cancel = systemClock.alarm(patience, () => this.#giveUp('silence'));
    const answer = new Promise<News>((resolve) => {
      this.#wait = (news) => {
        if (news.kind === awaited || this.#isOver) resolve(news);
      };
    });
    try {
      this.#driver.send(request);
      return await answer;
    } finally {
      cancel();
      this.#wait = undefined;
    }
  }

  #told(news: News): void {
    if (news.kind === 'MTA-ABORT.indication') this.#over(news);
    else this.#wait?.(news);
  }

  /** From here on every step comes to this. */
  #over(news: News): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#last = this.#terms.signal.aborted ? { kind: 'stopped' } : news;
    this.#wait?.(this.#last);
  }

  #giveUp(kind: 'stopped' | 'silence'): void {
    this.#over({ kind });
    this.#line.reset();
  }

  #end(news: News): void {
    this.#over(news);
    this.#gone();
  }
}

/** Answers that a bind takes at most, each of which its own layer waits for: TCP, CC, AC, and one to spare. */
const STEPS = 4;
