import type { Rules } from '#harness/products/index.ts';
import type { RefusalName } from '#harness/run/index.ts';
import { associationRefused, callerUnknown, type Log, noBlock, wrongSelector } from './logged.ts';

/** What a refusal is on the wire: a method of the line, or a DR with a reason of X.224 §13.5.3. */
export type Answer = 'reset' | 'close' | { readonly reason: number };

/** What a refusal means: on the wire, by the product's rules, and in the called product's log. What the caller logs is in endings.ts. */
interface RefusalRow {
  readonly wire: (rules: Rules) => Answer;
  readonly here: Log;
}

/** DR reasons, X.224 §13.5.3. */
const NOT_SPECIFIED = { reason: 0 } as const;
const ADDRESS_UNKNOWN = { reason: 3 } as const;

const UNKNOWN_ADDRESS: Readonly<Record<Rules['onUnknownAddress']['value'], Answer>> = {
  reset: 'reset',
  close: 'close',
  // Above the transport connection this becomes a refused association; here its transport part is a DR (assumed, from Q196381).
  'refuse-association': NOT_SPECIFIED,
};

export const REFUSALS: Readonly<Record<RefusalName, RefusalRow>> = {
  unknownAddress: {
    wire: (rules) => UNKNOWN_ADDRESS[rules.onUnknownAddress.value],
    here: (scene) =>
      scene.host.product.rules.onUnknownAddress.value === 'refuse-association' ? associationRefused(scene) : callerUnknown(scene),
  },
  // Q200588 names no event: the same as for a caller that nobody knows (assumed).
  ambiguous: { wire: () => 'reset', here: callerUnknown },
  wrongSelector: { wire: () => ADDRESS_UNKNOWN, here: wrongSelector },
  unknownMta: { wire: () => NOT_SPECIFIED, here: associationRefused },
  noControlBlock: { wire: () => 'reset', here: noBlock },
};
