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
  return isOfTransfer(pdus) ? writeSteps(sheet, pdus) : sheet.text(packetSays(pdus));
};

/** Whether there is nothing but steps of a transfer, which have nothing to say but sizes, and what was transferred: nearly all packets between MTAs. */
const isOfTransfer = (pdus: readonly Pdu[]): boolean => {
  if (pdus.length < 2 || pdus[0]!.kind !== 'DT') return false;
  for (let index = 1; index < pdus.length; index++)
    if (!isStep(pdus[index]!) && (index < pdus.length - 1 || !isApdu(pdus[index]!))) return false;
  return true;
};

const isStep = ({ layer, kind }: Pdu): boolean => (layer === 'session' && STEPS.has(kind)) || kind === 'RTTR';
const STEPS: ReadonlySet<string> = new Set(['AS', 'DT', 'MIP', 'MIA', 'AE', 'AEA']);

const writeSteps = (sheet: Sheet, pdus: readonly Pdu[]): Sheet => {
  const last = pdus[pdus.length - 1]!;
  const isTransferred = isApdu(last);
  for (let index = 1; index < pdus.length; index++) {
    const { kind } = pdus[index]!;
    if (index > 1) sheet.blanks(isTransferred && index === pdus.length - 1 ? 2 : 1);
    if (!isTransferred || index < pdus.length - 1) sheet.term(kind);
  }
  if (isTransferred) return sheet.text(apduSays(last, undefined));
  return SIZED.has(last.kind) ? sheet.blanks(2).text(sizeSays(last)) : sheet;
};

/** A DT that completes nothing. */
const pieceSays = ({ fields: { userData, eot } }: Pdu): string => `DT  ${String(userData)} octets${eot === false ? ', goes on' : ''}`;

/** Of what nobody reads further the size is all there is to say. */
const sizeSays = (pdu: Pdu | undefined): string =>
  pdu !== undefined && (pdu.layer === 'user' || SIZED.has(pdu.kind)) ? `${String(pdu.fields.octets)} octets` : '';
const SIZED: ReadonlySet<string> = new Set(['RTTR', 'DT', 'TD']);
