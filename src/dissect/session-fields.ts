import {
  ABORT_BITS,
  EXCEPTION_REASONS,
  REFUSE_REASONS,
  type Spdu,
  type SpduKind,
  type SpduParameterName,
  spduValue,
  UNITS,
} from '#src/session/index.ts';
import { hex, textIn } from './hex.ts';
import { type Fields, reasoned } from './pdu.ts';

/** What an SPDU says besides its user data. */
export const fieldsOf = (spdu: Spdu): Fields => ({ ...parametersOf(spdu), ...REASONS[spdu.kind]?.(spdu) });

const parametersOf = ({ parameters }: Spdu): Fields =>
  Object.fromEntries(
    SHOWN.flatMap(([parameter, name, show]) => {
      const value = spduValue(parameters, parameter);
      return value === undefined ? [] : [[name, show(value)]];
    }),
  );

/** The functional units by their bits. */
export const unitsIn = (value: Uint8Array): readonly string[] => {
  const bits = value.reduce((number, octet) => number * 256 + octet, 0);
  return Object.entries(UNITS).flatMap(([name, { bit }]) => ((bits & bit) === 0 ? [] : [name]));
};
/** The tokens of a token item. */
export const tokensIn = (value: Uint8Array): readonly string[] => TOKENS.filter((_, place) => ((value[0]! >> (2 * place)) & 1) === 1);
/** By their bits in a token item, from the right, two bits apart (X.225 §8.3.16.3). */
const TOKENS = ['data', 'minor', 'major', 'release'] as const;

// biome-ignore format: a table
/** The parameters that are told, under which name, and how. */
const SHOWN: readonly (readonly [parameter: SpduParameterName, name: string, show: (value: Uint8Array) => unknown])[] = [
  ['calledSsel',    'called',      hex],
  ['callingSsel',   'calling',     hex],
  ['version',       'version',     ([bits]) => bits],
  ['units',         'units',       unitsIn],
  ['initialSerial', 'serial',      textIn],
  ['activity',      'activity',    hex],
  ['oldActivity',   'oldActivity', hex],
  ['oldSerial',     'oldSerial',   textIn],
  ['serial',        'serial',      textIn],
  ['tokenItem',     'tokens',      tokensIn],
];

type Reasoning = (spdu: Spdu) => Fields;
const exception: Reasoning = ({ parameters }) => reasoned(EXCEPTION_REASONS, spduValue(parameters, 'reason')?.[0]);
const aborting: Reasoning = ({ parameters }) => {
  const bits = spduValue(parameters, 'transportDisconnect')?.[0] ?? 0;
  const says = Object.values(ABORT_BITS).filter(({ code }) => code > 1 && (bits & code) !== 0);
  return { reason: bits, says: says.map((each) => each.says).join(', ') || undefined };
};

/** Why an SPDU that ends or breaks off something does so. */
const REASONS: { readonly [K in SpduKind]?: Reasoning } = {
  RF: ({ parameters }) => reasoned(REFUSE_REASONS, spduValue(parameters, 'reason')?.[0]),
  AB: aborting,
  ED: exception,
  AI: exception,
  AD: exception,
};
