import {
  anyElement,
  bitString,
  choice,
  decodeValue,
  encodeValue,
  implicit,
  integer,
  nothing,
  optional,
  sequence,
  sequenceOf,
  type ValueOf,
} from '#src/asn1/index.ts';

/** What an initiate says of the version, and of what is supported: ISO 9506-2, InitRequestDetail and InitResponseDetail. */
const detail = sequence({
  version: implicit(0, integer),
  parameters: implicit(1, bitString),
  services: implicit(2, bitString),
});

/** The same form for what is proposed and for what is agreed: sizes, services that may be under way, nesting of data. */
const initiate = sequence({
  localDetail: optional(implicit(0, integer)),
  outstandingCalling: implicit(1, integer),
  outstandingCalled: implicit(2, integer),
  nestingLevel: optional(implicit(3, integer)),
  detail: implicit(4, detail),
});

/** A confirmed service that is asked for: whatever it is. */
const confirmedRequest = sequence({ invokeId: integer, service: anyElement });

const reject = sequence({
  invokeId: optional(implicit(0, integer)),
  reason: choice({ confirmedRequest: implicit(1, integer), pdu: implicit(5, integer) }),
});

// biome-ignore format: a table
/** The MMSpdus of ISO 9506-2 that we say or read: an association is opened and concluded by them, and no service is known but by name. */
const mmsPdu = choice({
  'confirmed-Request':  implicit(0, confirmedRequest),
  'confirmed-Response': implicit(1, sequenceOf(anyElement)),
  'confirmed-Error':    implicit(2, sequenceOf(anyElement)),
  unconfirmed:          implicit(3, sequenceOf(anyElement)),
  reject:               implicit(4, reject),
  'initiate-Request':   implicit(8, initiate),
  'initiate-Response':  implicit(9, initiate),
  'conclude-Request':   implicit(11, nothing),
  'conclude-Response':  implicit(12, nothing),
});

/** One of these PDUs. */
export type MmsPdu = ValueOf<typeof mmsPdu>;

/** What is proposed in an initiate-RequestPDU, or agreed to in an initiate-ResponsePDU. */
export type Initiate = ValueOf<typeof initiate>;

/** Reads an MMSpdu. Throws what is wrong with it, also where it is one that is not here. */
export const decodeMms = (octets: Uint8Array): MmsPdu => decodeValue(mmsPdu, octets);

/** Writes an MMSpdu. */
export const encodeMms = (pdu: MmsPdu): Uint8Array => encodeValue(mmsPdu, pdu);
