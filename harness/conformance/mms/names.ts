import type { Context } from '#src/presentation/index.ts';
import type { Unit } from '#src/session/index.ts';

/** The abstract syntax of ISO 9506-2, and the application context of MMS. */
export const MMS_SYNTAX = '1.0.9506.2.1';
export const MMS_CONTEXT = '1.0.9506.2.3';

const ACSE_SYNTAX = '2.2.1.0.1';
const BER = '2.1.1';

/** The presentation contexts that a caller proposes: ACSE is 1 and MMS 3, as in every capture of MMS that we have. */
export const CONTEXT_IDS = { acse: 1, mms: 3 } as const;
export const MMS_CONTEXTS: readonly Context[] = [
  { id: CONTEXT_IDS.acse, abstractSyntax: ACSE_SYNTAX, transferSyntaxes: [BER] },
  { id: CONTEXT_IDS.mms, abstractSyntax: MMS_SYNTAX, transferSyntaxes: [BER] },
];

/** The functional units of the session layer that MMS has, beside the kernel: as its callers ask for in every capture that we have. */
export const DUPLEX: readonly Unit[] = ['duplex'];
