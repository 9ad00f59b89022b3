import type { Node } from '#src/dissect/index.ts';

/** Where a node stands in the octets that it was dissected from; undefined where those are others, put together from several packets. */
export const placeIn = (octets: Uint8Array, { source, start, end }: Pick<Node, 'source' | 'start' | 'end'>): number | undefined => {
  const at = offsetIn(octets, source) + start;
  return at >= 0 && at - start + end <= octets.length ? at : undefined;
};

/** From where on octets that were dissected stand in others; no number where they do not. */
export const offsetIn = (octets: Uint8Array, source: Uint8Array): number =>
  source.buffer === octets.buffer ? source.byteOffset - octets.byteOffset : Number.NaN;
