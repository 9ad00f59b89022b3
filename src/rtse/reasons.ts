import { byCode, type ReasonRow } from '#src/core/index.ts';

/** What an abort reason stands for. */
export interface AbortReasonRow extends ReasonRow {
  /** Whether a transfer that it cuts off can go on with another association. */
  readonly recovers: boolean;
}

// biome-ignore format: a table
/** The reasons of an RTAB, X.228 §9. Permanent problem and user error are not known in X.410 mode. */
export const ABORT_REASONS = {
  localSystemProblem:   { code: 0, recovers: true,  says: 'a problem of its own system',                       clause: 'X.228 §9' },
  invalidParameter:     { code: 1, recovers: false, says: 'a parameter is invalid; it may be reflected',       clause: 'X.228 §9' },
  unrecognizedActivity: { code: 2, recovers: false, says: 'the activity that is to go on is not known',        clause: 'X.228 §9' },
  temporaryProblem:     { code: 3, recovers: true,  says: 'no association for some time',                      clause: 'X.228 §9' },
  protocolError:        { code: 4, recovers: false, says: 'a protocol error of the peer',                      clause: 'X.228 §9' },
  permanentProblem:     { code: 5, recovers: false, says: 'a problem that stays',                              clause: 'X.228 §9' },
  userError:            { code: 6, recovers: false, says: 'the user aborts',                                   clause: 'X.228 §9' },
  transferCompleted:    { code: 7, recovers: false, says: 'the transfer that is to go on was completed before', clause: 'X.228 §9' },
} as const satisfies Readonly<Record<string, AbortReasonRow>>;

// biome-ignore format: a table
/** The refuse reasons of an RTORJ, X.228 §9: in X.410 mode only. */
export const REFUSE_REASONS = {
  rtsBusy:                  { code: 0, transient: true,  says: 'no association for the time being',       clause: 'X.228 §9' },
  cannotRecover:            { code: 1, transient: false, says: 'the transfer cannot be recovered',        clause: 'X.228 §9' },
  validationFailure:        { code: 2, transient: false, says: 'the name or the password is not accepted', clause: 'X.228 §9' },
  unacceptableDialogueMode: { code: 3, transient: false, says: 'the dialogue mode is not accepted',       clause: 'X.228 §9' },
} as const;

/** The name of an abort reason. */
export type AbortReasonName = keyof typeof ABORT_REASONS;

/** The name of a refuse reason. */
export type RefuseReasonName = keyof typeof REFUSE_REASONS;

/** The name of an abort reason on the wire; undefined where X.228 §9 has none. */
export const abortReasonName = (code: number): AbortReasonName | undefined => ABORT_OF_CODE.get(code);

/** The name of a refuse reason on the wire; undefined where X.228 §9 has none. */
export const refuseReasonName = (code: number): RefuseReasonName | undefined => REFUSE_OF_CODE.get(code);

const ABORT_OF_CODE = byCode(ABORT_REASONS);
const REFUSE_OF_CODE = byCode(REFUSE_REASONS);

// biome-ignore format: a table
/** What we say in exception reports, interrupts and discards, X.225 §8.3.28. */
export const EXCEPTIONS = {
  /** Something local: the activity is to go on. */
  localError: 5,
  /** Nothing that could be recovered: the activity is to be discarded. */
  procedure:  6,
} as const;
