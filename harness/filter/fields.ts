import type { Verdict } from '#harness/run/index.ts';

/** What a field holds, and so which operators it takes. Labels are told apart without regard to capitals. */
export type FieldKind = 'text' | 'label' | 'octets' | 'number' | 'time' | 'flag';

export type Operator = '=' | '!=' | '~' | '<' | '<=' | '>' | '>=';

/** One field of the grammar. */
export interface Field {
  readonly kind: FieldKind;
  /** In our own words, for help and documentation. */
  readonly about: string;
  /** All that it can be; absent: anything. */
  readonly words?: readonly string[];
  /** Other words for some of them. */
  readonly synonyms?: Readonly<Record<string, string>>;
}

export type FieldName = keyof typeof FIELDS;

export type Value = string | number | boolean;

/** What a filter is asked about. Of a field with several values any may match. `t` is in milliseconds since the start, as in the run stream. */
export type Subject = { readonly [Name in FieldName]?: Value | readonly (string | number)[] };

/** The field of that name. */
export const fieldNamed = (name: string): FieldName | undefined => (Object.hasOwn(FIELDS, name) ? (name as FieldName) : undefined);

/** What is known of a field. */
export const fieldOf = (name: FieldName): Field => FIELDS[name];

/** The operators that a kind of field takes. */
export const OPERATORS: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: ['=', '!=', '~'],
  label: ['=', '!=', '~'],
  octets: ['=', '!=', '~'],
  number: ['=', '!=', '<', '<=', '>', '>='],
  time: ['=', '!=', '<', '<=', '>', '>='],
  flag: ['=', '!='],
};

const LAYERS = ['tcp', 'tpkt', 'cotp', 'session', 'pres', 'acse', 'rtse', 'p1', 'p22', 'user'];
const VERDICTS: readonly Verdict[] = ['none', 'pass', 'warn', 'inconclusive', 'xfail', 'fail', 'xpass', 'error', 'n/a'];

// biome-ignore format: a table
/** The fields, for the command line, files and the console. */
export const FIELDS = {
  host:      { kind: 'text',   about: 'the host at which it was seen' },
  connector: { kind: 'text',   about: 'the connector that it belongs to' },
  peer:      { kind: 'text',   about: 'the other side: a host or an address' },
  dir:       { kind: 'text',   about: 'the direction' },
  layer:     { kind: 'label',  about: 'the layer', words: LAYERS, synonyms: { ses: 'session', presentation: 'pres' } },
  pdu:       { kind: 'label',  about: 'the kind of a PDU' },
  ref:       { kind: 'number', about: 'a reference of the transport connection' },
  tsel:      { kind: 'octets', about: 'a TSEL of either side' },
  called:    { kind: 'octets', about: 'a called selector' },
  calling:   { kind: 'octets', about: 'a calling selector' },
  len:       { kind: 'number', about: 'the length in octets' },
  verdict:   { kind: 'text',   about: 'the verdict', words: VERDICTS },
  case:      { kind: 'text',   about: 'the identifier of a case' },
  frame:     { kind: 'number', about: 'the number of the frame, as in Wireshark' },
  t:         { kind: 'time',   about: 'the time since the start' },
  line:      { kind: 'number', about: 'the number of the TCP connection' },
  retry:     { kind: 'flag',   about: 'whether it is a repeated attempt' },
} as const satisfies Readonly<Record<string, Field>>;
