import { decodeBerSeries, octetsOf, type Type } from '#src/asn1/index.ts';
import { elementTree } from './elements.ts';
import type { Module } from './module.ts';
import { type Node, node, orWhy } from './node.ts';
import { universalName } from './values.ts';

/** Elements of BER of which nothing is known but that they are, X.690 §8: one behind the other. */
export const berTree = (octets: Uint8Array): readonly Node[] => {
  const trees: Node[] = [];
  const whole = orWhy('BER', octets, () => {
    for (const element of decodeBerSeries(octets)) trees.push(elementTree(universalName(element), ANYTHING, octetsOf(element), BER));
    return node('BER', octets);
  });
  return whole.why === undefined ? trees : [whole];
};

const BER: Module = { clause: 'X.690 §8' };

const ANYTHING: Type<unknown> = {
  tags: undefined,
  decode: (tlv) => tlv,
  encode: () => {
    throw new TypeError('what was looked at is not written');
  },
};
