import type { RunEvent } from '#harness/run/index.ts';
import { printable } from './printable.ts';
import { REFUSING } from './refusals.ts';

export type Pdu = Extract<RunEvent, { type: 'pdu' }>;
/** A PDU, whoever told it. */
export type Spoken = Pick<Pdu, 'layer' | 'kind' | 'fields'>;
type Fields = Pdu['fields'];

/** A transfer, as far as it has come. */
export interface Transfer {
  readonly octets: number;
  readonly checkpoints: number;
}

/** The PDUs of a TSDU in one line of text, `CN CP AARQ RTORQ MTABindArgument  ALPHA`; none of what is a step of a transfer alone. */
export const said = (tsdu: readonly Pdu[], transfer: Transfer | undefined): string | undefined => {
  const heard = tsdu.filter(isHeard);
  const apdu = heard.find(isApdu);
  if (apdu || (transfer && tsdu.some(isEnd))) return apduSays(apdu, transfer);
  if (heard.length === 0) return undefined;
  return [heard.map(({ kind }) => kind).join(' '), detailsOf(heard)].filter(Boolean).join('  ');
};

/** What is worth saying of PDUs besides what they are: why they refuse or end something, or else what they name and agree on. */
export const detailsOf = (pdus: readonly Spoken[]): string => {
  if (!pdus.some(isTelling)) return '';
  const why = pdus.findLast(saysWhy);
  const details = why ? [whySays(why)] : pdus.toReversed().flatMap((pdu) => DETAILS[`${pdu.layer} ${pdu.kind}`]?.(pdu.fields) ?? []);
  return printable(details.join(', '));
};

/** `102 KB in 4 checkpoints`: the end counts as one. */
export const transferSays = ({ octets, checkpoints }: Transfer): string =>
  `${sizeSays(octets)}${checkpoints > 0 ? ` in ${checkpoints + 1} checkpoints` : ''}`;

/** Octets for people: small numbers as they are. */
export const sizeSays = (octets: number): string => (octets < 10_000 ? `${octets} octets` : `${Math.round(octets / 1000)} KB`);

/** The part of an MTS identifier by which people know a message: `ALPHA-000001`. */
export const localIn = (identifier: unknown): string => {
  const text = String(identifier);
  const at = text.lastIndexOf('l=');
  return at < 0 ? text : text.slice(at + 2);
};

/** An APDU that was transferred: what it is called, its subject, whom it is about, its size. */
export const apduSays = (apdu: Spoken | undefined, transfer: Transfer | undefined): string => {
  const { identifier, about, subject, results, octets } = apdu?.fields ?? {};
  const size = { octets: Number(octets ?? transfer?.octets), checkpoints: transfer?.checkpoints ?? 0 };
  const name = identifier === undefined ? '' : ` ${localIn(identifier)}`;
  const title = subject === undefined ? '' : ` "${subject}"`;
  const report = about === undefined ? '' : `${printable(`about ${localIn(about)}: ${listed(results)}`)}, `;
  return `${printable(`${apdu?.kind ?? 'transfer'}${name}${title}`)}, ${report}${transferSays(size)}`;
};

/** A refusal or an end: on which layer, and why, in words and in numbers. */
const whySays = ({ layer, fields: { says, reason } }: Spoken): string =>
  `${LAYERS[layer] ?? layer}: ${says}${reason === undefined ? '' : ` (${reason})`}`;

/** The innermost reason counts; that a release is one as usual needs no word. */
const saysWhy = ({ kind, fields: { says, reason } }: Spoken): boolean => says !== undefined && !(RELEASES.has(kind) && reason === 0);

/** Whether a PDU may have anything to say: most are steps of something, and their fields need not even be asked for. */
const isTelling = ({ kind }: Spoken): boolean => TELLING.has(kind);

const isHeard = ({ layer, kind }: Pdu): boolean => !STEPS.has(`${layer} ${kind}`);
/** Whether it is an APDU that was transferred. */
export const isApdu = ({ layer, kind }: Spoken): boolean => layer === 'p1' && APDUS.has(kind);
const isEnd = ({ layer, kind }: Pdu): boolean => layer === 'session' && kind === 'AE';

