import { DISCONNECT_REASONS, decodeTpdu, REJECT_CAUSES, type Tpdu } from '#src/cotp/index.ts';
import type { Packet } from '#src/tpkt/index.ts';
import type { End } from '../frames.ts';
import type { Call } from './call.ts';
import { readTsdu } from './session.ts';
import { attempted, hex, reasoned, type Told } from './told.ts';

/** The TPDU in a packet, and what it completes. */
export const readPacket = (call: Call, from: End, { nsdu, reserved }: Packet): readonly Told[] => {
  const tpkt = { length: nsdu.length + 4, ...(reserved === 0 ? {} : { reserved }) };
  const read = attempted('cotp', nsdu, () => {
    const tpdu = decodeTpdu(nsdu);
    return [{ layer: 'cotp', kind: tpdu.kind, fields: { ...shown(tpdu), ...whyIn(tpdu) } }, ...carried(call, from, tpdu)];
  });
  return read.map((told) => (told.layer === 'cotp' ? { ...told, fields: { tpkt, ...told.fields } } : told));
};

const whyIn = (tpdu: Tpdu): Told['fields'] => {
  if (tpdu.kind === 'DR') return { says: reasoned(DISCONNECT_REASONS, tpdu.reason).says };
  return tpdu.kind === 'ER' ? { says: reasoned(REJECT_CAUSES, tpdu.rejectCause).says } : {};
};

/** What the last DT of a TSDU carries: most come in one. */
const carried = (call: Call, from: End, tpdu: Tpdu): readonly Told[] => {
  if (tpdu.kind !== 'DT') return [];
  const { tsdu } = call.side(from);
  if (tpdu.eot && tsdu.octets === 0) return readTsdu(call, from, tpdu.userData);
  tsdu.hold(tpdu.userData);
  if (!tpdu.eot) return [];
  const { octets, missing } = tsdu.take();
  return readTsdu(call, from, octets, missing);
};

/** Octets as hexadecimal text, and of user data its length alone. */
const shown = ({ kind: _, parameters, userData, ...fixed }: Tpdu): Told['fields'] => ({
  ...fixed,
  parameters: parameters.map(({ code, value }) => ({ code: hex(Uint8Array.of(code)), value: hex(value) })),
  userData: userData.length,
});
