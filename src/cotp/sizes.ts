import { cotpFaults } from './faults.ts';
import { type Parameter, valueIn } from './parameters.ts';

// biome-ignore format: a table
/** TPDU sizes by the code of parameter C0, X.224 §13.3.4. Class 0 has the first five. */
export const TPDU_SIZES: Readonly<Record<number, number>> = {
  7: 128, 8: 256, 9: 512, 10: 1024, 11: 2048, 12: 4096, 13: 8192,
};

/** What holds where neither C0 nor F0 is said, RFC 1006 §5. */
export const DEFAULT_TPDU_SIZE = 65531;

/** The most that C0 can grant in class 0, X.224 §13.3.4. */
export const LARGEST_IN_CLASS_0 = 2048;

/** What C0 and F0 say, in octets. */
export interface Sizes {
  readonly tpduSize?: number;
  readonly preferredTpduSize?: number;
}

/** The value of C0, X.224 §13.3.4. */
export const encodeTpduSize = (octets: number): Uint8Array => {
  const code = CODE_OF_SIZE.get(octets);
  if (code === undefined) throw cotpFaults.tpduSize({ got: octets });
  return Uint8Array.of(code);
};

/** The value of F0, X.224 §13.3.4: as short as it can be. */
export const encodePreferredSize = (octets: number): Uint8Array => {
  const units = octets / UNIT;
  if (!Number.isInteger(units) || units < 1 || units > 0xffffffff) throw cotpFaults.preferredSize({ got: octets });
  const all = [units >>> 24, (units >>> 16) & 0xff, (units >>> 8) & 0xff, units & 0xff];
  return Uint8Array.from(all.slice(all.findIndex((octet) => octet !== 0)));
};

/** What C0 says; undefined where its value is none, X.224 §13.3.4. */
export const decodeTpduSize = (value: Uint8Array): number | undefined => (value.length === 1 ? TPDU_SIZES[value[0]!] : undefined);

/** What F0 says; undefined where its value is none, X.224 §13.3.4. */
export const decodePreferredSize = (value: Uint8Array): number | undefined => {
  if (value.length < 1 || value.length > 4) return undefined;
  return value.reduce((units, octet) => units * 256 + octet, 0) * UNIT || undefined;
};

/** What C0 and F0 say in a TPDU. Invalid values count as absent, as X.224 §13.2.3 allows in a CR. */
export const sizesIn = (
  parameters: readonly Parameter[],
): { readonly tpduSize: number | undefined; readonly preferredTpduSize: number | undefined } => {
  const size = valueIn(parameters, 'tpduSize');
  const preferred = valueIn(parameters, 'preferredTpduSize');
  return { tpduSize: size && decodeTpduSize(size), preferredTpduSize: preferred && decodePreferredSize(preferred) };
};

/** The most octets that a proposal allows, X.224 §6.5.4: F0 before C0, and the default where neither is said. */
export const proposedSize = ({ tpduSize, preferredTpduSize }: Sizes): number =>
  Math.min(preferredTpduSize ?? tpduSize ?? DEFAULT_TPDU_SIZE, DEFAULT_TPDU_SIZE);

/** What a CC says of the size, X.224 §6.5.4: F0 to F0, C0 to C0 or to nothing, never more than was proposed or is wanted. */
export const granted = (proposal: Sizes, most = DEFAULT_TPDU_SIZE): Sizes => {
  const octets = Math.min(most, proposedSize(proposal));
  if (proposal.preferredTpduSize !== undefined) return { preferredTpduSize: Math.max(UNIT, octets - (octets % UNIT)) };
  if (proposal.tpduSize === undefined && octets === DEFAULT_TPDU_SIZE) return {};
  return { tpduSize: SIZES_OF_CLASS_0.findLast((size) => size <= octets) ?? UNIT };
};

const UNIT = 128;
const CODE_OF_SIZE: ReadonlyMap<number, number> = new Map(Object.entries(TPDU_SIZES).map(([code, size]) => [size, Number(code)]));
const SIZES_OF_CLASS_0 = Object.values(TPDU_SIZES).filter((size) => size <= LARGEST_IN_CLASS_0);
