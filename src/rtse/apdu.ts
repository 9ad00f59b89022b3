import {
  anyElement,
  bitString,
  choice,
  explicit,
  extensions,
  implicit,
  integer,
  namedInteger,
  octetString,
  optional,
  sequence,
  set,
  stated,
  type Type,
  t61String,
  type ValueOf,
} from '#src/asn1/index.ts';
import type { Mode } from '#src/presentation/index.ts';

/** An APDU in normal mode, where it has a tag, and in X.410 mode, where it is the SET alone: the presentation layer has its components. */
type InBoth<T> = { readonly [M in Mode]: Type<T> };

const inBoth = <T>(tag: number, type: Type<T>): InBoth<T> => ({ normal: implicit(tag, type), 'x410-1984': type });

/**
 * SessionConnectionIdentifier, X.228 §9. The references are the elements that the session layer carries: a T61String in X.410 mode and an
 * OCTET STRING in normal mode, a UTCTime.
 */
export const sessionConnectionIdentifier = sequence({
  callingSSuserReference: anyElement,
  commonReference: anyElement,
  additionalReferenceInformation: optional(implicit(0, t61String)),
  extensions,
});
export type SessionConnectionIdentifier = ValueOf<typeof sessionConnectionIdentifier>;

/** ConnectionData, X.228 §9: what the user says at an open, or which connection had the transfer that is to go on. */
const connectionData = choice({ open: explicit(0, anyElement), recover: implicit(1, sessionConnectionIdentifier) });

/** Connection data of an open: one element of the user's. */
export const opening = (value: Uint8Array) => ({ kind: 'open', value }) as const;

/** Connection data of a recovery. */
export const recovering = (value: SessionConnectionIdentifier) => ({ kind: 'recover', value }) as const;

/**
 * RTORQ, X.228 §9. What is absent stands at its default; that it is absent shows, for some products take it for another value. What is not
 * known is ignored, X.228 §7.10, here and in the others.
 */
export const RTORQ = inBoth(
  16,
  set({
    checkpointSize: optional(implicit(0, integer)),
    windowSize: optional(implicit(1, integer)),
    dialogueMode: optional(implicit(2, namedInteger({ monologue: 0, 'two-way-alternate': 1 }))),
    connectionDataRQ: explicit(3, connectionData),
    applicationProtocol: optional(implicit(4, integer)),
    extensions,
  }),
);
export type Rtorq = ValueOf<typeof RTORQ.normal>;

/** Defaults are written: many products do. */
const sizes = { checkpointSize: stated(implicit(0, integer), 0), windowSize: stated(implicit(1, integer), 3) };

/** RTOAC, X.228 §9. */
export const RTOAC = inBoth(17, set({ ...sizes, connectionDataAC: explicit(2, connectionData), extensions }));
export type Rtoac = ValueOf<typeof RTOAC.normal>;

/** RTORJ, X.228 §9: a reason in X.410 mode, user data in normal mode. */
export const RTORJ = inBoth(
  18,
  set({ refuseReason: optional(implicit(0, integer)), userDataRJ: optional(explicit(1, anyElement)), extensions }),
);
export type Rtorj = ValueOf<typeof RTORJ.normal>;

/** RTAB, X.228 §9. */
export const RTAB = inBoth(
  22,
  set({
    abortReason: optional(implicit(0, integer)),
    reflectedParameter: optional(implicit(1, bitString)),
    userdataAB: optional(explicit(2, anyElement)),
    extensions,
  }),
);
export type Rtab = ValueOf<typeof RTAB.normal>;

/** RTTP, X.228 §9: the priority of who wants the turn; 0 is the highest. */
export const RTTP = integer;

/** RTTR, X.228 §9: a segment of an APDU, in normal mode. In X.410 mode the segments are the octets themselves. */
export const RTTR = octetString;
