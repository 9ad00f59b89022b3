import { decodeBer, openBer, type Type } from '#src/asn1/index.ts';
import { Drawing, flawIn } from './drawing.ts';
import type { Module } from './module.ts';
import { Node, orWhy, type Sharing } from './node.ts';
import { type Plan, planOf } from './plan.ts';

/**
 * The tree of a value in BER: each element by the name that its type gives it. Elements that the type does not know go by their tags.
 * `shared`: those that came before may be the same nodes again.
 */
export const elementTree = (name: string, type: Type<unknown>, octets: Uint8Array, module: Module, sharing?: Sharing): Node =>
  orWhy(
    name,
    octets,
    () => {
      const { value, says, children, why } = drawn(planOf(name, type, module), type, octets, module, sharing);
      return new Node(name, octets, 0, octets.length, value, says, module.clause, children, why);
    },
    module.clause,
  );

/** A tree of what is all right tells that it is, for the most part: to decode a value first would cost as much as the tree. */
const drawn = (plan: Plan, type: Type<unknown>, octets: Uint8Array, module: Module, sharing: Sharing): Node => {
  const sound = new Drawing(octets, module, true, sharing);
  const tree = sound.top(plan, openBer(octets));
  if (!sound.isSuspect) return tree;
  // Whether all of it is within the limits only reading all of it tells.
  const tlv = decodeBer(octets);
  return flawIn(type, tlv) === undefined ? tree : new Drawing(octets, module, false).top(plan, tlv);
};
