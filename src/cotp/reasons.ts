import { byCode, type RefusalRow } from '#src/core/index.ts';

/** What a reason of a DR stands for, X.224 §13.5.3. */
export interface DisconnectRow extends RefusalRow {
  /** The classes that may send it. */
  readonly classes: '0-4' | '1-4';
}

/** What a reject cause of an ER stands for, X.224 §13.12.3. */
export interface CauseRow {
  readonly code: number;
  readonly says: string;
  readonly clause: string;
}

// biome-ignore format: a table
/** The reasons of a DR, X.224 §13.5.3. A value that is not here counts as 'unspecified'. */
export const DISCONNECT_REASONS = {
  unspecified:        { code: 0x00, classes: '0-4', persistent: false, says: 'no reason is given',                                    clause: 'X.224 §13.5.3' },
  congestion:         { code: 0x01, classes: '0-4', persistent: false, says: 'congestion at the TSAP',                                clause: 'X.224 §13.5.3' },
  notAttached:        { code: 0x02, classes: '0-4', persistent: true,  says: 'no session entity is attached to the TSAP',             clause: 'X.224 §13.5.3' },
  addressUnknown:     { code: 0x03, classes: '0-4', persistent: true,  says: 'the address is unknown',                                clause: 'X.224 §13.5.3' },
  normal:             { code: 0x80, classes: '1-4', persistent: false, says: 'the session entity disconnects in the normal way',      clause: 'X.224 §13.5.3' },
  remoteCongestion:   { code: 0x81, classes: '1-4', persistent: false, says: 'the transport entity was congested when it was called', clause: 'X.224 §13.5.3' },
  negotiationFailed:  { code: 0x82, classes: '1-4', persistent: true,  says: 'negotiation failed: the class is not supported',        clause: 'X.224 §13.5.3' },
  duplicateReference: { code: 0x83, classes: '1-4', persistent: false, says: 'a source reference is in use twice',                    clause: 'X.224 §13.5.3' },
  mismatchedReferences:{ code: 0x84, classes: '1-4', persistent: false, says: 'the references do not match',                          clause: 'X.224 §13.5.3' },
  protocolError:      { code: 0x85, classes: '1-4', persistent: false, says: 'protocol error',                                        clause: 'X.224 §13.5.3' },
  referenceOverflow:  { code: 0x87, classes: '1-4', persistent: false, says: 'no reference is left',                                  clause: 'X.224 §13.5.3' },
  networkRefused:     { code: 0x88, classes: '1-4', persistent: false, says: 'refused on this network connection',                    clause: 'X.224 §13.5.3' },
  invalidLength:      { code: 0x8a, classes: '1-4', persistent: false, says: 'a header or a parameter has an invalid length',         clause: 'X.224 §13.5.3' },
} as const satisfies Readonly<Record<string, DisconnectRow>>;

// biome-ignore format: a table
/** The reject causes of an ER, X.224 §13.12.3. A value that is not here counts as 'unspecified'. */
export const REJECT_CAUSES = {
  unspecified:    { code: 0, says: 'no reason is given',           clause: 'X.224 §13.12.3' },
  parameterCode:  { code: 1, says: 'a parameter code is invalid',  clause: 'X.224 §13.12.3' },
  tpduType:       { code: 2, says: 'a TPDU type is invalid',       clause: 'X.224 §13.12.3' },
  parameterValue: { code: 3, says: 'a parameter value is invalid', clause: 'X.224 §13.12.3' },
} as const satisfies Readonly<Record<string, CauseRow>>;

/** The name of a reason of a DR, X.224 §13.5.3. */
export type DisconnectReason = keyof typeof DISCONNECT_REASONS;

/** The name of a reject cause of an ER, X.224 §13.12.3. */
export type RejectCause = keyof typeof REJECT_CAUSES;

/** The name of a reason on the wire; undefined where X.224 §13.5.3 has none. */
export const reasonName = (code: number): DisconnectReason | undefined => REASON_OF_CODE.get(code);

/** The name of a reject cause on the wire; undefined where X.224 §13.12.3 has none. */
export const causeName = (code: number): RejectCause | undefined => CAUSE_OF_CODE.get(code);

const REASON_OF_CODE = byCode(DISCONNECT_REASONS);
const CAUSE_OF_CODE = byCode(REJECT_CAUSES);