/** What is a step of something, and is told with all of it. */
const STEPS: ReadonlySet<string> = new Set([
  'cotp DT',
  ...['AS', 'DT', 'MIP', 'MIA', 'AE', 'AEA', 'GTA'].map((kind) => `session ${kind}`),
  'rtse RTTR',
]);
const RELEASES: ReadonlySet<string> = new Set(['RLRQ', 'RLRE']);
const APDUS: ReadonlySet<string> = new Set(['message', 'probe', 'report', 'MTS-APDU']);

const LAYERS: Readonly<Record<string, string>> = { cotp: 'transport', p1: 'bind' };

const listed = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : String(value));

/** A selector in hexadecimal as text where it is one. */
const quoted = (selector: unknown): string => {
  const digits = String(selector ?? '');
  const octets = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return octets.every((octet) => octet >= 0x20 && octet < 0x7f) ? `"${String.fromCharCode(...octets)}"` : digits;
};

const parameter = ({ parameters }: Fields, code: string): string | undefined =>
  (parameters as readonly { readonly code: string; readonly value: string }[] | undefined)?.find((each) => each.code === code)?.value;

const tselectors = (fields: Fields): readonly string[] => [
  `called ${quoted(parameter(fields, 'c2'))} calling ${quoted(parameter(fields, 'c1'))}`,
];

/** Selectors of the layers above, which are blank for the most part. */
const selectors =
  (letter: 'S' | 'P') =>
  ({ called, calling, responding }: Fields): readonly string[] =>
    Object.entries({ called, calling, responding }).flatMap(([who, selector]) =>
      selector === undefined ? [] : [`${who} ${letter} ${quoted(selector)}`],
    );

const inMode = ({ mode }: Fields): readonly string[] => (mode === 'x410-1984' ? ['X.410 mode'] : []);

const sizes = ({ checkpoint, window, recovers }: Fields): readonly string[] => [
  checkpoint === 0 ? 'no checkpoints' : `checkpoint ${checkpoint} KB`,
  `window ${window}`,
  ...(recovers ? ['goes on with a transfer'] : []),
];

const named = ({ name }: Fields): readonly string[] => [name === undefined ? 'no name' : String(name)];
const invalid = ({ error }: Fields): readonly string[] => [String(error)];

/** What is worth saying of a PDU besides what it is. */
const DETAILS: Readonly<Record<string, (fields: Fields) => readonly string[]>> = {
  'cotp CR': tselectors,
  'cotp CC': tselectors,
  'cotp DR': ({ reason }) => [`reason ${String(reason)}`], // of no known words
  'session CN': selectors('S'),
  'session AC': selectors('S'),
  'session AR': ({ oldSerial }) => [`goes on behind checkpoint ${String(oldSerial)}`],
  'presentation CP': (fields) => [...selectors('P')(fields), ...inMode(fields)],
  'presentation CPA': selectors('P'),
  'rtse RTORQ': ({ recovers }) => (recovers ? ['goes on with a transfer'] : []),
  'rtse RTOAC': sizes,
  'rtse RTTP': ({ priority }) => [`priority ${String(priority)}`],
  'p1 MTABindArgument': named,
  'p1 MTABindResult': named,
  ...Object.fromEntries(['tpkt', 'cotp', 'session', 'presentation', 'acse', 'rtse', 'p1'].map((layer) => [`${layer} invalid`, invalid])),
};

const TELLING: ReadonlySet<string> = new Set([...REFUSING, 'AARE', ...RELEASES, ...Object.keys(DETAILS).map((row) => row.split(' ')[1]!)]);

/** The PDUs of a TSDU in one line of text, whatever they are a step of. */
export const stepSays = (tsdu: readonly Spoken[]): string => {
  const kinds = tsdu.length > 1 ? tsdu.filter(({ layer, kind }) => `${layer} ${kind}` !== 'cotp DT') : tsdu;
  const last = tsdu.at(-1);
  const size = last?.fields.octets ?? last?.fields.userData;
  const details = detailsOf(tsdu) || (typeof size === 'number' && SIZED.has(last!.kind) ? `${size} octets` : '');
  return [kinds.map(({ kind }) => kind).join(' '), details].filter(Boolean).join('  ');
};
/** Of which their size is all there is to say. */
const SIZED: ReadonlySet<string> = new Set(['DT', 'TD', 'RTTR', 'octets']);
