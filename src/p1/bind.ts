import {
  anyElement,
  choice,
  explicit,
  extensions,
  ia5String,
  implicit,
  nothing,
  octetString,
  optional,
  set,
  setOf,
  type ValueOf,
} from '#src/asn1/index.ts';
import { mtaName } from './names.ts';

export type { MtaBindErrorName } from './bind-errors.ts';

/** Credentials, X.411 §12.1.1: a password in one of two forms; of what is strong or protected the octets are kept. */
export const credentials = choice({ ia5: ia5String, octets: octetString, other: anyElement });
export type Credentials = ValueOf<typeof credentials>;

/** Who calls, X.411 §12.1.1. */
export const initiator = set({
  initiatorName: implicit(0, mtaName),
  initiatorCredentials: explicit(1, credentials),
  securityContext: optional(implicit(2, setOf(anyElement))),
  extensions,
});
export type Initiator = ValueOf<typeof initiator>;

/** Who answers, X.411 §12.1.1. */
export const responder = set({
  responderName: implicit(0, mtaName),
  responderCredentials: explicit(1, credentials),
  extensions,
});
export type Responder = ValueOf<typeof responder>;

/** MTABindArgument, X.411 §12.1.1. */
export const mtaBindArgument = choice({ unauthenticated: nothing, authenticated: implicit(1, initiator) });
export type MtaBindArgument = ValueOf<typeof mtaBindArgument>;

/** MTABindResult, X.411 §12.1.1. */
export const mtaBindResult = choice({ unauthenticated: nothing, authenticated: implicit(1, responder) });
export type MtaBindResult = ValueOf<typeof mtaBindResult>;
