import { contentsAt, isSound } from '#src/asn1/index.ts';
import { type Mode, plainValueIn, userData } from '#src/presentation/index.ts';
import { elementTree } from './elements.ts';
import { nameOf } from './module.ts';
import { PRESENTATION } from './modules.ts';
import { Node } from './node.ts';

/** User-data that no PPDU holds, for the SPDU that carries them to show: values with their contexts. In X.410 mode there are none. */
export const dataTrees = (mode: Mode, octets: Uint8Array): readonly Node[] | undefined => {
  if (mode !== 'normal') return undefined;
  const context = plainContextIn(octets);
  const tree = context === undefined ? elementTree(NAMES.data, userData, octets, PRESENTATION) : plainTree(context, octets);
  return tree.why === undefined ? [tree] : undefined;
};

/** Up to where the trees of user data tell what their octets mean; behind that is one part. Undefined where nobody knows without making them. */
export const speltIn = (mode: Mode, octets: Uint8Array): number | undefined => {
  if (mode !== 'normal') return 0;
  return plainContextIn(octets) === undefined ? undefined : valuesAt(octets);
};

/** The context of the one value that nearly all SPDUs carry. */
const plainContextIn = (octets: Uint8Array): number | undefined => {
  const context = plainValueIn(octets)?.context;
  return context !== undefined && isSound(octets) ? context : undefined;
};

/** The same as of any element, of such a value: it has no need to be decoded. */
const plainTree = (context: number, octets: Uint8Array): Node => {
  const { length } = octets;
  const list = contentsAt(octets, 0);
  const identifier = contentsAt(octets, list);
  const values = valuesAt(octets);
  const parts = [
    new Node(NAMES.context, octets, identifier, values, context),
    new Node(NAMES.values, octets, values, length, undefined, NAMES.single),
  ];
  const lists = [new Node('1', octets, list, length, undefined, undefined, undefined, parts)];
  return new Node(NAMES.data, octets, 0, length, undefined, NAMES.full, PRESENTATION.clause, lists);
};

/** Where the values stand in the first list. */
const valuesAt = (octets: Uint8Array): number => contentsAt(octets, contentsAt(octets, 0)) + IDENTIFIER;

/** Of a context identifier in one octet, its header included. */
const IDENTIFIER = 3;

const named = (ours: string): string => nameOf(ours, PRESENTATION, '');
const NAMES = {
  data: named('userData'),
  full: named('full'),
  context: named('context'),
  values: named('values'),
  single: named('singleAsn1Type'),
};
