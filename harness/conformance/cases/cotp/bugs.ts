import { decodeTpdu, encodeTpdu, type Tpdu, type TpduKind, type TpduOf } from '#src/cotp/index.ts';
import type { Trigger } from '../../sabotage.ts';
import { tpkt } from '../../stimuli.ts';

/** A packet whose TPDU has that code. */
export const coded =
  (code: number): Trigger =>
  ({ octets }) =>
    octets[CODE] === code;

/** A packet with something else in place of its TPDU, which must be one that can be read, and of that kind. */
export const retold =
  <K extends TpduKind>(_: K, change: (tpdu: TpduOf<K>) => Partial<TpduOf<K>>) =>
  (packet: Uint8Array): Uint8Array => {
    const tpdu = decodeTpdu(packet.subarray(HEADER)) as unknown as TpduOf<K>;
    return tpkt(encodeTpdu({ ...tpdu, ...change(tpdu) } as unknown as Tpdu));
  };

/** A CC without the parameters of those codes. */
export const without = (...codes: readonly number[]) =>
  retold('CC', ({ parameters }) => ({ parameters: parameters.filter(({ code }) => !codes.includes(code)) }));

/** Octets of a packet before its TPDU, and the place of the code. */
const HEADER = 4;
const CODE = 5;
