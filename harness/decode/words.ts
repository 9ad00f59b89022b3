import { apduSays, detailsOf, isApdu } from '#harness/reports/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Sheet } from './sheet.ts';

/** The PDUs of a packet in a line of text: `CN CP AARQ RTORQ MTABindArgument  ALPHA`. */
export const packetSays = (pdus: readonly Pdu[]): string => {
  const [transport] = pdus;
  if (pdus.length === 1 && transport?.kind === 'DT') return pieceSays(transport);
  const above = transport?.kind === 'DT' ? pdus.slice(1) : pdus;
  const apdu = above.find(isApdu);
  let kinds = '';
  for (const pdu of above) if (pdu !== apdu) kinds += kinds === '' ? pdu.kind : ` ${pdu.kind}`;
  const details = apdu ? apduSays(apdu, undefined) : detailsOf(above) || sizeSays(above.at(-1));
  if (details === '') return kinds;
  return kinds === '' ? details : `${kinds}  ${details}`;
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
