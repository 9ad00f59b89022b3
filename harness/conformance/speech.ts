import {
  decodeTsdu,
  encodeTsdu,
  SPDUS,
  type Spdu,
  type SpduParameterName,
  type SpduValues,
  spduOf,
  spduValue,
} from '#src/session/index.ts';
import type { Known } from './known.ts';
import { MMS } from './speech/mms.ts';
import { MTA } from './speech/mta.ts';
import type { Asking, Words } from './speech/words.ts';
import type { HelloName } from './words.ts';

// biome-ignore format: a table
/** By who stands above transport. Who has no session layer may be told anything. */
const WORDS: Readonly<Record<HelloName, Words>> = { mta: MTA, mms: MMS, s7: MTA, echo: MTA };

/** What is said to the user of associations whom the endpoint has. */
export const wordsFor = ({ hello }: Pick<Known, 'hello'>): Words => WORDS[hello];

/** The CN that is right for the endpoint, with all that it carries up to an MTA bind or an MMS initiate: as our own layers say it. One TSDU. */
export const cnOf = (asking: Asking): Uint8Array => {
  const { terms, mode, hello } = asking;
  const known = CNS.get(terms) ?? new Map<string, Uint8Array>();
  CNS.set(terms, known);
  const key = `${hello} ${mode}`;
  const cn = known.get(key) ?? wordsFor(asking).cn(asking);
  known.set(key, cn);
  // Whoever asks may change it.
  return new Uint8Array(cn);
};

/** Nearly every case begins with one, and it takes a whole stack to say it. */
const CNS = new WeakMap<Asking['terms'], Map<string, Uint8Array>>();

/** The AC that answers the CN of the endpoint, up to the same. One TSDU. */
export const acOf = (known: Known): Uint8Array => wordsFor(known).ac(known);

/** The CN with other values of its parameters, X.225 §8.3.1; undefined takes one away. */
export const cnSaying = (asking: Asking, values: SpduValues): Uint8Array => saying(cnOf(asking), values);

/** A TSDU of one SPDU that is well-formed, with other values of its parameters. */
export const saying = (octets: Uint8Array, values: SpduValues): Uint8Array => {
  const spdu = decodeTsdu(octets)[0]!;
  return encodeTsdu([spduOf(spdu.kind, { ...valuesOf(spdu), ...values }) as Spdu]);
};

/** What an SPDU says in its parameters. */
export const valuesOf = ({ kind, parameters }: Spdu): SpduValues => {
  const names: readonly SpduParameterName[] = SPDUS[kind].has;
  return Object.fromEntries(names.map((name) => [name, spduValue(parameters, name)]));
};
