import type { Ignored } from '#harness/decode/index.ts';
import type { Selectors } from './known.ts';

/** What is not compared in a replay, for we say what fits to it. */
export const settled = ({ strict, selectors }: { readonly strict: boolean; readonly selectors: Selectors }): readonly Ignored[] => [
  ...(strict ? [] : SIZES),
  ...SELECTORS.filter(({ side }) => selectors[side] !== undefined).map(({ row }) => row),
];

/** Why what follows on a difference cannot be made to fit; undefined where it may. */
export const misfit = (path: string): string | undefined => MISFITS.find(([pattern]) => pattern.test(path))?.[1];

const SIZES: readonly Ignored[] = [
  { layer: 'cotp', names: ['TPDU size', 'preferred maximum TPDU size'], why: 'what we say is cut by the size that is agreed on now' },
];

const SELECTORS: readonly { readonly side: 'called' | 'calling'; readonly row: Ignored }[] = [
  { side: 'called', row: { layer: 'cotp', names: ['called transport-selector'], why: 'it was chosen otherwise for this replay' } },
  { side: 'calling', row: { layer: 'cotp', names: ['calling transport-selector'], why: 'it was chosen otherwise for this replay' } },
];

// biome-ignore format: a table
/** What the other side chooses, and all that we say later hangs on. */
const MISFITS: readonly (readonly [path: RegExp, why: string])[] = [
  [/^RTO(?:RQ|AC) > checkpointSize$/,              'the checkpoints that follow are those of the capture: they do not stand where they are expected now'],
  [/^RTO(?:RQ|AC) > windowSize$/,                  'the checkpoints that follow are those of the capture: more of them may be open than are allowed now'],
  [/^(?:CN|AC) > Connect\/Accept Item > Version Number$/, 'the SPDUs that follow are those of the version in the capture'],
  [/^(?:CN|AC) > Session User Requirements$/,      'the SPDUs that follow are those of the functional units in the capture'],
  [/^(?:CN|AC) > Connect\/Accept Item > Token Setting Item$/, 'the side that has the turn in the capture does not have it now'],
  [/^CPA? > .*presentation-context/,               'the values that follow are in the presentation contexts of the capture'],
];
