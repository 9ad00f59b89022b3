import { decodeValue, encodeValue, explicit, integer, isSameTag, type Type, UNIVERSAL_TAGS, valueIn } from '#src/asn1/index.ts';
import type { Mode } from '#src/presentation/index.ts';
import {
  type Credentials,
  type Initiator,
  initiator,
  type MtaBindArgument,
  type MtaBindResult,
  mtaBindArgument,
  mtaBindResult,
  type Responder,
  responder,
} from './bind.ts';
import { bindErrorOf, type MtaBindError } from './bind-errors.ts';
import { CONFORMANCES } from './conformance.ts';
import { p1Faults } from './faults.ts';
import type { Conformance } from './service.ts';

/** The user data of an RT-OPEN that asks to bind. */
export const encodeBindArgument = (argument: MtaBindArgument, conformance: Conformance): Uint8Array => {
  if (argument.kind === 'authenticated') judge(argument.value.initiatorName, argument.value.initiatorCredentials);
  return encodeValue(BIND_ARGUMENTS[modeOf(conformance)], argument);
};

/** Reads them. Throws a fault of BER, or of a name that is none. */
export const decodeBindArgument = (octets: Uint8Array, conformance: Conformance): MtaBindArgument => {
  const argument = decodeValue(BIND_ARGUMENTS[modeOf(conformance)], octets);
  if (argument.kind === 'authenticated') judgeName(argument.value.initiatorName);
  return argument;
};

/** The user data of an RT-OPEN that is accepted. */
export const encodeBindResult = (result: MtaBindResult, conformance: Conformance): Uint8Array => {
  if (result.kind === 'authenticated') judge(result.value.responderName, result.value.responderCredentials);
  return encodeValue(BIND_RESULTS[modeOf(conformance)], result);
};

/** Reads them. Throws a fault of BER, or of a name that is none. */
export const decodeBindResult = (octets: Uint8Array, conformance: Conformance): MtaBindResult => {
  const result = decodeValue(BIND_RESULTS[modeOf(conformance)], octets);
  if (result.kind === 'authenticated') judgeName(result.value.responderName);
  return result;
};

/** The user data of an RT-OPEN that is refused in normal mode: MTABindError, X.411 §12.1.2. */
export const encodeBindError = (code: number): Uint8Array => encodeValue(BIND_ERROR, code);

/** Reads them. Throws a fault of BER. */
export const decodeBindError = (octets: Uint8Array): MtaBindError => bindErrorOf(decodeValue(BIND_ERROR, octets));

/** Of a bind there are two sorts. */
type Bind<V> = { readonly kind: 'unauthenticated'; readonly value: null } | { readonly kind: 'authenticated'; readonly value: V };

/** In X.410 mode products differ: the SET of name and password stands in its [1], or bare, as in 1984. Both are read. */
const orBare = <V>(type: Type<Bind<V>>, bare: Type<V>): Type<Bind<V>> => ({
  tags: undefined,
  decode: (tlv) => (isSameTag(tlv.tag, UNIVERSAL_TAGS.set) ? { kind: 'authenticated', value: bare.decode(tlv) } : valueIn(type, tlv)),
  encode: type.encode,
  taken: (tag) => (isSameTag(tag, UNIVERSAL_TAGS.set) ? { name: 'authenticated', type: bare } : type.taken?.(tag)),
});

// biome-ignore format: a table
/** The argument: with the BIND tag of X.219, and in X.410 mode without, X.419 §13.2.1.1.2. */
export const BIND_ARGUMENTS: Readonly<Record<Mode, Type<MtaBindArgument>>> = {
  normal:      explicit(16, mtaBindArgument),
  'x410-1984': orBare<Initiator>(mtaBindArgument, initiator),
};

// biome-ignore format: a table
/** The result. */
export const BIND_RESULTS: Readonly<Record<Mode, Type<MtaBindResult>>> = {
  normal:      explicit(17, mtaBindResult),
  'x410-1984': orBare<Responder>(mtaBindResult, responder),
};

/** The error; X.410 mode has a refuseReason in its place. */
export const BIND_ERROR = explicit(18, integer);

const modeOf = (conformance: Conformance): Mode => CONFORMANCES[conformance].mode;

const judge = (name: string, { kind, value }: Credentials): void => {
  judgeName(name);
  if (name.length > MOST_IN_NAME) throw p1Faults.longMtaName({ got: name.length });
  if (kind !== 'other' && value.length > MOST_IN_PASSWORD) throw p1Faults.longPassword({ got: value.length });
};

const judgeName = (name: string): void => {
  if (name.length === 0) throw p1Faults.mtaName({ got: 'none' });
};

/** ub-mta-name-length and ub-password-length of X.411. */
const MOST_IN_NAME = 32;
const MOST_IN_PASSWORD = 62;
