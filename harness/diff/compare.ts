import type { Recorded, Whole } from '#harness/decode/index.ts';
import { aligned } from './align.ts';
import { comparedWith, type Terms } from './association.ts';
import type { Compared, CompareOptions, Comparison, Verdict } from './comparison.ts';
import { Identifiers } from './identifiers.ts';
import { identityOf } from './identity.ts';

/** Compares two captures by what was said in them. */
export const compare = (a: Whole, b: Whole, { strict = false }: CompareOptions = {}): Comparison => {
  const terms: Terms = { isStrict: strict, identifiers: new Identifiers() };
  const pairs = aligned(a.conversations, b.conversations, identityOf);
  const associations = pairs.map(({ a: ours, b: theirs }, number): Compared => {
    if (ours && theirs) return comparedWith(ours, theirs, number, terms);
    const alone = { differences: [], before: [], same: 0 };
    return ours ? { a: ours, verdict: 'only in A', ...alone } : { b: theirs!, verdict: 'only in B', ...alone };
  });
  const count = (verdict: Verdict): number => associations.filter((each) => each.verdict === verdict).length;
  return {
    associations,
    isStrict: strict,
    summary: {
      associations: associations.length,
      same: count('same'),
      different: count('differs'),
      onlyInA: count('only in A'),
      onlyInB: count('only in B'),
      pdus: { a: pdusIn(a.conversations), b: pdusIn(b.conversations) },
    },
  };
};

/** Whether there is any difference. */
export const isSame = ({ summary: { associations, same } }: Comparison): boolean => associations === same;

const pdusIn = (conversations: readonly Recorded[]): number =>
  conversations.reduce((sum, { said }) => sum + said.reduce((count, { pdus }) => count + countIn(pdus), 0), 0);

/** A DT is none by itself. */
const countIn = (pdus: Recorded['said'][number]['pdus']): number =>
  pdus[0]?.kind === 'DT' && pdus[0].layer === 'cotp' ? pdus.length - 1 : pdus.length;
