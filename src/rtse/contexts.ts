import type { Context, ContextResult, Mode, Pdv } from '#src/presentation/index.ts';
import { rtseFaults } from './faults.ts';

// biome-ignore format: a table
/** The abstract syntaxes that hold the APDUs of RTSE: its own, and those that X.419 makes of it and what is bound over it. */
export const RTSE_SYNTAXES = {
  '2.3.2':      'rTSE-abstract-syntax',
  '2.6.0.2.8':  'id-as-mts-rtse',
  '2.6.0.2.10': 'id-as-ms-rtse',
  '2.6.0.2.12': 'id-as-mta-rtse',
} as const;

/** The context of our APDUs, X.228 §7.1: the first that has them. In X.410 mode there is none. */
export const contextFor = (mode: Mode, contexts: readonly Context[] = []): number | undefined => {
  if (mode !== 'normal') return undefined;
  const context = contexts.find(({ abstractSyntax }) => abstractSyntax in RTSE_SYNTAXES);
  if (context === undefined) throw rtseFaults.context({ got: 'none' });
  return context.id;
};

/** The context of a caller's APDUs: the first known one that is not rejected, else that of its RTORQ, for others make syntaxes of their own of RTSE. */
export const contextOf = (
  mode: Mode,
  contexts: readonly Context[] = [],
  results: readonly ContextResult[] = [],
  userInformation: readonly Pdv[] = [],
): number | undefined => {
  if (mode !== 'normal') return undefined;
  const rejected = results.filter(({ result }) => result !== 'acceptance').map(({ id }) => id);
  const known = contexts.find(({ id, abstractSyntax }) => abstractSyntax in RTSE_SYNTAXES && !rejected.includes(id));
  const context = known?.id ?? userInformation[0]?.context;
  if (context === undefined) throw rtseFaults.context({ got: 'none' });
  return context;
};

/** A value in a context, or without one. */
export const pdv = (context: number | undefined, octets: Uint8Array): Pdv => (context === undefined ? { octets } : { context, octets });

/** The value in that context; undefined where there is none. */
export const valueIn = (pdvs: readonly Pdv[] | undefined, context: number | undefined): Uint8Array | undefined =>
  pdvs?.find((each) => each.context === context)?.octets;

/** The same where there must be one. */
export const apduIn = (pdvs: readonly Pdv[] | undefined, context: number | undefined): Uint8Array => {
  const octets = valueIn(pdvs, context);
  if (octets === undefined) throw rtseFaults.apdu({ got: 'none' });
  return octets;
};
