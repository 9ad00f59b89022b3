import type { ReasonRow, RefusalRow } from '#src/core/index.ts';
import type { SessionService } from '#src/session/index.ts';

// biome-ignore format: a table
/** The provider-reasons of a CPR, X.226 §8.2. Which of them are transient: §6.2.5.7. */
export const REFUSAL_REASONS = {
  notSpecified:   { code: 0, persistent: false, says: 'no reason is given',                          clause: 'X.226 §8.2' },
  congestion:     { code: 1, persistent: false, says: 'the presentation entity is congested for now', clause: 'X.226 §8.2' },
  limit:          { code: 2, persistent: true,  says: 'a local limit is exceeded',                   clause: 'X.226 §8.2' },
  address:        { code: 3, persistent: true,  says: 'the called presentation address is unknown',  clause: 'X.226 §8.2' },
  version:        { code: 4, persistent: true,  says: 'the protocol version is not supported',       clause: 'X.226 §8.2' },
  defaultContext: { code: 5, persistent: true,  says: 'the default context is not supported',        clause: 'X.226 §8.2' },
  unreadable:     { code: 6, persistent: true,  says: 'the user data are not readable',              clause: 'X.226 §8.2' },
  noUser:         { code: 7, persistent: false, says: 'no user is there at present',                 clause: 'X.226 §8.2' },
} as const satisfies Readonly<Record<string, RefusalRow>>;

// biome-ignore format: a table
/** The provider-reasons of an ARP, X.226 §8.2. From 2 on an event identifier says what it was, §6.4.3.1. */
export const ABORT_REASONS = {
  notSpecified:          { code: 0, says: 'no reason is given',                       clause: 'X.226 §8.2' },
  unrecognizedPpdu:      { code: 1, says: 'a PPDU is not recognized',                 clause: 'X.226 §8.2' },
  unexpectedPpdu:        { code: 2, says: 'a PPDU is not expected',                   clause: 'X.226 §8.2' },
  unexpectedPrimitive:   { code: 3, says: 'a session service is not expected',        clause: 'X.226 §8.2' },
  unrecognizedParameter: { code: 4, says: 'a parameter of a PPDU is not recognized',  clause: 'X.226 §8.2' },
  unexpectedParameter:   { code: 5, says: 'a parameter of a PPDU is not expected',    clause: 'X.226 §8.2' },
  invalidValue:          { code: 6, says: 'a parameter of a PPDU has no valid value', clause: 'X.226 §8.2' },
} as const satisfies Readonly<Record<string, ReasonRow>>;

// biome-ignore format: a table
/** Why the provider rejects a context, X.226 §8.2. */
export const CONTEXT_REJECTIONS = {
  'reason-not-specified':                     0,
  'abstract-syntax-not-supported':            1,
  'proposed-transfer-syntaxes-not-supported': 2,
  'local-limit-on-DCS-exceeded':              3,
} as const;

// biome-ignore format: a table
/** The event identifiers of an ARP, X.226 §8.2: what a session primitive brings, or is. */
export const EVENTS: Readonly<Partial<Record<SessionService['up']['kind'], number>>> = {
  'S-CONNECT.indication':            0, // CP
  'S-CONNECT.confirm':               1, // CPA; a CPR, 2, comes where there is nobody left to abort
  'S-DATA.indication':               7, // TD
  'S-TYPED-DATA.indication':         8, // TTD
  'S-CAPABILITY-DATA.indication':   10, // TC
  'S-CAPABILITY-DATA.confirm':      11, // TCC
  'S-RELEASE.indication':           14,
  'S-RELEASE.confirm':              15,
  'S-TOKEN-GIVE.indication':        16,
  'S-TOKEN-PLEASE.indication':      17,
  'S-CONTROL-GIVE.indication':      18,
  'S-SYNC-MINOR.indication':        19,
  'S-SYNC-MINOR.confirm':           20,
  'S-P-EXCEPTION-REPORT.indication': 23,
  'S-U-EXCEPTION-REPORT.indication': 24,
  'S-ACTIVITY-START.indication':    25,
  'S-ACTIVITY-RESUME.indication':   26,
  'S-ACTIVITY-INTERRUPT.indication': 27,
  'S-ACTIVITY-INTERRUPT.confirm':   28,
  'S-ACTIVITY-DISCARD.indication':  29,
  'S-ACTIVITY-DISCARD.confirm':     30,
  'S-ACTIVITY-END.indication':      31,
  'S-ACTIVITY-END.confirm':         32,
};

/** The reasons of a session refusal that make a second try useless, X.225 §8.3.5.10. */
export const PERSISTENT_IN_SESSION: ReadonlySet<number> = new Set([0x81, 0x82, 0x84, 0x85, 0x86]);

/** The reason of a session refusal that has user data to say why, X.225 §8.3.5.10. */
export const REFUSED_BY_USER = { withData: 2, unspecified: 0 } as const;
