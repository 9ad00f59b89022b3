import { isSecret } from '#harness/decode/index.ts';
import { hex, type Node, type Pdu, valueText } from '#src/dissect/index.ts';
import { IDENTIFYING, type Identifying, IGNORED, rowsByLayer } from './ignored.ts';
import type { Step } from './steps.ts';

/** A part of a PDU as it is compared. */
export interface Part {
  readonly name: string;
  /** What it says itself, for people; never a password. */
  readonly says: string;
  /** What of that counts. */
  readonly counts: string;
  /** Whether its octets are compared, and not what they say. */
  readonly octets?: Uint8Array;
  /** Whether the octets may be shown, one at a time. */
  readonly isOpen: boolean;
  readonly identifier?: { readonly row: Identifying; readonly value: string };
  readonly children: readonly Part[];
}

/** The parts of the PDUs of a step, in their order; of each the root. */
export const partsOf = ({ pdus, isRetold }: Step, isStrict: boolean): readonly Part[] =>
  pdus.map((pdu, index) => {
    const reading: Reading = { pdu, isStrict, isCarried: index < pdus.length - 1 || SEGMENTED.has(`${pdu.layer} ${pdu.kind}`), isRetold };
    return { ...read(pdu.tree(), reading, NOTHING), name: pdu.kind };
  });

/** All of a part that counts, in one text: equal texts, equal parts. In which order parts stand means nothing. */
export const textOf = ({ name, counts, children }: Part): string => {
  const inner = children.map(textOf);
  return `${name}\u0000${counts}\u0001${inner.length > 1 ? inner.toSorted().join('') : (inner[0] ?? '')}\u0002`;
};

interface Reading {
  readonly pdu: Pdu;
  readonly isStrict: boolean;
  /** Whether octets without a value are those of a PDU that is compared by itself. */
  readonly isCarried: boolean;
  readonly isRetold: boolean;
}

interface Counting {
  readonly counts?: string;
  readonly octets?: Uint8Array;
}

/** What holds for all that is in a part. */
interface Inherited {
  readonly isIgnored: boolean;
  readonly isHidden: boolean;
}

const NOTHING: Inherited = { isIgnored: false, isHidden: false };

const read = (node: Node, reading: Reading, { isIgnored: wasIgnored, isHidden: wasHidden }: Inherited): Part => {
  const { pdu, isStrict } = reading;
  const { name, children = [] } = node;
  const identifying = isStrict ? undefined : identifyingAt(pdu.layer, name);
  const ignored = isStrict ? undefined : (identifying ?? ignoredAt(pdu.layer, name));
  const isIgnored = wasIgnored || ignored !== undefined;
  const isHidden = wasHidden || isSecret(pdu, name);
  const value = node.value === undefined ? undefined : valueText(node.value);
  const compared = isIgnored ? { counts: ignored?.zeroCounts && value === '0' ? ZERO : '' } : countsIn(node, reading);
  const { octets, counts = '' }: Counting = compared;
  return {
    name,
    says: isHidden && (value !== undefined || octets) ? HIDDEN : saysOf(node, pdu),
    counts,
    ...(octets && { octets }),
    isOpen: !isHidden && (pdu.layer === 'user' || pdu.kind === 'RTTR'),
    ...(identifying && value !== undefined && { identifier: { row: identifying, value } }),
    children: children.map((child) => read(child, reading, { isIgnored, isHidden: isHidden || hidesParts(pdu, node) })),
  };
};

const countsIn = (node: Node, { pdu, isCarried, isRetold }: Reading): Counting => {
  const { value, says = '', why, children, octets } = node;
  if (pdu.kind === 'RTTR' && isRetold) return {};
  if (pdu.layer === 'user') return { counts: hex(octets), octets };
  if (value !== undefined) return { counts: `${valueText(value)} ${says}` };
  if (children !== undefined) return { counts: says };
  if (isCarried && why === undefined) return {};
  return { counts: hex(octets), octets };
};

/** A part in words, as far as it may be shown. */
const saysOf = ({ value, says, why, children, octets }: Node, { layer }: Pdu): string => {
  const known = says === undefined ? '' : `${says}`;
  if (why !== undefined) return `cannot be read: ${why}`;
  if (layer === 'user' || (value === undefined && children === undefined))
    return [known, `${octets.length} octets`].filter(Boolean).join(', ');
  if (value === undefined) return known;
  return known === '' ? valueText(value) : `${valueText(value)} (${known})`;
};

const identifyingAt = rowsByLayer(IDENTIFYING);
const ignoredAt = rowsByLayer(IGNORED);

/** SPDUs whose user data may go on in another: they are told with the last. */
const SEGMENTED: ReadonlySet<string> = new Set(['session DT', 'session CN', 'session CDO']);
/** In the place of what is not shown. */
export const HIDDEN = '…';
const ZERO = '0';

/** Behind what cannot be read, nobody knows which part is which. */
const hidesParts = ({ layer }: Pdu, { why }: Node): boolean => why !== undefined && !OPEN_LAYERS.has(layer);

/** Layers that have no passwords of their own. */
const OPEN_LAYERS: ReadonlySet<string> = new Set(['tpkt', 'cotp']);
