import { ProtocolError } from '#src/core/index.ts';
import { decodeTpdu, type Tpdu } from '#src/cotp/index.ts';
import { Framer } from '#src/tpkt/index.ts';
import { hexOf } from './hex.ts';

/**
 * What was answered, in short: `CC c0:0a c1:0100`. References are told where they are not 7 and 1, the class where it is not 0, version and
 * reserved octet of the TPKT where they are not 3 and 0, the length indicator where it is past the end.
 */
export const answered = (octets: Uint8Array, end: string): string => {
  const packets: string[] = [];
  for (let at = 0; at < octets.length; ) {
    const length = (octets[at + 2]! << 8) | octets[at + 3]!;
    packets.push(packetIn(octets.subarray(at, at + Math.max(length, 4))));
    at += Math.max(length, 4);
  }
  return [...packets, ...(end === 'open' ? [] : [end])].join(', ') || 'silent';
};

const packetIn = (packet: Uint8Array): string => {
  const [version = 0, reserved = 0] = packet;
  const nsdu = packet.subarray(4);
  const isPast = nsdu[0]! >= nsdu.length;
  const marks = [version === 3 ? '' : `v${version}`, reserved === 0 ? '' : `r${reserved}`, isPast ? `li${nsdu[0]}` : ''];
  return [...marks.filter(Boolean), tpduIn(isPast ? nsdu.with(0, nsdu.length - 1) : nsdu)].join(' ');
};

const tpduIn = (nsdu: Uint8Array): string => {
  try {
    return told(decodeTpdu(nsdu));
  } catch (error) {
    if (error instanceof ProtocolError) return hexOf(nsdu);
    throw error;
  }
};

const told = (tpdu: Tpdu): string => {
  if (tpdu.kind === 'CC' || tpdu.kind === 'CR') {
    const { dstRef, srcRef, classOption, parameters } = tpdu;
    const references = dstRef === 7 && srcRef === 1 ? [] : [`${dstRef}<${srcRef}`];
    const values = parameters.map(({ code, value }) => `${code.toString(16).padStart(2, '0')}:${hexOf(value)}`);
    return [tpdu.kind, ...references, ...(classOption === 0 ? [] : [`class ${classOption >> 4}`]), ...values].join(' ');
  }
  if (tpdu.kind === 'DR') return `DR ${tpdu.reason} ${tpdu.dstRef}<${tpdu.srcRef}${textOf(tpdu.userData)}`;
  if (tpdu.kind === 'ER') return `ER ${tpdu.rejectCause} ${tpdu.dstRef}`;
  if (tpdu.kind === 'DC') return `DC ${tpdu.dstRef}<${tpdu.srcRef}`;
  return `${tpdu.kind} ${tpdu.userData.length > 20 ? tpdu.userData.length : hexOf(tpdu.userData)}`;
};

const textOf = (octets: Uint8Array): string => (octets.length === 0 ? '' : ` "${new TextDecoder().decode(octets)}"`);

/** Whether every packet is one by RFC 1006, with a TPDU that can be read. */
export const isSound = (octets: Uint8Array): boolean => {
  const framer = new Framer();
  return framer.push(octets).length > 0 && framer.fault === undefined;
};
