import { apduSays, detailsOf, isApdu } from '#harness/reports/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Sheet } from './sheet.ts';

/** The PDUs of a packet in a line of text: `CN CP AARQ RTORQ MTABindArgument  ALPHA`. */
export const packetSays = (pdus: readonly Pdu[]): string => {
  const [transport] = pdus;
  if (pdus.length === 1 && transport?.kind === 'DT') return pieceSays(transport);
  const last = pdus.at(-1);
  const apdu = last && isApdu(last) ? last : undefined;
  let kinds = '';
  for (const pdu of pdus) if (pdu !== apdu && (pdu !== transport || pdu.kind !== 'DT')) kinds += kinds === '' ? pdu.kind : ` ${pdu.kind}`;
  const details = apdu ? apduSays(apdu, undefined) : detailsOf(pdus) || sizeSays(last);
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

/** Of what nobody reads further the size is all there is to say. */
const sizeSays = (pdu: Pdu | undefined): string =>
  pdu !== undefined && (pdu.layer === 'user' || SIZED.has(pdu.kind)) ? `${String(pdu.fields.octets)} octets` : '';
const SIZED: ReadonlySet<string> = new Set(['RTTR', 'DT', 'TD']);
