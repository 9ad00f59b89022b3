import { down, type Layer, NOTHING, up } from '#src/core/index.ts';
import { tpktFaults } from './faults.ts';
import type { NetworkService } from './service.ts';

/** Lets in at the network boundary: a reserved octet other than 0 ends the connection, as strict peers do (Q157015). */
export const strictReserved = (): Layer<NetworkService, NetworkService> => {
  let isBroken = false;
  return {
    fromAbove: (primitive) => [down(primitive)],
    fromBelow(primitive) {
      if (isBroken) return NOTHING;
      if (primitive.kind !== 'N-DATA.indication' || primitive.reserved === undefined) return [up(primitive)];
      isBroken = true;
      const cause = tpktFaults.reserved({ octet: 1, got: primitive.reserved });
      return [up({ kind: 'N-DISCONNECT.indication', cause })];
    },
  };
};

/** Let in at the network boundary: sends what `octet` gives in the place of the reserved octet, as products did that left it unset (Q151626). */
export const withReserved = (octet: () => number): Layer<NetworkService, NetworkService> => ({
  fromAbove: (primitive) => [down(primitive.kind === 'N-DATA.request' ? marked(primitive, octet() & 0xff) : primitive)],
  fromBelow: (primitive) => [up(primitive)],
});

type Data = Extract<NetworkService['down'], { kind: 'N-DATA.request' }>;
const marked = (data: Data, reserved: number): Data => (reserved === 0 ? data : { ...data, reserved });
