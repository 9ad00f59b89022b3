/** What a functional unit is on the wire, and which tokens it brings. */
export interface UnitRow {
  readonly bit: number;
  readonly tokens: readonly Token[];
  readonly clause: string;
}

/** A token, X.225: `major` is the major/activity token. */
export type Token = 'data' | 'minor' | 'major' | 'release';

// biome-ignore format: a table
/** The functional units by their bits in parameter 20, X.225 §8.3.1.16. The kernel has no bit: it is always there. */
export const UNITS = {
  halfDuplex:        { bit: 0x0001, tokens: ['data'],    clause: 'X.225 §5.8.1' },
  duplex:            { bit: 0x0002, tokens: [],          clause: 'X.225 §5.8.1' },
  expedited:         { bit: 0x0004, tokens: [],          clause: 'X.225 §5.8.1' },
  minorSync:         { bit: 0x0008, tokens: ['minor'],   clause: 'X.225 §5.8.1' },
  majorSync:         { bit: 0x0010, tokens: ['major'],   clause: 'X.225 §5.8.1' },
  resynchronize:     { bit: 0x0020, tokens: [],          clause: 'X.225 §5.8.1' },
  activity:          { bit: 0x0040, tokens: ['major'],   clause: 'X.225 §5.8.1' },
  negotiatedRelease: { bit: 0x0080, tokens: ['release'], clause: 'X.225 §5.8.1' },
  capability:        { bit: 0x0100, tokens: [],          clause: 'X.225 §5.8.1' },
  exceptions:        { bit: 0x0200, tokens: [],          clause: 'X.225 §5.8.1' },
  typedData:         { bit: 0x0400, tokens: [],          clause: 'X.225 §5.8.1' },
  symmetricSync:     { bit: 0x0800, tokens: [],          clause: 'X.225 §5.8.1' },
  dataSeparation:    { bit: 0x1000, tokens: [],          clause: 'X.225 §5.8.1' },
} as const satisfies Readonly<Record<string, UnitRow>>;

// biome-ignore format: a table
/** Which unit makes no sense without which other, X.225 §5.8.1. */
export const NEEDS: readonly { readonly unit: Unit; readonly needs: Unit }[] = [
  { unit: 'exceptions',     needs: 'halfDuplex' },
  { unit: 'capability',     needs: 'activity' },
  { unit: 'dataSeparation', needs: 'minorSync' },
];

/** The name of a functional unit. */
export type Unit = keyof typeof UNITS;

/** The units that this machine speaks. */
export const SPOKEN: readonly Unit[] = ['halfDuplex', 'duplex', 'minorSync', 'activity', 'capability', 'exceptions', 'typedData'];

/** What reliable transfer asks for (X.228 stands on it): 0249. */
export const RELIABLE_TRANSFER: readonly Unit[] = ['halfDuplex', 'minorSync', 'activity', 'exceptions'];

/** The units where parameter 20 is absent, X.225 §8.3.1.16: 0349. */
export const DEFAULT_UNITS: readonly Unit[] = ['halfDuplex', 'minorSync', 'activity', 'capability', 'exceptions'];

/** The units that bits stand for; bits that are not defined count for nothing. */
export const unitsIn = (bits: number): readonly Unit[] => ALL.filter((unit) => (bits & UNITS[unit].bit) !== 0);

/** The bits of units. */
export const bitsOf = (units: readonly Unit[]): number => units.reduce((bits, unit) => bits | UNITS[unit].bit, 0);

/** The tokens that come with units. */
export const tokensOf = (units: readonly Unit[]): readonly Token[] =>
  TOKENS.filter((token) => units.some((unit) => (UNITS[unit].tokens as readonly Token[]).includes(token)));

/** Units that lack what they need, and so cannot be selected. */
export const orphans = (units: readonly Unit[]): readonly Unit[] =>
  NEEDS.filter(({ unit, needs }) => units.includes(unit) && !units.includes(needs)).map(({ unit }) => unit);

/** What is selected of the units possible, X.225 §5.8.1: one of half-duplex and duplex, and none without what it needs. */
export const selection = (possible: readonly Unit[]): readonly Unit[] => {
  const one = possible.includes('halfDuplex') ? possible.filter((unit) => unit !== 'duplex') : possible;
  const orphaned = orphans(one);
  return one.filter((unit) => !orphaned.includes(unit));
};

/** The tokens, in the order of their bits. */
export const TOKENS: readonly Token[] = ['data', 'minor', 'major', 'release'];

const ALL = Object.keys(UNITS) as readonly Unit[];
