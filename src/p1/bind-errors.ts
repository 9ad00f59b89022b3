import { byCode, type ReasonRow } from '#src/core/index.ts';

/** What a bind error stands for. */
export interface BindErrorRow extends ReasonRow {
  /** Whether another attempt can be hoped to do better. */
  readonly transient: boolean;
}

// biome-ignore format: a table
/** MTABindError, X.411 §12.1.2. There is no 1. */
export const BIND_ERRORS = {
  busy:                                     { code: 0, transient: true,  says: 'the MTA is at its limit for the time being',                          clause: 'X.411 §12.1.2' },
  'authentication-error':                   { code: 2, transient: false, says: 'the MTA does not know the caller by this name and these credentials', clause: 'X.411 §12.1.2' },
  'unacceptable-dialogue-mode':             { code: 3, transient: false, says: 'the MTA does not take part in a dialogue of this mode',               clause: 'X.411 §12.1.2' },
  'unacceptable-security-context':          { code: 4, transient: false, says: 'the MTA does not accept the security context',                        clause: 'X.411 §12.1.2' },
  'inadequate-association-confidentiality': { code: 5, transient: false, says: 'the association is not as confidential as the MTA demands',           clause: 'X.411 §12.1.2' },
} as const satisfies Readonly<Record<string, BindErrorRow>>;

// biome-ignore format: a table
/** What stands for a bind error in X.410 mode, X.419 §13.2.1: the refuseReason of the RTORJ, X.228. */
export const X410_BIND_ERRORS = {
  busy:                         { code: 0, transient: true,  says: 'the MTA is at its limit for the time being',                           clause: 'X.419 §13.2.1' },
  'cannot-recover':             { code: 1, transient: true,  says: 'the transfer that was cut off is not known here: it is to begin anew', clause: 'X.419 §13.2.1' },
  'authentication-error':       { code: 2, transient: false, says: 'the MTA does not know the caller by this name and these credentials',  clause: 'X.419 §13.2.1' },
  'unacceptable-dialogue-mode': { code: 3, transient: false, says: 'the MTA does not take part in a dialogue of this mode',                clause: 'X.419 §13.2.1' },
} as const satisfies Readonly<Record<string, BindErrorRow>>;

/** The name of a bind error of X.411. */
export type MtaBindErrorName = keyof typeof BIND_ERRORS;

/** A bind error in either mode; a number where it has no name. */
export type MtaBindError = MtaBindErrorName | keyof typeof X410_BIND_ERRORS | number;

/** The name of a bind error on the wire; its number where X.411 §12.1.2 has none. */
export const bindErrorOf = (code: number): MtaBindError => ERROR_OF_CODE.get(code) ?? code;

/** The bind error that a refuseReason stands for; its number where it has no name. */
export const bindErrorOfReason = (reason: number): MtaBindError => ERROR_OF_REASON.get(reason) ?? reason;

/** The code of a bind error in normal mode; undefined where X.411 has none: only X.410 mode knows 'cannot-recover'. */
export const bindErrorCode = (error: MtaBindError): number | undefined =>
  typeof error === 'number' ? error : (BIND_ERRORS as Rows)[error]?.code;

/** The refuseReason that stands for a bind error; errors that 1984 does not know are a failed validation. */
export const refuseReasonOf = (error: MtaBindError): number =>
  typeof error === 'number' ? error : ((X410_BIND_ERRORS as Rows)[error] ?? X410_BIND_ERRORS['authentication-error']).code;

/** Whether another attempt can be hoped to do better; undefined where nobody knows. */
export const isTransient = (error: MtaBindError): boolean | undefined =>
  (({ ...X410_BIND_ERRORS, ...BIND_ERRORS }) as Rows)[error]?.transient;

type Rows = Readonly<Record<string | number, BindErrorRow | undefined>>;

const ERROR_OF_CODE = byCode(BIND_ERRORS);
const ERROR_OF_REASON = byCode(X410_BIND_ERRORS);
