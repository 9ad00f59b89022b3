import {
  anyElement,
  application,
  choice,
  decodeValue,
  defaulted,
  encodeValue,
  enumerated,
  explicit,
  external,
  graphicString,
  implicit,
  integer,
  namedBits,
  namedInteger,
  objectIdentifier,
  optional,
  sequence,
  sequenceOf,
  type ValueOf,
} from '#src/asn1/index.ts';
import { lenient } from './lenient.ts';

const protocolVersion = defaulted(implicit(0, namedBits({ version1: 0 })), ['version1']);
const contextNames = sequenceOf(objectIdentifier);

/** What an APDU of any kind has at its end, X.227 §9.1. */
const userInformation = optional(implicit(30, sequenceOf(external)));

// biome-ignore format: a table
const aarq = sequence({
  protocolVersion,
  applicationContext:     explicit(1, objectIdentifier),
  calledApTitle:          optional(explicit(2, anyElement)),
  calledAeQualifier:      optional(explicit(3, anyElement)),
  calledApInvocation:     optional(explicit(4, integer)),
  calledAeInvocation:     optional(explicit(5, integer)),
  callingApTitle:         optional(explicit(6, anyElement)),
  callingAeQualifier:     optional(explicit(7, anyElement)),
  callingApInvocation:    optional(explicit(8, integer)),
  callingAeInvocation:    optional(explicit(9, integer)),
  requirements:           optional(implicit(10, namedBits({}))),
  mechanism:              optional(implicit(11, objectIdentifier)),
  authenticationValue:    optional(explicit(12, anyElement)),
  applicationContexts:    optional(implicit(13, contextNames)),
  implementation:         optional(implicit(29, graphicString)),
  userInformation,
});

// biome-ignore format: a table
const aare = sequence({
  protocolVersion,
  applicationContext:     explicit(1, objectIdentifier),
  result:                 explicit(2, namedInteger({ accepted: 0, 'rejected-permanent': 1, 'rejected-transient': 2 })),
  diagnostic:             explicit(3, choice({ user: explicit(1, integer), provider: explicit(2, integer) })),
  respondingApTitle:      optional(explicit(4, anyElement)),
  respondingAeQualifier:  optional(explicit(5, anyElement)),
  respondingApInvocation: optional(explicit(6, integer)),
  respondingAeInvocation: optional(explicit(7, integer)),
  requirements:           optional(implicit(8, namedBits({}))),
  mechanism:              optional(implicit(9, objectIdentifier)),
  authenticationValue:    optional(explicit(10, anyElement)),
  applicationContexts:    optional(implicit(11, contextNames)),
  implementation:         optional(implicit(29, graphicString)),
  userInformation,
});

const release = sequence({ reason: optional(implicit(0, integer)), userInformation });

const abrt = sequence({
  source: implicit(0, namedInteger({ 'service-user': 0, 'service-provider': 1 })),
  diagnostic: optional(implicit(1, enumerated({}))),
  userInformation,
});

// biome-ignore format: a table
/** Every APDU of X.227 §9.1. What nobody knows in an AARQ is passed over, in the others it is a fault, X.227 §7.4. */
export const acseApdu = choice({
  AARQ: implicit(application(0), lenient(aarq)),
  AARE: implicit(application(1), aare),
  RLRQ: implicit(application(2), release),
  RLRE: implicit(application(3), release),
  ABRT: implicit(application(4), abrt),
});

/** An APDU: its kind, and the value of its fields. */
export type Apdu = ValueOf<typeof acseApdu>;

/** The name of an APDU. */
export type ApduKind = Apdu['kind'];

/** The fields of the APDU of one kind. */
export type ApduOf<K extends ApduKind> = Extract<Apdu, { kind: K }>['value'];

/** Reads an APDU. Throws what is wrong with it, at which octet. */
export const decodeApdu = (octets: Uint8Array): Apdu => decodeValue(acseApdu, octets);

/** Writes an APDU. */
export const encodeApdu = (value: Apdu): Uint8Array => encodeValue(acseApdu, value);
