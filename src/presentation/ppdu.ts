import {
  application,
  bitString,
  choice,
  dataValue,
  defaulted,
  implicit,
  integer,
  namedBits,
  namedInteger,
  objectIdentifier,
  octetString,
  optional,
  sequence,
  sequenceOf,
  set,
  type ValueOf,
} from '#src/asn1/index.ts';
import { setElement, tolerant } from './elements.ts';
import { CONTEXT_REJECTIONS } from './reasons.ts';

// The comments give the names of the module ISO8823-PRESENTATION, X.226 §8.2.

/** User-data, and PDV-list: values with their contexts, X.226 §8.4. */
export const userData = choice({
  simple: implicit(application(0), octetString),
  full: implicit(application(1), sequenceOf(sequence({ transferSyntax: optional(objectIdentifier), context: integer, values: dataValue }))),
});

/** Mode-selector. */
const modeSelector = set({ mode: implicit(0, namedInteger({ 'x410-1984': 0, normal: 1 })) });

/** Version 1, X.226 §8.2. */
export const VERSION = ['version1'] as const;

/** Protocol-version: bits without a name count for nothing, X.226 §8.5.1. */
const protocolVersion = defaulted(implicit(0, namedBits({ version1: 0 })), VERSION);

/** Context-list. */
const contextList = sequenceOf(sequence({ id: integer, abstractSyntax: objectIdentifier, transferSyntaxes: sequenceOf(objectIdentifier) }));

/** Default-context-name. */
const defaultContext = sequence({ abstractSyntax: implicit(0, objectIdentifier), transferSyntax: implicit(1, objectIdentifier) });

/** Result. */
const result = namedInteger({ acceptance: 0, 'user-rejection': 1, 'provider-rejection': 2 });

/** Result-list. */
const resultList = sequenceOf(
  sequence({
    result: implicit(0, result),
    transferSyntax: optional(implicit(1, objectIdentifier)),
    reason: optional(implicit(2, namedInteger(CONTEXT_REJECTIONS))),
  }),
);

/** Presentation-context-identifier-list. */
const identifierList = sequenceOf(sequence({ id: integer, transferSyntax: objectIdentifier }));

/** CP-type: a connection is asked for. What is not defined in it is ignored, X.226 §8.5.1. */
export const cpPpdu = tolerant(
  set({
    mode: implicit(0, modeSelector),
    x410: optional(implicit(1, setElement)),
    normal: optional(
      implicit(
        2,
        tolerant(
          sequence({
            version: protocolVersion,
            calling: optional(implicit(1, octetString)),
            called: optional(implicit(2, octetString)),
            contexts: optional(implicit(4, contextList)),
            defaultContext: optional(implicit(6, defaultContext)),
            requirements: optional(implicit(8, bitString)),
            sessionRequirements: optional(implicit(9, bitString)),
            userData: optional(userData),
          }),
        ),
      ),
    ),
  }),
);

/** CPA-PPDU: the connection is there. */
export const cpaPpdu = set({
  mode: implicit(0, modeSelector),
  x410: optional(implicit(1, setElement)),
  normal: optional(
    implicit(
      2,
      sequence({
        version: protocolVersion,
        responding: optional(implicit(3, octetString)),
        results: optional(implicit(5, resultList)),
        requirements: optional(implicit(8, bitString)),
        sessionRequirements: optional(implicit(9, bitString)),
        userData: optional(userData),
      }),
    ),
  ),
});

/** CPR-PPDU: it is refused, by the provider where it says so. */
export const cprPpdu = choice({
  x410: setElement,
  normal: sequence({
    version: protocolVersion,
    responding: optional(implicit(3, octetString)),
    results: optional(implicit(5, resultList)),
    defaultContext: optional(implicit(7, result)),
    reason: optional(implicit(10, integer)),
    userData: optional(userData),
  }),
});

/** Abort-type: ARU-PPDU of the user, in either mode, and ARP-PPDU of the provider. */
export const abortPpdu = choice({
  x410: setElement,
  normal: implicit(0, sequence({ contexts: optional(implicit(0, identifierList)), userData: optional(userData) })),
  provider: sequence({ reason: optional(implicit(0, integer)), event: optional(implicit(1, integer)) }),
});

export type UserData = ValueOf<typeof userData>;
export type Cp = ValueOf<typeof cpPpdu>;
export type Cpa = ValueOf<typeof cpaPpdu>;
export type Cpr = ValueOf<typeof cprPpdu>;
export type Abort = ValueOf<typeof abortPpdu>;
export type ResultItem = ValueOf<typeof resultList>[number];
