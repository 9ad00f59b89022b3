import { generic } from './generic.ts';
import type { ProductHabit } from './habits/index.ts';
import type { PersonalityId, Product, Rules } from './product.ts';

/** Another implementation of RFC 1006: the generic listener with habits of its own, and what of its rules they do not stand for. */
export const personality = ({ rules, ...own }: Personality): Product => ({
  ...generic,
  ...own,
  rules: { ...generic.rules, ...rules },
  // None has been seen to give up on a caller that says nothing.
  timers: { ...generic.timers, firstCR: { value: 86_400_000, source: 'assumed' } },
});

interface Personality {
  readonly id: PersonalityId;
  readonly name: string;
  readonly rules?: Partial<Rules>;
  /** From the wire to our stack. */
  readonly habits: readonly ProductHabit[];
}
