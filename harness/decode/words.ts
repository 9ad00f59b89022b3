import { apduSays, detailsOf, isApdu } from '#harness/reports/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Sheet } from './sheet.ts';

/** The PDUs of a packet in a line of text: `CN CP AARQ RTORQ MTABindArgument  ALPHA`. */
export const packetSays = (pdus: readonly Pdu[]): string => {
  const [transport] = pdus;
  if (pdus.length === 1 && transport?.kind === 'DT') return pieceSays(transport);
  const above = transport?.kind === 'DT' ? pdus.slice(1) : pdus;
  const apdu = above.find(isApdu);
  const details = apdu ? apduSays(apdu, undefined) : detailsOf(above);
  const kinds = above.flatMap((pdu) => (pdu === apdu ? [] : [pdu.kind]));
  return [kinds.join(' '), details, apdu || details ? '' : sizeSays(above.at(-1))].filter(Boolean).join('  ');
};

/** Writes the same. */
export const writePacket = (sheet: Sheet, pdus: readonly Pdu[]): Sheet => {
  const user = pdus[1];
  // Nearly all that is said on the ports of others: it has nothing to say but its size.
  if (pdus.length === 2 && user?.layer === 'user' && pdus[0]?.kind === 'DT')
    return sheet.text(user.kind).text('  ').number(user.octets.length).text(' octets');
  return sheet.text(packetSays(pdus));
};

/** A DT that completes nothing. */
const pieceSays = ({ fields: { userData, eot } }: Pdu): string => `DT  ${String(userData)} octets${eot === false ? ', goes on' : ''}`;

const sizeSays = (pdu: Pdu | undefined): string => (pdu?.fields.octets === undefined ? '' : `${String(pdu.fields.octets)} octets`);
