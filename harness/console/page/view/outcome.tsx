import type { Outcome } from './say.ts';

/** What came of what was asked for. */
export const OutcomeLine = ({ outcome }: { readonly outcome: Outcome | undefined }) => (
  <p class={`outcome ${outcome === undefined ? '' : outcome.isDone ? 'good' : 'bad'}`} role="status">
    {outcome && `${outcome.isDone ? '✓' : '✗'} ${outcome.says}`}
  </p>
);
