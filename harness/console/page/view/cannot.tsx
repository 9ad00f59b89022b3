import type { Cannot } from '../../protocol.ts';

/** What there are no buttons for, and why. */
export const CannotPanel = ({ cannot }: { readonly cannot: Cannot }) => (
  <dl class="cannot">
    {Object.entries(cannot).map(([verb, why]) => (
      <div key={verb}>
        <dt>no {verb}</dt>
        <dd>{why}</dd>
      </div>
    ))}
  </dl>
);
