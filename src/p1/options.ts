import type { Context } from '#src/presentation/index.ts';
import { CONTEXTS } from './conformance.ts';

/** How an MTA's association is set up. */
export interface MtaOptions {
  /** The contexts that we propose in normal mode. */
  readonly contexts?: readonly Context[];
  /** Whether an MTS-APDU is taken in whatever presentation context it comes: some products name a wrong one (Q166165). */
  readonly takesAnyContext?: boolean;
}

/** What holds where an option is not given. */
export const DEFAULTS: Required<MtaOptions> = { contexts: CONTEXTS, takesAnyContext: false };
