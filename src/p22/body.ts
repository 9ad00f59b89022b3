import {
  anyElement,
  choice,
  encodeValue,
  enumerated,
  external,
  heldSet,
  ia5String,
  implicit,
  octetString,
  optional,
  sequence,
  sequenceOf,
  type ValueOf,
} from '#src/asn1/index.ts';

/** IA5TextBodyPart, X.420 §7.3.1. */
export const ia5Text = sequence({
  parameters: heldSet({ repertoire: optional(implicit(0, enumerated({ ita2: 2, ia5: 5 }))) }),
  data: ia5String,
});

/** ExternallyDefinedBodyPart, X.420 §7.3.12: what its parameters and data are, their OBJECT IDENTIFIERs say. */
export const externallyDefined = sequence({ parameters: optional(implicit(0, external)), data: external });
export type ExternallyDefined = ValueOf<typeof externallyDefined>;

/** BodyPart, X.420 §7.3: those that are read here; of the others the octets are kept. */
export const bodyPart = choice({
  ia5Text: implicit(0, ia5Text),
  bilaterallyDefined: implicit(14, octetString),
  externallyDefined: implicit(15, externallyDefined),
  other: anyElement,
});
export type BodyPart = ValueOf<typeof bodyPart>;

/** Body, X.420 §7. */
export const body = sequenceOf(bodyPart);

/** The octets of a body part. */
export const encodeBodyPart = (part: BodyPart): Uint8Array => encodeValue(bodyPart, part);
