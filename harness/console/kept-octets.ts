import type { LineId, RunEvent } from '#harness/run/index.ts';
import { Conversation, type End } from '#src/dissect/index.ts';
import { Framer } from '#src/tpkt/index.ts';
import type { FrameTold, Past } from './past.ts';
import { frameTold, type Packet } from './spoken-frame.ts';

interface Kept {
  readonly frame: number;
  readonly line: LineId;
  readonly from: End;
  readonly octets: Uint8Array;
}

/** The octets of a run that goes on, as many of the last as there is room for. They are read when somebody asks. */
export class KeptOctets implements Pick<Past, 'frame'> {
  readonly #room: number;
  readonly #frames = new Map<number, Kept>();
  /** The frames of each line: a line may have the name of an older one. */
  readonly #lines = new Map<LineId, Set<number>>();
  readonly #calls = new Map<number, Set<number>>();
  /** None before it is kept: their numbers only rise. */
  #oldest = 0;
  #size = 0;

  /** `room`: in octets. */
  constructor(room = ROOM) {
    this.#room = room;
  }

  add(event: RunEvent): void {
    if (event.type === 'link.open') this.#lines.set(event.line, new Set());
    if (event.type === 'link.close') this.#lines.delete(event.line);
    if (event.type !== 'octets' || event.frame === undefined) return;
    const { frame, line, from, octets } = event;
    this.#frames.set(frame, { frame, line, from, octets });
    const call = this.#lines.get(line) ?? new Set();
    this.#lines.set(line, call);
    call.add(frame);
    this.#calls.set(frame, call);
    this.#size += octets.length + OVERHEAD;
    while (this.#size > this.#room && this.#frames.size > 1) this.#drop();
  }

  async frame(frame: number): Promise<FrameTold | undefined> {
    const asked = this.#frames.get(frame);
    if (asked === undefined) return undefined;
    const conversation = new Conversation();
    const framers: Readonly<Record<End, Framer>> = { caller: new Framer(), called: new Framer() };
    for (const before of this.#calls.get(frame)!) {
      const each = this.#frames.get(before);
      if (each === undefined) continue;
      const packets = framers[each.from]
        .push(each.octets)
        .map(({ nsdu, reserved }): Packet => ({ tpkt: packetOf(nsdu), pdus: conversation.packet(each.from, nsdu, reserved) }));
      if (before === frame) return frameTold(asked.octets, packets);
    }
    return undefined;
  }

  #drop(): void {
    while (!this.#frames.has(this.#oldest)) this.#oldest++;
    const { octets } = this.#frames.get(this.#oldest)!;
    this.#frames.delete(this.#oldest);
    this.#calls.get(this.#oldest)?.delete(this.#oldest);
    this.#calls.delete(this.#oldest);
    this.#size -= octets.length + OVERHEAD;
  }
}

/** What an NSDU was found in: its header stands before it, wherever it was put together. */
const packetOf = (nsdu: Uint8Array): Uint8Array => new Uint8Array(nsdu.buffer, nsdu.byteOffset - HEADER, nsdu.length + HEADER);

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
/** What a frame takes besides its octets, about. */
const OVERHEAD = 256;
const ROOM = 64 * 1024 * 1024;
