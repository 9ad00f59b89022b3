import { accepts, type Components, type RecordOf, type Structure, type Tag, type Type } from '#src/asn1/index.ts';

/** The same SEQUENCE, which passes over elements that it does not know, wherever they stand. */
export const lenient = <C extends Components>(structure: Structure<C>): Type<RecordOf<C>> => {
  const known = { tags: Object.values(structure.components).flatMap(tagsOf) };
  return {
    ...structure,
    decode: (tlv) =>
      structure.decode(tlv.kind === 'constructed' ? { ...tlv, children: tlv.children.filter(({ tag }) => accepts(known, tag)) } : tlv),
  };
};

const tagsOf = (component: Components[string]): readonly Tag[] => {
  if ('type' in component) return component.type.tags ?? [];
  return 'tags' in component ? (component.tags ?? []) : [];
};
