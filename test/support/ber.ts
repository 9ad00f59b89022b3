import fc from 'fast-check';
import { constructed, type Form, primitive, TAG_CLASSES, type Tag, type TagClass, type Tlv } from '#src/asn1/index.ts';

const classes = fc.constantFrom(...(Object.keys(TAG_CLASSES) as TagClass[]));
const numbers = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.constantFrom(127, 128, 16383, 16384, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER),
);
const tags: fc.Arbitrary<Tag> = fc.record({ class: classes, number: numbers });

/** Forms that make a header longer than it need be. */
const longForms = (tlv: Tlv, extra: number, more: number): Tlv => {
  const identifier = extra > 0 ? { identifier: sizeOf(tlv.tag) + extra } : {};
  const length = more > 0 ? { length: 2 + more } : {};
  return formed({ ...identifier, ...length }, tlv);
};
const formed = (form: Form, tlv: Tlv): Tlv => (Object.keys(form).length > 0 ? { ...tlv, form } : tlv);
const sizeOf = ({ number }: Tag): number => (number < 31 ? 1 : 1 + Math.ceil(number.toString(2).length / 7));

const extras = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) });

/** Trees with all sorts of tags, in all forms of headers that X.690 §8.1 knows and in some that it forbids. */
export const trees: fc.Arbitrary<Tlv> = fc.letrec<{ tree: Tlv; leaf: Tlv; branch: Tlv }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('branch')),
  leaf: fc
    .tuple(tags, fc.uint8Array({ maxLength: 300 }), extras, extras)
    .map(([tag, content, extra, more]) => longForms(primitive(tag, content), extra, more)),
  branch: fc
    .tuple(tags, fc.array(tie('tree'), { maxLength: 4 }), extras, extras, fc.boolean())
    .map(([tag, children, extra, more, isIndefinite]) =>
      isIndefinite ? formed({ length: 'indefinite' }, constructed(tag, children)) : longForms(constructed(tag, children), extra, more),
    ),
})).tree;
