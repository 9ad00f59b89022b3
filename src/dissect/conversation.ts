import type { Packet } from '#src/tpkt/index.ts';
import { Call } from './call.ts';
import { readPacket } from './cotp.ts';
import type { End } from './end.ts';
import type { Pdu } from './pdu.ts';

/** What is said on one transport connection, packet by packet: the PDUs of all layers. It keeps what is needed to understand the next. */
export class Conversation {
  readonly #call = new Call();

  /** The PDUs in a packet, the outermost first, and those that it completes. They hold views of its octets. */
  packet(from: End, packet: Packet): readonly Pdu[] {
    return readPacket(this.#call, from, packet);
  }

  /** Octets of that end are missing: what it had begun is given up. */
  lost(from: End): void {
    this.#call.lose(from);
  }
}
