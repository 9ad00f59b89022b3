import type { Feature, Role } from './case.ts';
import type { Mode } from './target.ts';
import type { HelloName } from './words.ts';

/** What an endpoint has, as far as anybody knows. */
export interface Findings {
  readonly role: Role;
  readonly has: Readonly<Partial<Record<Feature, boolean>>>;
  /** Where it is not plain that it lacks something: how that was found. */
  readonly why: Readonly<Partial<Record<Feature, string>>>;
  /** Who stands above transport: by whose words we greet it. */
  readonly hello: HelloName;
}

/** The mode in which an endpoint with these features is bound, where nothing asks for another. */
export const usualMode = (has: Findings['has']): Mode => (has['normal-mode'] || !has['x410-mode'] ? 'normal' : 'x410');

/** What there is as soon as one of others is, and why it is not although some other is there. */
interface Conclusion {
  readonly feature: Feature;
  readonly from: readonly [Feature, ...Feature[]];
  readonly lacking?: { readonly with: Feature; readonly says: string };
}

// biome-ignore format: a table
/** What nobody has to be asked for. */
const CONCLUSIONS: readonly Conclusion[] = [
  { feature: 'association', from: ['mta', 'mms'] },
  { feature: 'activities', from: ['mta'], lacking: { with: 'mms', says: 'MMS has the kernel and duplex, and neither activities nor tokens' } },
];

/** Findings, with what follows from them. */
export const concluded = ({ has, why, ...rest }: Findings): Findings => ({
  ...rest,
  has: { ...has, ...Object.fromEntries(CONCLUSIONS.map(({ feature, from }) => [feature, from.some((each) => has[each])])) },
  why: {
    ...why,
    ...Object.fromEntries(
      CONCLUSIONS.flatMap(({ feature, from: [first], lacking }) => {
        const says = lacking && has[lacking.with] ? lacking.says : why[first];
        return says === undefined ? [] : [[feature, says]];
      }),
    ),
  },
});
