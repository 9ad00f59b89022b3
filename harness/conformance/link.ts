import { type LineId, lineIdOf } from '#harness/run/index.ts';
import { Conversation, type End, type Pdu, tpktTree } from '#src/dissect/index.ts';
import type { Clock, Line, LineError, LineHandler } from '#src/io/index.ts';
import { Framer } from '#src/tpkt/index.ts';
import { type Heard, seenAs } from './known.ts';

/** What happens on a link, one thing at a time: a packet with its PDUs, its end, or that nothing came in time. */
export type Happening =
  | { readonly kind: 'packet'; readonly pdus: readonly Pdu[]; readonly at: number; readonly frame: number }
  | { readonly kind: 'closed' | 'reset'; readonly at: number }
  | { readonly kind: 'silence'; readonly at: number };

/** What a link needs from its run. */
export interface LinkTerms {
  readonly clock: Clock;
  /** Which end we are. */
  readonly end: End;
  /** The last frame of the capture so far. */
  readonly frame: () => number;
}

/** One connection with the endpoint: what is said, what is heard, and nothing that answers by itself. */
export class Link implements LineHandler {
  readonly heard: Heard[] = [];
  readonly #line: Line;
  readonly #terms: LinkTerms;
  readonly #conversation = new Conversation();
  readonly #framers = { us: new Framer(), them: new Framer() };
  readonly #happened: Happening[] = [];
  #wait: (() => void) | undefined;
  #opened: (() => void) | undefined;
  #end: Exclude<Happening, { kind: 'packet' | 'silence' }> | undefined;
  #isOpen = false;
  #trouble: string | undefined;
  #left = false;
  #octets = 0;
  #isGone = false;

  constructor(line: Line, terms: LinkTerms) {
    this.#line = line;
    this.#terms = terms;
    line.on(this);
  }

  /** The name of its line in the run stream. */
  get line(): LineId {
    const { local, remote } = this.#line;
    return this.#terms.end === 'caller' ? lineIdOf(local, remote) : lineIdOf(remote, local);
  }

  /** Opens a line that was dialled; false: it did not come about in time. */
  async open(within: number): Promise<boolean> {
    const cancel = this.#terms.clock.alarm(within, () => this.#opened?.());
    await new Promise<void>((resolve) => {
      this.#opened = resolve;
      this.#line.open();
    });
    cancel();
    return this.#isOpen;
  }

  /** Of the clock that it waits by. */
  get now(): number {
    return this.#terms.clock.now();
  }

  /** How it ended; undefined while it stands. */
  get end(): 'closed' | 'reset' | undefined {
    return this.#end?.kind;
  }

  /** Whether it is over, whoever ended it. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** What kept it from opening. */
  get trouble(): string {
    return this.#trouble ?? 'nobody answers';
  }

  /** Sends octets as they are, in one write. */
  send(octets: Uint8Array): void {
    this.#listen('us', octets);
    this.#line.send(octets);
  }

  /** The next thing that happens, or silence when the time is over. What has happened already comes at once. */
  async next(within: number): Promise<Happening> {
    const { clock } = this.#terms;
    // A process that was held up finds its time over before it has read what has come: it reads once more.
    for (const ms of [within, GRACE]) {
      if (this.#happened.length > 0 || this.#end) break;
      let cancel = (): void => {};
      await new Promise<void>((resolve) => {
        this.#wait = resolve;
        cancel = clock.alarm(ms, resolve);
      });
      cancel();
      this.#wait = undefined;
    }
    return this.#happened.shift() ?? this.#end ?? { kind: 'silence', at: clock.now() };
  }

  /** Ends the link from our side. What happens afterwards is not told. */
  leave(how: 'close' | 'reset'): void {
    this.#left = true;
    this.#line[how]();
  }

  opened(): void {
    this.#isOpen = true;
    this.#opened?.();
  }

  received(octets: Uint8Array): void {
    if (this.#left) return;
    this.#octets += octets.length;
    // Who floods us is not read any more: what a case waits for would have come by then.
    if (this.#octets > MOST_HEARD) return this.#line.pause();
    for (const happening of this.#listen('them', octets)) this.#happened.push(happening);
    if (this.#happened.length > 0) this.#wait?.();
  }

  drained(): void {}

  closed(cause?: LineError): void {
    this.#isGone = true;
    if (!this.#left) this.#end = { kind: cause ? 'reset' : 'closed', at: this.#terms.clock.now() };
    this.#trouble = cause?.message;
    this.#opened?.();
    this.#wait?.();
  }

  #listen(by: Heard['by'], octets: Uint8Array): readonly Happening[] {
    const { clock, frame, end } = this.#terms;
    const from: End = by === 'us' ? end : end === 'caller' ? 'called' : 'caller';
    const framer = this.#framers[by];
    const wasBroken = Boolean(framer.fault);
    const at = { at: clock.now(), frame: frame() };
    const packets = framer.push(octets).map(({ nsdu, reserved }) => {
      const packet = { octets: wholeOf(nsdu) };
      const pdus = this.#conversation.packet(from, nsdu, reserved);
      // One by one: a TSDU may have more SPDUs than a call has arguments.
      for (const pdu of pdus) this.heard.push({ pdu, by, packet, ...at });
      return { kind: 'packet', pdus, ...at } as const;
    });
    const { fault } = framer;
    if (wasBroken || fault === undefined) return packets;
    const broken = brokenPacket(octets, fault.message);
    this.heard.push({ pdu: broken, by, packet: { octets }, ...at });
    return [...packets, { kind: 'packet', pdus: [broken], ...at }];
  }
}

/** Octets that an endpoint may say on one link: nobody asks for as many. */
const MOST_HEARD = 16 * 1024 * 1024;
/** Milliseconds that are added to every wait. */
const GRACE = 20;

/** The packet that an NSDU came in: the framer gives views, and the header stands before them. */
const wholeOf = (nsdu: Uint8Array): Uint8Array => new Uint8Array(nsdu.buffer, nsdu.byteOffset - HEADER, nsdu.length + HEADER);
const HEADER = 4;

/** Octets that are no packet. */
const brokenPacket = (octets: Uint8Array, error: string): Pdu => ({
  layer: 'tpkt',
  kind: 'invalid',
  fields: { error },
  octets,
  tree: () => tpktTree(octets),
});

/** What is in a packet, in the words of cases. */
export const wordsOf = (pdus: readonly Pdu[]): readonly string[] => pdus.map(seenAs);
