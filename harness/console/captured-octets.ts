import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { type Listener, type Place, readCapture, type Strange, type Stream } from '#harness/packets/index.ts';
import { Conversation, type End } from '#src/dissect/index.ts';
import type { FrameTold, Past } from './past.ts';
import { frameTold, spoken } from './spoken-frame.ts';

/** The octets of frames in a capture, which may still grow: it is read up to the frame that is asked for. */
export class CapturedOctets implements Pick<Past, 'frame'> {
  readonly #source: () => string | Readable | undefined;
  #reading: Promise<unknown> = Promise.resolve();

  /** `source`: its path, or itself; undefined: there is none. */
  constructor(source: () => string | Readable | undefined) {
    this.#source = source;
  }

  /** One after the other: reading costs. */
  frame(frame: number): Promise<FrameTold | undefined> {
    const asked = this.#reading.then(() => this.#frame(frame));
    this.#reading = asked.catch(() => {});
    return asked;
  }

  async #frame(frame: number): Promise<FrameTold | undefined> {
    const source = this.#source();
    if (source === undefined || (typeof source === 'string' && !existsSync(source))) return undefined;
    const stop = new AbortController();
    const found = new Found(frame, () => stop.abort());
    await readCapture(source, found, { signal: stop.signal });
    return found.told;
  }
}

/** Hears a capture up to one frame, and keeps what is said in that. */
class Found implements Listener {
  readonly #frame: number;
  readonly #past: () => void;
  readonly #conversations = new WeakMap<Stream, Conversation>();
  readonly #packets: { readonly tpkt: Uint8Array; readonly said?: { readonly from: End; readonly stream: Stream } }[] = [];

  constructor(frame: number, past: () => void) {
    this.#frame = frame;
    this.#past = past;
  }

  get told(): FrameTold | undefined {
    if (this.#packets.length === 0) return undefined;
    const octets = new Uint8Array(this.#packets.reduce((sum, { tpkt }) => sum + tpkt.length, 0));
    let at = 0;
    const packets = this.#packets.map(({ tpkt, said }) => {
      octets.set(tpkt, at);
      at += tpkt.length;
      const packet = octets.subarray(at - tpkt.length, at);
      return said ? spoken(this.#of(said.stream), said.from, packet) : { tpkt: packet, pdus: [] };
    });
    return frameTold(octets, packets);
  }

  tpkt(stream: Stream, from: End, octets: Uint8Array, start: number, end: number, { frame }: Place): void {
    if (frame > this.#frame) return this.#past();
    const tpkt = octets.subarray(start, end);
    // What holds during the call alone is kept as a copy.
    if (frame === this.#frame) this.#packets.push({ tpkt: tpkt.slice(), said: { stream, from } });
    else spoken(this.#of(stream), from, tpkt);
  }

  strange(_stream: Stream, _from: End, octets: Uint8Array, start: number, end: number, _why: Strange, { frame }: Place): void {
    if (frame === this.#frame) this.#packets.push({ tpkt: octets.slice(start, end) });
  }

  gap(stream: Stream, from: End): void {
    this.#of(stream).lost(from);
  }

  #of(stream: Stream): Conversation {
    const known = this.#conversations.get(stream) ?? new Conversation();
    this.#conversations.set(stream, known);
    return known;
  }
}
