import { identifierSize } from './identifier.ts';
import { lengthSize } from './length.ts';
import { octetIn, type PrimitiveTlv, type Tlv } from './tlv.ts';
import { encodeBer } from './writer.ts';

/** The octets of an element: a view of those that it was read from, or where it was not read, written anew. */
export const octetsOf = (tlv: Tlv): Uint8Array => {
  const leaf = firstLeaf(tlv);
  if (leaf?.octet === undefined || tlv.octet === undefined) return encodeBer(tlv);
  const { buffer, byteOffset } = leaf.content;
  const start = byteOffset - octetIn(leaf, 0) + tlv.octet;
  return new Uint8Array(buffer, start, endOf(tlv) - tlv.octet);
};

/** Where an element ends, counted as its own place is. */
const endOf = (tlv: Tlv): number => {
  let closing = 0;
  let last = tlv;
  for (; last.kind === 'constructed'; last = last.children.at(-1)!) {
    if (last.form?.length === 'indefinite') closing += END_OF_CONTENTS;
    if (last.children.length === 0)
      return (last.octet ?? 0) + identifierSize(last.tag, last.form?.identifier) + lengthSize(0, last.form?.length) + closing;
  }
  return octetIn(last, 0) + last.content.length + closing;
};

const firstLeaf = (tlv: Tlv): PrimitiveTlv | undefined => {
  let first: Tlv | undefined = tlv;
  while (first?.kind === 'constructed') first = first.children[0];
  return first;
};

/** X.690 §8.1.5. */
const END_OF_CONTENTS = 2;
