import { encodePreferredSize, encodeTpduSize, LAYOUT, PARAMETERS, TPDU_SIZES, type Tpdu } from '#src/cotp/index.ts';
import { type Known, sizeIn } from './known.ts';
import type { Rewriting } from './rewriting-row.ts';

const selector =
  (name: 'callingTsel' | 'calledTsel', side: 'calling' | 'called') =>
  (tpdu: Tpdu, { selectors, recorded, real }: Known): Tpdu => {
    const { code } = PARAMETERS[name];
    const other = selectors[side];
    if (tpdu.kind === 'CR') return other === undefined ? tpdu : withParameter(tpdu, code, other.tsel);
    if (tpdu.kind !== 'CC' || !recorded.CR || !real.CR) return tpdu;
    const [said, then, now] = [tpdu, recorded.CR, real.CR].map((each) => parameterIn(each, code));
    const isRepeated = said !== undefined && then !== undefined && isSame(said, then);
    return !isRepeated || (now !== undefined && isSame(now, said)) ? tpdu : withParameter(tpdu, code, now);
  };

const granted = (tpdu: Tpdu, { real }: Known): Tpdu => {
  if (tpdu.kind !== 'CC' || !real.CR) return tpdu;
  const proposed = sizeIn(real.CR);
  if (sizeIn(tpdu) <= proposed) return tpdu;
  const { tpduSize, preferredTpduSize } = PARAMETERS;
  if (parameterIn(real.CR, preferredTpduSize.code)) {
    return withParameter(withParameter(tpdu, tpduSize.code, undefined), preferredTpduSize.code, encodePreferredSize(proposed));
  }
  const size = Object.values(TPDU_SIZES).findLast((each) => each <= proposed) ?? LEAST_SIZE;
  return withParameter(withParameter(tpdu, preferredTpduSize.code, undefined), tpduSize.code, encodeTpduSize(size));
};

// biome-ignore format: a table
/** What changes in a TPDU, X.224 §13. */
export const TPDU_REWRITINGS: readonly Rewriting<Tpdu>[] = [
  { what: 'DST-REF',                     where: Object.entries(LAYOUT).filter(([kind]) => kind !== 'CR').map(([kind]) => kind).join(', '),
    from: 'SRC-REF of the CR or CC that came; where the capture has another than its own peer had, that is left as it is',
    rewrite: (tpdu, { peer }) => ('dstRef' in tpdu && peer && tpdu.kind !== 'CR' && tpdu.dstRef === peer.recorded && peer.real !== peer.recorded ? { ...tpdu, dstRef: peer.real } : tpdu) },
  { what: 'called transport-selector',   where: 'CR, CC', from: 'in a CR what --called says; in a CC that repeats it, the CR that came',  rewrite: selector('calledTsel', 'called') },
  { what: 'calling transport-selector',  where: 'CR, CC', from: 'in a CR what --calling says; in a CC that repeats it, the CR that came', rewrite: selector('callingTsel', 'calling') },
  { what: 'TPDU size',                   where: 'CC',     from: 'the CR that came: no more than it proposes',                            rewrite: granted },
];

const parameterIn = ({ parameters }: Tpdu, code: number): Uint8Array | undefined =>
  parameters.findLast((each) => each.code === code)?.value;

/** In the place where it stood, or behind all others; undefined takes it away. */
const withParameter = <T extends Tpdu>(tpdu: T, code: number, value: Uint8Array | undefined): T => {
  const others = tpdu.parameters.filter((each) => each.code !== code);
  const place = tpdu.parameters.findIndex((each) => each.code === code);
  const index = place < 0 ? others.length : place;
  return { ...tpdu, parameters: value === undefined ? others : [...others.slice(0, index), { code, value }, ...others.slice(index)] };
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const LEAST_SIZE = 128;
