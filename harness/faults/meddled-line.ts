import { PassingLine } from '#harness/net/index.ts';
import { Conversation, type Depth, type End } from '#src/dissect/index.ts';
import { type Cancel, type Clock, type Line, LineError } from '#src/io/index.ts';
import { Lane, type LaneEnds } from './lane.ts';
import type { LineEnd, Meddler } from './meddler.ts';
import { Packets } from './packets.ts';

/** A line with somebody in between. `end` is the end that its holder has. */
export class MeddledLine extends PassingLine {
  readonly #clock: Clock;
  readonly #in: Lane;
  readonly #out: Lane;
  /** `left`: its holder has closed or reset it, or a meddler has; nothing more passes. */
  #state: 'live' | 'left' | 'over' = 'live';
  /** The line below is gone, though its holder may not know yet. */
  #isGone = false;
  /** The line below takes no more for now. */
  #isFull = false;
  /** The holder was told to wait. */
  #isOwed = false;
  #isPaused = false;
  /** The line below is not read, for its holder's sake or for ours. */
  #isUnread = false;
  /** How a meddler ended it. */
  #cause: LineError | undefined;
  #linger: Cancel | undefined;

  constructor(line: Line, clock: Clock, end: End, meddlers: readonly Meddler[], depth?: Depth, most?: number) {
    super(line);
    this.#clock = clock;
    const conversation = new Conversation(depth);
    const lane = (going: Meddler['going'], from: End, ends: Omit<LaneEnds, 'end' | 'overrun'>) => {
      const own = meddlers.filter((meddler) => meddler.going === going);
      const packets = new Packets(from, conversation);
      return new Lane(own, packets, clock, { ...ends, end: (how) => this.#end(going, how), overrun: () => this.#break('overrun') }, most);
    };
    this.#in = lane('in', end === 'caller' ? 'called' : 'caller', {
      pass: (octets) => super.received(octets),
      answer: (octets) => this.#give(octets),
      idle: () => this.#read(),
    });
    this.#out = lane('out', end, {
      pass: (octets) => this.#give(octets),
      answer: (octets) => super.received(octets),
      idle: () => this.#settle(),
    });
  }

  /** Lets go of what waits in either direction. */
  release(): void {
    this.#in.release();
    this.#out.release();
  }

  override opened(): void {
    this.#out.begin();
    if (this.#state !== 'live') return;
    super.opened();
    this.#in.begin();
  }

  /** A line that was accepted has its holder: those who meddle with its opening have their turn. */
  began(): void {
    if (this.#state !== 'live') return;
    this.#out.begin();
    this.#in.begin();
  }

  override send(octets: Uint8Array): boolean {
    if (this.#state !== 'live') return true;
    this.#out.push(octets);
    const isTaken = this.#state !== 'live' || (!this.#isFull && this.#out.isClear);
    this.#isOwed ||= !isTaken;
    return isTaken;
  }

  override received(octets: Uint8Array): void {
    if (this.#state !== 'live') return;
    this.#in.push(octets);
    if (this.#isLive() && !this.#in.isClear) this.#unread();
  }

  override drained(): void {
    this.#isFull = false;
    this.#settle();
  }

  override pause(): void {
    this.#isPaused = true;
    this.#in.stop();
    this.#unread();
  }

  override resume(): void {
    this.#isPaused = false;
    this.#in.start();
    this.#read();
  }

  /** Closes behind all that waits to go out. What is held for good is waited for no longer than by any line. */
  override close(): void {
    if (this.#state !== 'live') return;
    this.#leave();
    this.#in.clear();
    if (this.#isGone) return this.#tellSoon();
    this.#out.after(() => super.close());
    if (this.#out.isHeld) this.#linger = this.#clock.alarm(LINGER, () => this.#out.isHeld && this.reset());
  }

  override reset(): void {
    if (this.#state === 'over') return;
    this.#leave();
    this.#in.clear();
    this.#out.clear();
    if (this.#isGone) this.#tellSoon();
    else super.reset();
  }

  override closed(cause?: LineError): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#out.clear();
    // Who reads nothing hears of a reset all the same, and of a close when all before it is read.
    if (this.#state !== 'live' || (cause !== undefined && !this.#in.isWaiting)) this.#tell(cause);
    else this.#in.after(() => this.#tell(cause));
  }

  #give(octets: Uint8Array): void {
    if (!super.send(octets)) this.#isFull = true;
  }

  #unread(): void {
    this.#isUnread = true;
    super.pause();
  }

  /** Reads on, unless its holder does not, or something waits. */
  #read(): void {
    if (!this.#isUnread || !this.#isLive() || this.#isGone || this.#isPaused || !this.#in.isClear) return;
    this.#isUnread = false;
    super.resume();
  }

  #settle(): void {
    if (!this.#isOwed || this.#isFull || !this.#out.isClear || this.#state !== 'live') return;
    this.#isOwed = false;
    super.drained();
  }

  /** A meddler ends it. Whom it keeps from hearing more hears of a FIN, and that is the end both ways for who holds a line. */
  #end(going: Meddler['going'], how: LineEnd): void {
    if (how !== 'finish') return this.#break(how);
    if (going === 'out') super.finish();
    else this.#break('close');
  }

  /** A meddler ends the line, or must. */
  #break(how: 'close' | 'reset' | 'overrun'): void {
    if (this.#state === 'over' || this.#isGone) return;
    this.#leave();
    this.#in.clear();
    this.#out.clear();
    if (how === 'close') return super.close();
    this.#cause = new LineError(how, BROKEN[how]);
    super.reset();
  }

  #leave(): void {
    this.#state = 'left';
  }

  /** What it says is not what it said before a call. */
  #isLive(): boolean {
    return this.#state === 'live';
  }

  #tellSoon(): void {
    this.#clock.alarm(0, () => this.#tell());
  }

  #tell(cause?: LineError): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#linger?.();
    this.#in.over();
    this.#out.over();
    super.closed(this.#cause ?? cause);
  }
}

const BROKEN = { reset: 'the line was reset on its way', overrun: 'more waits on the line than may' } as const;
/** How long a close may be held, in milliseconds, as `LISTEN_LIMITS` has it for a line. */
const LINGER = 10_000;
