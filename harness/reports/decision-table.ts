import type { Decision, Outcome } from '#harness/run/index.ts';
import { dress, glyph, type Paint } from './paint.ts';
import { columns } from './table.ts';

/** Who could take a call: connectors by criteria, and what came of it. The criteria that compare the same on all connectors are columns alike. */
export const decisionTable = (paint: Paint, { candidates, outcome }: Decision): readonly string[] => {
  const names = [...new Set(candidates.flatMap(({ criteria }) => criteria.map(({ name }) => name)))];
  const rows = candidates.map(({ connector, criteria }) => [
    `  ${connector}`,
    ...names.map((name) => {
      const criterion = criteria.find((each) => each.name === name);
      if (!criterion) return '';
      return criterion.ok
        ? `${dress(paint, 'good', glyph(paint, 'pass'))} ${criterion.got}`
        : `${dress(paint, 'bad', glyph(paint, 'fail'))} wants ${criterion.wanted}, gets ${criterion.got}`;
    }),
    takes(paint, outcome, connector),
  ]);
  return columns([['', ...names.map((name) => dress(paint, 'dim', name)), ''], ...rows], 3);
};

/** The outcome in one sentence. */
export const outcomeSays = (outcome: Outcome): string => SAYS[outcome.kind](outcome as never);

const SAYS: { readonly [K in Outcome['kind']]: (outcome: Extract<Outcome, { kind: K }>) => string } = {
  taken: ({ by }) => `${by} takes it`,
  open: ({ among }) => `${among.join(' or ')}: a later stage will tell`,
  refused: ({ why }) => `nobody takes it (${why})`,
  ambiguous: ({ among, so }) =>
    `${among.join(' and ')} fit alike: ${'taken' in so ? `the product takes ${so.taken}` : 'the product refuses the call'}`,
};

const takes = (paint: Paint, outcome: Outcome, connector: string): string => {
  const arrow = glyph(paint, 'arrow');
  if (outcome.kind === 'taken') return outcome.by === connector ? dress(paint, 'good', `${arrow} takes it`) : 'no';
  if (outcome.kind === 'refused') return 'no';
  if (!outcome.among.includes(connector)) return 'no';
  if (outcome.kind === 'open') return `${arrow} may take it`;
  const taken = 'taken' in outcome.so && outcome.so.taken === connector;
  return dress(paint, taken ? 'warn' : 'bad', taken ? `${arrow} fits, and takes it` : `${arrow} fits too`);
};
