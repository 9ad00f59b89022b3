import { defined, down, type Effect, type Effects, type Layer, NOTHING, up } from '#src/core/index.ts';
import { Framer, frame, type Packet } from './framer.ts';
import type { NetworkService, TcpService } from './service.ts';

/** RFC 1006: packets over TCP. */
export const tpkt = (): Layer<NetworkService, TcpService> => new Tpkt();

type Do = Effects<NetworkService, TcpService>;

class Tpkt implements Layer<NetworkService, TcpService> {
  readonly #framer = new Framer();
  #ended = false;

  fromAbove(primitive: NetworkService['down']): Do {
    if (this.#ended) return NOTHING;
    switch (primitive.kind) {
      case 'N-DATA.request':
        return [down({ kind: 'TCP.send', octets: frame(primitive.nsdu, primitive.reserved, primitive.room) })];
      case 'N-CONNECT.request':
        return [down({ kind: 'TCP.open', to: primitive.to })];
      case 'N-DISCONNECT.request':
        this.#ended = true;
        return [down({ kind: 'TCP.close' })];
    }
  }

  fromBelow(primitive: TcpService['up']): Do {
    if (this.#ended || this.#framer.fault !== undefined) return NOTHING;
    switch (primitive.kind) {
      case 'TCP.received':
        return this.#received(primitive.octets);
      case 'TCP.accepted':
        return [up({ kind: 'N-CONNECT.indication', from: primitive.from })];
      case 'TCP.opened':
        return [up({ kind: 'N-CONNECT.confirm' })];
      case 'TCP.closed':
        this.#ended = true;
        return [up(defined({ kind: 'N-DISCONNECT.indication', cause: primitive.cause }))];
    }
  }

  // At a bad packet the user is told, and closes: so what it answers to good packets before the bad one goes out first.
  #received(octets: Uint8Array): Do {
    const packets = this.#framer.push(octets);
    const cause = this.#framer.fault;
    if (cause === undefined && packets.length === 1) return [indication(packets[0]!)];
    const effects: Effect<NetworkService, TcpService>[] = packets.map(indication);
    if (cause === undefined) return effects;
    return [...effects, up({ kind: 'N-DISCONNECT.indication', cause })];
  }
}

const indication = ({ nsdu, reserved }: Packet) =>
  up(reserved === 0 ? { kind: 'N-DATA.indication', nsdu } : { kind: 'N-DATA.indication', nsdu, reserved });
