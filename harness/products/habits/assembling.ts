import { concat } from '#src/core/index.ts';
import { COTP_LIMITS, type TpduOf } from '#src/cotp/index.ts';

/**
 * Puts TSDUs together, X.224 §6.3: gives one with its last DT, before that nothing, and `long` where it is more than our own stack takes.
 * What is kept `besides` counts, too.
 */
export const assembling = (besides = () => 0): ((dt: TpduOf<'DT'>) => Uint8Array | 'long' | undefined) => {
  let held: Uint8Array[] = [];
  let cost = 0;
  return ({ userData, eot }) => {
    cost += costOf(userData);
    if (cost + besides() > COTP_LIMITS.tsdu) {
      held = [];
      return 'long';
    }
    held.push(userData);
    if (!eot) return undefined;
    const tsdu = concat(held);
    held = [];
    cost = 0;
    return tsdu;
  };
};

/** What it costs to keep octets: few cost no less, nor do none. */
export const costOf = ({ length }: Uint8Array): number => Math.max(length, LEAST_COST);

const LEAST_COST = 64;
