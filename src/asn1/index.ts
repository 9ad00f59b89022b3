export { type Basic, checked } from './basic.ts';
export { type Bits, bitString, namedBits } from './bits.ts';
export { type Alternatives, anyElement, type ChoiceOf, choice } from './choice.ts';
export { sequenceOf, setOf } from './collections.ts';
export { type Components, defaulted, extensions, optional, type RecordOf, stated } from './components.ts';
export { contentsAt, endAt } from './element-at.ts';
export { type DataValue, dataValue, type External, external } from './external.ts';
export { berFaults } from './faults.ts';
export { BER_LIMITS, type BerLimits } from './limits.ts';
export {
  bigInteger,
  boolean,
  enumerated,
  integer,
  integerOctets,
  type Named,
  type Names,
  namedInteger,
  nothing,
} from './numbers.ts';
export { objectIdentifier } from './object-identifier.ts';
export { openBer } from './opened.ts';
export { decodeBer, decodeBerSeries } from './reader.ts';
export { isSound } from './sound.ts';
export {
  generalString,
  graphicString,
  ia5String,
  numericString,
  objectDescriptor,
  octetString,
  printableString,
  t61String,
  utf8String,
  videotexString,
  visibleString,
} from './strings.ts';
export { heldSet, type Structure, sequence, set } from './structures.ts';
export { application, context, isSameTag, privateUse, TAG_CLASSES, type Tag, type TagClass, tagText, universal } from './tag.ts';
export { explicit, ITSELF, implicit } from './tagged.ts';
export { textOf } from './text.ts';
export { generalizedTime, type Time, timeInGeneralized, timeInUtc, utcTime } from './time.ts';
export {
  type ConstructedTlv,
  constructed,
  type Form,
  octetIn,
  type PrimitiveTlv,
  primitive,
  type Raw,
  raw,
  type Tlv,
  type Writable,
  withForm,
} from './tlv.ts';
export {
  accepts,
  childrenOf,
  decodeValue,
  deferred,
  encodeValue,
  type Part,
  type Taken,
  type Type,
  type ValueOf,
  valueIn,
} from './type.ts';
export { UNIVERSAL_TAGS } from './universal.ts';
export { octetsOf } from './view.ts';
export { encodeBer } from './writer.ts';
