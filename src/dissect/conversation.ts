import { Call, type Depth } from './call.ts';
import { readPacket } from './cotp.ts';
import type { End } from './end.ts';
import type { Pdu } from './pdu.ts';

/** What is said on one transport connection, packet by packet: the PDUs of all layers. It keeps what is needed to understand the next. */
export class Conversation {
  readonly #call: Call;

  constructor(depth: Depth = 'whole') {
    this.#call = new Call(depth);
  }

  /**
   * The PDUs in a packet, the outermost first, and those that it completes. They hold views of its octets. `nsdu` is what the packet
   * carries, `reserved` the second octet of its header, RFC 1006 §6.
   */
  packet(from: End, nsdu: Uint8Array, reserved = 0): readonly Pdu[] {
    return readPacket(this.#call, from, nsdu, reserved);
  }

  /** Octets of that end are missing: what it had begun is given up. */
  lost(from: End): void {
    this.#call.lose(from);
  }
}
