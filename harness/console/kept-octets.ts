import type { LineId, RunEvent } from '#harness/run/index.ts';
import { Conversation, type End } from '#src/dissect/index.ts';
import { Framer } from '#src/tpkt/index.ts';
import type { FrameTold, Past } from './past.ts';
import { frameTold, type Packet } from './spoken-frame.ts';

interface Kept {
  readonly from: End;
  readonly octets: Uint8Array;
  readonly call: Call;
}

/** The frames of a line, in order; those before `first` are kept no longer. */
interface Call {
  frames: number[];
  first: number;
}

/** The octets of a run that goes on, as many of the last as there is room for. They are read when somebody asks. */
export class KeptOctets implements Pick<Past, 'frame'> {
  readonly #room: number;
  readonly #frames = new Map<number, Kept>();
  /** A line may have the name of an older one. */
  readonly #lines = new Map<LineId, Call>();
  /** None before it is kept: their numbers only rise. */
  #oldest = 0;
  #size = 0;

  /** `room`: in octets. */
  constructor(room = ROOM) {
    this.#room = room;
  }

  add(event: RunEvent): void {
    if (event.type === 'link.open') this.#lines.set(event.line, { frames: [], first: 0 });
    if (event.type === 'link.close') this.#lines.delete(event.line);
    if (event.type !== 'octets' || event.frame === undefined) return;
    const { frame, line, from, octets } = event;
    const call = this.#lines.get(line) ?? { frames: [], first: 0 };
    this.#lines.set(line, call);
    call.frames.push(frame);
    this.#frames.set(frame, { from, octets, call });
    this.#size += octets.length + OVERHEAD;
    while (this.#size > this.#room && this.#frames.size > 1) this.#drop();
  }

  async frame(frame: number): Promise<FrameTold | undefined> {
    const asked = this.#frames.get(frame);
    if (asked === undefined) return undefined;
    const conversation = new Conversation();
    const framers: Readonly<Record<End, Framer>> = { caller: new Framer(), called: new Framer() };
    const { frames, first } = asked.call;
    for (const before of frames.slice(first)) {
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
    const { octets, call } = this.#frames.get(this.#oldest)!;
    this.#frames.delete(this.#oldest);
    this.#size -= octets.length + OVERHEAD;
    // The oldest of all is the oldest of its call.
    call.first += 1;
    if (call.first < MOST_GONE || call.first * 2 < call.frames.length) return;
    call.frames = call.frames.slice(call.first);
    call.first = 0;
  }
}

/** What an NSDU was found in: its header stands before it, wherever it was put together. */
const packetOf = (nsdu: Uint8Array): Uint8Array => new Uint8Array(nsdu.buffer, nsdu.byteOffset - HEADER, nsdu.length + HEADER);

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
/** What a frame takes besides its octets, about. */
const OVERHEAD = 256;
const ROOM = 64 * 1024 * 1024;
/** Of one call that are kept no longer, and are not let go of yet. */
const MOST_GONE = 1024;
