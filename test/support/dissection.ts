import type { Stamped } from '#harness/run/index.ts';
import { LAYOUT, type TpduKind } from '#src/cotp/index.ts';
import { ABOVE, saidAbove } from './dissection-above.ts';
import { type Examined, examined, type Row } from './tshark.ts';

/** What tshark complains of, and where its reading of the frames is another than ours. */
export interface Verdict {
  readonly complaints: readonly string[];
  readonly differences: readonly string[];
}

type Pdu = Extract<Stamped, { type: 'pdu' }>;

/** Asks tshark about the capture of a run, and compares it field by field with the `pdu` events of the same run. */
export const dissected = async (events: Iterable<Stamped>, capture: Uint8Array, options: readonly string[] = []): Promise<Verdict> => {
  const { rows, complaints } = await examined(capture, ['frame.number', ...FIELDS], options);
  return { complaints, differences: differencesIn([...events].filter(isPdu), rows) };
};

const isPdu = (event: Stamped): event is Stamped & Pdu => event.type === 'pdu';

const differencesIn = (pdus: readonly Pdu[], rows: Examined<'frame.number' | Field>['rows']): readonly string[] => {
  const byFrame = new Map<number, Pdu[]>();
  for (const pdu of pdus) byFrame.set(pdu.frame, [...(byFrame.get(pdu.frame) ?? []), pdu]);
  const told = new Set(rows.map((row) => Number(row['frame.number'][0])));
  return [
    ...rows.flatMap((row) => differencesOf(byFrame.get(Number(row['frame.number'][0])) ?? [], row)),
    ...pdus.filter(({ frame }) => !told.has(frame)).map(({ frame, kind }) => `${frame}: ${kind}, tshark has no such frame`),
  ];
};

const differencesOf = (pdus: readonly Pdu[], row: Row<'frame.number' | Field>): readonly string[] => {
  const frame = row['frame.number'][0];
  const transport = pdus.filter(({ layer }) => layer === 'tpkt' || layer === 'cotp');
  const above = pdus.filter((pdu) => !transport.includes(pdu));
  const invalid = transport.filter(({ kind }) => kind === 'invalid');
  if (invalid.length > 0) return invalid.map(({ fields }) => `${frame}: we find it invalid, ${fields.error}`);
  const comparable = TRANSPORT.filter((field) => field !== 'cotp.destref' || !transport.some(hasNoDstRef));
  const difference = (field: Field, said: readonly unknown[]): readonly string[] => {
    const ours = said.join(' ');
    const theirs = row[field].map(plain).join(' ');
    return ours === theirs ? [] : [`${frame}: ${field} is ${ours || 'absent'}, tshark says ${theirs || 'absent'}`];
  };
  // What neither can read above transport is for its own layer's tests.
  const isReadable = above.every(({ kind }) => kind !== 'invalid');
  return [
    ...comparable.flatMap((field) =>
      difference(
        field,
        transport.flatMap((pdu) => [...COMPARED[field](wordsOf(pdu))]),
      ),
    ),
    ...(isReadable ? HIGHER.flatMap((field) => difference(field, saidAbove(field, above))) : []),
  ];
};

/** Numbers in decimal, octets without colons. */
const plain = (value: string): string => (/^0x/.test(value) ? `${Number(value)}` : value.replaceAll(':', ''));

/** A PDU as the run tells it: its fields by name, as lists of what is there. */
interface Words {
  readonly kind: TpduKind;
  readonly tpkt: { readonly length: number; readonly reserved?: number };
  readonly parameters: readonly { readonly code: string; readonly value: string }[];
  readonly field: (name: string) => readonly unknown[];
  readonly parameter: (code: string) => readonly string[];
}

const wordsOf = ({ kind, fields }: Pdu): Words => {
  const { tpkt, parameters = [] } = fields as unknown as Pick<Words, 'tpkt' | 'parameters'>;
  return {
    kind: kind as TpduKind,
    tpkt,
    parameters,
    field: (name) => (fields[name] === undefined ? [] : [fields[name]]),
    parameter: (code) => parameters.filter((each) => each.code === code).map(({ value }) => value || NO_OCTETS),
  };
};

/** What tshark says where there are none. */
const NO_OCTETS = '<MISSING>';

const bit = (value: unknown): number => Number(Boolean(value));

/** Where class 0 has no DST-REF, tshark has one of its own making. */
const hasNoDstRef = ({ kind, fields }: Pdu): boolean => kind === 'DT' && fields.format === 'class0';

// biome-ignore format: a table
/** Fields of tshark, and what stands in our PDUs in their place. */
const COMPARED = {
  'tpkt.length':           ({ tpkt }: Words) => [tpkt.length],
  'tpkt.reserved':         ({ tpkt }: Words) => [tpkt.reserved ?? 0],
  'cotp.type':             ({ kind }: Words) => [LAYOUT[kind].code >> 4],
  'cotp.srcref':           ({ field }: Words) => field('srcRef'),
  'cotp.destref':          ({ field }: Words) => field('dstRef'),
  'cotp.class':            ({ field }: Words) => field('classOption').map((value) => Number(value) >> 4),
  'cotp.opts.extended_formats':         ({ field }: Words) => field('classOption').map((value) => (Number(value) >> 1) & 1),
  'cotp.opts.no_explicit_flow_control': ({ field }: Words) => field('classOption').map((value) => Number(value) & 1),
  'cotp.parameter_code':   ({ parameters }: Words) => parameters.map(({ code }) => Number.parseInt(code, 16)),
  'cotp.parameter_length': ({ parameters }: Words) => parameters.map(({ value }) => value.length / 2),
  'cotp.src-tsap-bytes':   ({ parameter }: Words) => parameter('c1'),                                       // and what an ER has under this code
  'cotp.dst-tsap-bytes':   ({ parameter }: Words) => parameter('c2'),
  'cotp.tpdu_size':        ({ parameter }: Words) => parameter('c0').map((value) => 2 ** Number.parseInt(value, 16)),
  'cotp.preferred_maximum_tpdu_size': ({ parameter }: Words) => parameter('f0').map((value) => Number.parseInt(value, 16) * 128),
  'cotp.cause':            ({ field }: Words) => field('reason'),
  'cotp.reject_cause':     ({ field }: Words) => field('rejectCause'),
  'cotp.eot':              ({ field }: Words) => field('eot').map(bit),
  'cotp.tpdu-number':      ({ kind, field }: Words) => (kind === 'DT' || kind === 'ED' ? field('number') : []),
  'cotp.next-tpdu-number': ({ kind, field }: Words) => (kind === 'DT' || kind === 'ED' ? [] : field('number')),
} as const satisfies Readonly<Record<string, (words: Words) => readonly unknown[]>>;

type Field = keyof typeof COMPARED | keyof typeof ABOVE;
const TRANSPORT = Object.keys(COMPARED) as readonly (keyof typeof COMPARED)[];
const HIGHER = Object.keys(ABOVE) as readonly (keyof typeof ABOVE)[];
const FIELDS: readonly Field[] = [...TRANSPORT, ...HIGHER];
