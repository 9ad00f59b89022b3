import type { RungTone } from '#harness/reports/index.ts';
import { countedAs, type RunEvent, type Verdict } from '#harness/run/index.ts';

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

export type Tone = RungTone | 'warn';

/** What stands across all lifelines. */
export interface Marked {
  readonly text: string;
  readonly tone: Tone;
  /** What it is, in a word. */
  readonly word?: string;
}

/** What is no business of two ends: steps, cases, ends. Undefined: it is not drawn so. */
export const marked = (event: RunEvent): Marked | undefined =>
  (MARKS[event.type] as ((event: RunEvent) => Marked | undefined) | undefined)?.(event);

const MARKS: { readonly [Type in RunEvent['type']]?: (event: Of<Type>) => Marked | undefined } = {
  step: ({ says }) => ({ word: 'step', text: says, tone: 'plain' }),
  note: ({ says }) => ({ word: 'note', text: says, tone: 'dim' }),
  case: (event) => ({ word: 'case', text: event.round > 1 ? `${event.case}, round ${event.round}` : event.case, tone: 'plain' }),
  verdict: (event) => ({
    word: event.verdict,
    text: [event.case, event.observed, event.reason].filter(Boolean).join(': '),
    tone: toneOf(event.verdict),
  }),
  sanity: ({ group, ill }) => (ill === undefined ? undefined : { word: 'not well', text: `${group}: ${ill}`, tone: 'bad' }),
  'run.end': ({ verdict, partial }) => ({ word: verdict, text: partial ? 'it was stopped' : 'the end', tone: toneOf(verdict) }),
};

/** How a verdict looks. */
export const toneOf = (verdict: Verdict): Tone => {
  if (verdict === 'warn') return 'warn';
  if (verdict === 'n/a' || verdict === 'none' || verdict === 'xfail') return 'dim';
  return countedAs(verdict) === 'failed' ? 'bad' : 'good';
};
