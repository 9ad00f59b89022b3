import type { Rules } from '#harness/products/index.ts';
import type { RefusalName } from '#harness/run/index.ts';
import type { MtaBindErrorName } from '#src/p1/index.ts';
import {
  all,
  associationRefused,
  callerUnknown,
  type Log,
  noBlock,
  suspended,
  tooManyAssociations,
  unknownMta,
  wrongDialogue,
  wrongSelector,
} from './logged.ts';

/** What a refusal is on the wire: a method of the line, a DR with a reason of X.224 §13.5.3, or a bind error of X.411 §12.1.1. */
export type Answer = 'reset' | 'close' | { readonly reason: number } | { readonly bind: MtaBindErrorName };

/** What a refusal means: on the wire, by the product's rules, and in the called product's log. What the caller logs is in endings.ts. */
interface RefusalRow {
  readonly wire: (rules: Rules) => Answer;
  readonly here: Log;
}

/** DR reason 3, X.224 §13.5.3. */
const ADDRESS_UNKNOWN = { reason: 3 } as const;

const UNKNOWN_ADDRESS: Readonly<Record<Rules['onUnknownAddress']['value'], Answer>> = {
  reset: 'reset',
  close: 'close',
  'refuse-association': { bind: 'authentication-error' },
};

// Which bind error goes with which event: assumed. In X.410 mode each becomes the refuseReason of its kind.
// biome-ignore format: a table
export const REFUSALS: Readonly<Record<RefusalName, RefusalRow>> = {
  unknownAddress: {
    wire: (rules) => UNKNOWN_ADDRESS[rules.onUnknownAddress.value],
    here: (scene) => (scene.host.product.rules.onUnknownAddress.value === 'refuse-association' ? associationRefused(scene) : callerUnknown(scene)),
  },
  // Q200588 names no event: the same as for a caller that nobody knows (assumed).
  ambiguous:           { wire: () => 'reset',                                    here: callerUnknown },
  wrongSelector:       { wire: () => ADDRESS_UNKNOWN,                            here: wrongSelector },
  unknownMta:          { wire: () => ({ bind: 'authentication-error' }),         here: unknownMta },
  otherConformance:    { wire: () => ({ bind: 'authentication-error' }),         here: associationRefused },
  wrongDialogue:       { wire: () => ({ bind: 'unacceptable-dialogue-mode' }),   here: wrongDialogue },
  suspended:           { wire: () => ({ bind: 'busy' }),                         here: all(suspended, associationRefused) },
  tooManyAssociations: { wire: () => ({ bind: 'busy' }),                         here: tooManyAssociations },
  noControlBlock:      { wire: () => 'reset',                                    here: noBlock },
};
