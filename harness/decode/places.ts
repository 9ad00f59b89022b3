import type { Node } from '#src/dissect/index.ts';

/** Where a node stands in the octets that it was dissected from; undefined where those are others, put together from several packets. */
export const placeIn = (octets: Uint8Array, node: Pick<Node, 'octets'>): number | undefined => {
  if (node.octets.buffer !== octets.buffer) return undefined;
  const at = node.octets.byteOffset - octets.byteOffset;
  return at >= 0 && at + node.octets.length <= octets.length ? at : undefined;
};
