import { choice, explicit, extensions, ia5String, implicit, nothing, octetString, optional, set, type ValueOf } from '#src/asn1/index.ts';

/** Password, X.411 §8.5.9. */
const password = choice({ ia5: ia5String, octets: octetString });

/** MTABindArgument, X.411 §12.1.1.1. */
export const mtaBindArgument = choice({
  unauthenticated: nothing,
  authenticated: implicit(
    1,
    set({
      initiatorName: implicit(0, ia5String),
      initiatorCredentials: explicit(1, password),
      securityContext: optional(implicit(2, set({ extensions }))),
      extensions,
    }),
  ),
});
export type MtaBindArgument = ValueOf<typeof mtaBindArgument>;

/** MTABindResult, X.411 §12.1.1.2. */
export const mtaBindResult = choice({
  unauthenticated: nothing,
  authenticated: implicit(
    1,
    set({
      responderName: implicit(0, ia5String),
      responderCredentials: explicit(1, password),
      extensions,
    }),
  ),
});
export type MtaBindResult = ValueOf<typeof mtaBindResult>;

/** MTABindError, X.411 §12.1.1.3. */
export type MtaBindErrorName =
  | 'busy'
  | 'authentication-error'
  | 'unacceptable-dialogue-mode'
  | 'unacceptable-security-context'
  | 'inadequate-association-confidentiality';
