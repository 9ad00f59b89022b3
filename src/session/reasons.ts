import { byCode, type ReasonRow, type RefusalRow } from '#src/core/index.ts';

// biome-ignore format: a table
/** The reasons of an RF, X.225 §8.3.5.10. Those from 129 on are the session entity's own. */
export const REFUSE_REASONS = {
  unspecified:       { code: 0x00, persistent: false, says: 'the called user rejects without a reason',               clause: 'X.225 §8.3.5.10' },
  congestion:        { code: 0x01, persistent: false, says: 'the called user is congested for the time being',        clause: 'X.225 §8.3.5.10' },
  userData:          { code: 0x02, persistent: false, says: 'the called user rejects; its data say why',              clause: 'X.225 §8.3.5.10' },
  selectorUnknown:   { code: 0x81, persistent: true,  says: 'the session selector is unknown',                        clause: 'X.225 §8.3.5.10' },
  notAttached:       { code: 0x82, persistent: true,  says: 'no user is attached to the session address',             clause: 'X.225 §8.3.5.10' },
  entityCongestion:  { code: 0x83, persistent: false, says: 'the session entity is congested',                        clause: 'X.225 §8.3.5.10' },
  version:           { code: 0x84, persistent: true,  says: 'no protocol version that was proposed is supported',     clause: 'X.225 §8.3.5.10' },
  entityUnspecified: { code: 0x85, persistent: true,  says: 'the session entity rejects without a reason',            clause: 'X.225 §8.3.5.10' },
  restriction:       { code: 0x86, persistent: true,  says: 'an implementation restriction forbids the connection',   clause: 'X.225 §8.3.5.10' },
} as const satisfies Readonly<Record<string, RefusalRow>>;

// biome-ignore format: a table
/** The reasons of ED, AI and AD, X.225 §8.3.28, §8.3.31, §8.3.33. */
export const EXCEPTION_REASONS = {
  none:            { code: 0,   says: 'no reason is given',                    clause: 'X.225 §8.3.28' },
  unableForNow:    { code: 1,   says: 'for the time being it cannot continue', clause: 'X.225 §8.3.28' },
  sequence:        { code: 3,   says: 'the peer is out of sequence',           clause: 'X.225 §8.3.28' },
  localError:      { code: 5,   says: 'an error of its own',                   clause: 'X.225 §8.3.28' },
  procedure:       { code: 6,   says: 'a procedure that cannot be recovered',  clause: 'X.225 §8.3.28' },
  demandDataToken: { code: 128, says: 'it demands the data token',             clause: 'X.225 §8.3.28' },
} as const satisfies Readonly<Record<string, ReasonRow>>;

// biome-ignore format: a table
/** The bits of the transport disconnect item of an AB, X.225 §8.3.9. The first one is that of RF and FN, too. */
export const ABORT_BITS = {
  released:      { code: 0x01, says: 'the transport connection is released', clause: 'X.225 §8.3.9' },
  user:          { code: 0x02, says: 'the user aborts',                      clause: 'X.225 §8.3.9' },
  protocolError: { code: 0x04, says: 'a protocol error',                     clause: 'X.225 §8.3.9' },
  noReason:      { code: 0x08, says: 'no reason is given',                   clause: 'X.225 §8.3.9' },
  restriction:   { code: 0x10, says: 'an implementation restriction',        clause: 'X.225 §8.3.9' },
} as const satisfies Readonly<Record<string, ReasonRow>>;

/** The name of a reason of an RF. */
export type RefuseReason = keyof typeof REFUSE_REASONS;

/** The name of a reason of ED, AI and AD. */
export type ExceptionReason = keyof typeof EXCEPTION_REASONS;

/** The name of a reason on the wire; undefined where X.225 §8.3.5.10 has none. */
export const refuseReasonName = (code: number): RefuseReason | undefined => REFUSE_OF_CODE.get(code);

/** The name of a reason on the wire; undefined where X.225 §8.3.28 has none. */
export const exceptionReasonName = (code: number): ExceptionReason | undefined => EXCEPTION_OF_CODE.get(code);

const REFUSE_OF_CODE = byCode(REFUSE_REASONS);
const EXCEPTION_OF_CODE = byCode(EXCEPTION_REASONS);
