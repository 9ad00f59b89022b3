import { SPDU_PARAMETERS, SPDUS, type SpduKind } from '#src/session/index.ts';

/**
 * The kind of the SPDU behind a GT or PT, if there is nothing else in the TSDU, and it is one of which transfers consist, X.225 §6.3.7: nearly
 * all are, and need not be decoded to be told. Undefined for all others, and where anything is not as it should be.
 */
export const stepIn = (tsdu: Uint8Array): SpduKind | undefined => {
  const { length } = tsdu;
  if (length < HEADERS || tsdu[1] !== 0 || (tsdu[0] !== SPDUS.GT.si && tsdu[0] !== SPDUS.PT.si)) return undefined;
  const size = tsdu[3]!;
  const si = tsdu[2]!;
  if (si === SPDUS.DT.si) return size === 0 && length > HEADERS ? 'DT' : undefined;
  return size < LONG && HEADERS + size === length && arePlain(tsdu) ? STEPS[si] : undefined;
};

/** Whether parameters stand one behind the other to the end, and none of them is a group or makes it another SPDU. */
const arePlain = (tsdu: Uint8Array): boolean => {
  let at = HEADERS;
  while (at + 1 < tsdu.length) {
    if (OTHERWISE.has(tsdu[at]!) || tsdu[at + 1] === LONG) return false;
    at += 2 + tsdu[at + 1]!;
  }
  return at === tsdu.length;
};

/** SI and LI of a GT or PT that says nothing, and of both SPDUs, X.225 §6.3.7. */
export const HEAD = 2;
export const HEADERS = 4;

/** By SI, as they stand behind another one. */
const STEPS: Readonly<Record<number, SpduKind>> = Object.fromEntries(
  (['AS', 'MIP', 'MIA', 'AE', 'AEA'] as const).map((kind) => [SPDUS[kind].si, kind]),
);

/** Groups, and what tells a major from an activity end. */
const OTHERWISE: ReadonlySet<number> = new Set<number>([
  ...Object.values(SPDU_PARAMETERS).flatMap((row) => ('pgi' in row ? [row.pgi] : [])),
  SPDU_PARAMETERS.syncType.pi,
]);
/** The first octet of a length in three, X.225 §8.2.5. */
const LONG = 0xff;
