import { Conversation, type Depth, type Node, type Pdu, valueText } from '#src/dissect/index.ts';
import { Framer } from '#src/tpkt/index.ts';
import type { Said } from './vector.ts';

/** The PDUs of what is said, packet by packet. */
export const dissected = (said: readonly Said[], depth?: Depth): readonly (readonly Pdu[])[] => {
  const conversation = new Conversation(depth);
  const framers = { caller: new Framer(), called: new Framer() };
  return said.flatMap(({ from, octets }) =>
    octets ? framers[from].push(octets).map(({ nsdu, reserved }) => conversation.packet(from, nsdu, reserved)) : [],
  );
};

/** A tree as text, a line for each node: what it is, what it says, and how many octets it has. */
export const drawn = ({ name, value, says, why, octets, children = [] }: Node, depth = 0): readonly string[] => [
  '  '.repeat(depth) +
    [
      name,
      ...(value === undefined ? [] : [valueText(value)]),
      ...(says === undefined ? [] : [`(${says})`]),
      ...(why === undefined ? [] : [`! ${why}`]),
    ].join(' ') +
    ` [${octets.length}]`,
  ...children.flatMap((child) => drawn(child, depth + 1)),
];

/** All nodes of a tree. */
export const nodesIn = (tree: Node): readonly Node[] => [tree, ...(tree.children ?? []).flatMap(nodesIn)];

/** Parts that do not lie in their whole, or not one behind the other, as `whole > part`. */
export const misplaced = (tree: Node): readonly string[] => {
  const places = (tree.children ?? []).filter(({ octets }) => octets.buffer === tree.octets.buffer);
  const end = (node: Node): number => node.octets.byteOffset + node.octets.length;
  const wrong = places.filter(
    (child, index) =>
      child.octets.byteOffset < tree.octets.byteOffset ||
      end(child) > end(tree) ||
      child.octets.byteOffset < (places[index - 1]?.octets.byteOffset ?? 0),
  );
  return [...wrong.map(({ name }) => `${tree.name} > ${name}`), ...(tree.children ?? []).flatMap(misplaced)];
};
