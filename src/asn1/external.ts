import { bitString } from './bits.ts';
import { anyElement, choice } from './choice.ts';
import { optional } from './components.ts';
import { integer } from './numbers.ts';
import { objectIdentifier } from './object-identifier.ts';
import { objectDescriptor, octetString } from './strings.ts';
import { sequence } from './structures.ts';
import { explicit, implicit } from './tagged.ts';
import type { ValueOf } from './type.ts';
import { UNIVERSAL_TAGS } from './universal.ts';

/** How a value of another syntax stands in BER, X.690 §8.18.1: as one element, as octets, or as bits. A PDV-list has it too, X.226 §8.4.2. */
export const dataValue = choice({
  singleAsn1Type: explicit(0, anyElement),
  octetAligned: implicit(1, octetString),
  arbitrary: implicit(2, bitString),
});

/** The value of `dataValue`. */
export type DataValue = ValueOf<typeof dataValue>;

/** EXTERNAL, X.690 §8.18.1. That it has a reference at least, X.680 §37, is for those who use it to ask. */
export const external = implicit(
  UNIVERSAL_TAGS.external,
  sequence({
    directReference: optional(objectIdentifier),
    indirectReference: optional(integer),
    dataValueDescriptor: optional(objectDescriptor),
    encoding: dataValue,
  }),
);

/** The value of an EXTERNAL. */
export type External = ValueOf<typeof external>;
