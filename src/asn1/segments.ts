import { concat, type FaultMaker } from '#src/core/index.ts';
import { berFaults } from './faults.ts';
import { isSameTag, type Tag, tagText } from './tag.ts';
import type { PrimitiveTlv, Tlv } from './tlv.ts';
import { UNIVERSAL_TAGS } from './universal.ts';

/** The octets of a string, put together where it comes in segments, X.690 §8.7.3: segments of any string are OCTET STRINGs. */
export const joined = (tlv: Tlv): Uint8Array =>
  tlv.kind === 'primitive'
    ? tlv.content
    : concat(segmentsOf(tlv, UNIVERSAL_TAGS.octetString, berFaults.segment).map(({ content }) => content));

/** The segments of a string in their order; segments may be in segments, X.690 §8.7.3.2. */
export const segmentsOf = (tlv: Tlv, tag: Tag, wrong: FaultMaker): readonly PrimitiveTlv[] => {
  const segments: PrimitiveTlv[] = [];
  const waiting: Tlv[] = [];
  const push = (one: Tlv): void => {
    if (one.kind === 'primitive') segments.push(one);
    else for (let at = one.children.length - 1; at >= 0; at--) waiting.push(one.children[at]!);
  };
  push(tlv);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isSameTag(next.tag, tag)) throw wrong({ octet: next.octet ?? 0, got: tagText(next.tag) });
    push(next);
  }
  return segments;
};
