import { type End, type LineId, Segments, type Stamped } from '#harness/run/index.ts';
import { Conversation } from './tcp-frames.ts';

/** One packet of a line: when (milliseconds since the run began), who spoke, and its octets in parts. */
export interface LinePacket {
  readonly at: number;
  readonly from: End;
  readonly parts: readonly Uint8Array[];
}

/** The events of lines as IP packets, as they come. Nothing is kept of a line that is over. */
export class Packets {
  readonly #segments = new Segments();
  readonly #conversations = new Map<LineId, Conversation>();
  #lines = 0;

  /** What an event becomes. */
  of(event: Stamped): readonly LinePacket[] {
    if (!isOnWire(event)) return NONE;
    if (event.type === 'link.open') this.#conversations.set(event.line, new Conversation(event.line, ++this.#lines));
    const conversation = this.#conversations.get(event.line);
    if (conversation === undefined) return NONE;
    if (event.type === 'link.close') this.#conversations.delete(event.line);
    return this.#segments.of(event).map((segment) => ({ at: event.t, from: segment.from, parts: conversation.packet(segment) }));
  }
}

/** Whether it is told of what passes on a line. */
export const isOnWire = (event: Stamped): event is Extract<Stamped, { type: 'link.open' | 'octets' | 'link.finish' | 'link.close' }> =>
  ON_WIRE.has(event.type);

const ON_WIRE: ReadonlySet<Stamped['type']> = new Set(['link.open', 'octets', 'link.finish', 'link.close']);
const NONE: readonly LinePacket[] = [];
