import { choice, decodeValue, encodeValue, extensions, implicit, sequence, set, type ValueOf } from '#src/asn1/index.ts';
import type { CONTENT_TYPES, Conformance } from '#src/p1/index.ts';
import { body } from './body.ts';
import { heading } from './heading.ts';

/** IPM, X.420 §7. */
export const ipm = sequence({ heading, body });
export type Ipm = ValueOf<typeof ipm>;

/** InformationObject, X.420 §6: a message, or a notification, of which the elements are kept as octets. */
export const informationObject = choice({ ipm: implicit(0, ipm), ipn: implicit(1, set({ elements: extensions })) });
export type InformationObject = ValueOf<typeof informationObject>;

/** Reads the content of a message whose content type is P2 or P22. Throws a fault of BER. */
export const decodeInformationObject = (octets: Uint8Array): InformationObject => decodeValue(informationObject, octets);

/** Writes it. */
export const encodeInformationObject = (object: InformationObject): Uint8Array => encodeValue(informationObject, object);

// biome-ignore format: a table
/** What the envelope says of such a content: P22, or P2 where the MTA is one of 1984. The octets are the same. */
export const IPM_CONTENT_TYPES = {
  '1988': 'interpersonal-messaging-1988',
  x410:   'interpersonal-messaging-1988',
  '1984': 'interpersonal-messaging-1984',
} as const satisfies Readonly<Record<Conformance, keyof typeof CONTENT_TYPES>>;
