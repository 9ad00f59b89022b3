import { hex, type LayerName, type Node, type Pdu, valueText } from '#src/dissect/index.ts';
import { isSecret } from './secrets.ts';

/** Where two PDUs differ first, and what each of them says there; undefined where one of them has no such part. */
export interface Difference {
  /** The names from the PDU down to the part: `CC > TPDU size`. */
  readonly path: string;
  readonly a: string | undefined;
  readonly b: string | undefined;
}

/** A part that says nothing of what is meant, and why. */
export interface Ignored {
  readonly layer: LayerName;
  /** As the trees call it. */
  readonly names: readonly string[] | RegExp;
  readonly why: string;
}

export interface MeaningOptions {
  /** Compares what is ignored otherwise, too. */
  readonly strict?: boolean;
  /** What is ignored besides, whether strict or not. */
  readonly also?: readonly Ignored[];
  /** Whether all that they carry is compared by itself; left out: where that may be. */
  readonly carries?: boolean;
}

// biome-ignore format: a table
/** What two runs of the same never have in common. Compared where it is asked for (`strict`). */
export const IGNORED: readonly Ignored[] = [
  { layer: 'cotp',    names: ['DST-REF', 'SRC-REF'],                        why: 'each side numbers its connections as it likes' },
  { layer: 'cotp',    names: ['TPDU-NR', 'EOT'],                            why: 'how a TSDU is cut into TPDUs goes by the size that was agreed on' },
  { layer: 'session', names: ['Calling SS-user Reference', 'Called SS-user Reference', 'Common Reference', 'Additional Reference Information'],
                                                                            why: 'the name of one session connection, and the time at which it began' },
  { layer: 'session', names: ['Activity Identifier', 'Old Activity Identifier'], why: 'whoever transfers numbers its activities as it likes' },
  { layer: 'rtse',    names: ['callingSSuserReference', 'commonReference', 'additionalReferenceInformation'],
                                                                            why: 'the name of one session connection' },
  { layer: 'cotp',    names: ['invalid TPDU'],                              why: 'the beginning of a TPDU, with its references' },
  { layer: 'acse',    names: /-invocation-identifier$/,                     why: 'names one program at work' },
  { layer: 'p1',      names: /(?:^|-)time$/,                                why: 'when it was' },
  { layer: 'p1',      names: ['local-identifier', 'user-relative-identifier', 'content-identifier'], why: 'made up for each message' },
];

// biome-ignore format: a table
/** What follows from other parts, and is never compared itself: lengths, and octets that hold a PDU that is compared by itself. */
const FOLLOWS: readonly Ignored[] = [
  { layer: 'cotp',         names: ['LI'],                                   why: 'the length of what follows' },
  { layer: 'session',      names: ['LI'],                                   why: 'the length of what follows' },
];

/** Whether a PDU may carry another one: then octets of which its tree says nothing are those, and are compared with it. */
const mayCarry = ({ layer, kind }: Pdu): boolean => CARRYING.has(layer) || (layer === 'cotp' && kind === 'DT');
const CARRYING: ReadonlySet<LayerName> = new Set(['session', 'presentation', 'acse', 'rtse']);

/** The first difference between two PDUs by what they mean: by their trees, without what two runs of the same never have in common. */
export const differenceOf = (
  a: Pdu,
  b: Pdu,
  { strict = false, also = [], carries = mayCarry(a) }: MeaningOptions = {},
): Difference | undefined => {
  if (a.layer !== b.layer || a.kind !== b.kind) return { path: a.layer, a: `${a.layer} ${a.kind}`, b: `${b.layer} ${b.kind}` };
  if (isSame(a.octets, b.octets)) return undefined;
  const rows = [...FOLLOWS, ...also, ...(strict ? [] : IGNORED)].filter(({ layer }) => layer === a.layer);
  const difference =
    between(a.tree(), b.tree(), a.kind, { isOpen: OPEN.has(a.layer) && a.kind !== 'DT', carries, rows }) ??
    (a.layer === 'user' ? octetsDiffer(a, b) : undefined);
  return difference && (difference.path.split(BELOW).some((name) => isSecret(a, name)) ? hidden(difference) : short(difference));
};

/** Between the names of a path. */
const BELOW = ' > ';

const hidden = ({ path, a, b }: Difference): Difference => ({ path, a: a && HIDDEN, b: b && HIDDEN });
const HIDDEN = 'not shown';

/** Texts may be as long as a message. */
const short = ({ path, a, b }: Difference): Difference => ({ path, a: a && cut(a), b: b && cut(b) });
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text);
const LONGEST = 400;

/** Octets that nobody reads here: their tree shows no more than the first of them. */
const octetsDiffer = (a: Pdu, b: Pdu): Difference => {
  const at = a.octets.findIndex((octet, index) => octet !== b.octets[index]);
  const first = at < 0 ? a.octets.length : at;
  return {
    path: `${a.kind} > octet ${first}`,
    a: hex(a.octets.subarray(first, first + SHOWN)),
    b: hex(b.octets.subarray(first, first + SHOWN)),
  };
};
const SHOWN = 16;

interface Comparing {
  /** Whether octets that nobody has read may be shown. */
  readonly isOpen: boolean;
  readonly carries: boolean;
  readonly rows: readonly Ignored[];
}

const between = (a: Node, b: Node, path: string, comparing: Comparing): Difference | undefined => {
  if (isSame(a.octets, b.octets)) return undefined;
  const [ours, theirs] = [says(a, comparing), says(b, comparing)];
  if (ours !== theirs) return { path, a: shown(a, comparing), b: shown(b, comparing) };
  const others = byName(b.children);
  for (const [name, child] of byName(a.children)) {
    const other = others.get(name);
    others.delete(name);
    if (isIgnored(child, comparing)) continue;
    const here = path + BELOW + child.name;
    const difference = other ? between(child, other, here, comparing) : { path: here, a: shown(child, comparing), b: undefined };
    if (difference) return difference;
  }
  const more = [...others.values()].find((child) => !isIgnored(child, comparing));
  return more && { path: path + BELOW + more.name, a: undefined, b: shown(more, comparing) };
};

/** Children by their names, of several with the same the first, the second and so on: in which order parameters stand means nothing. */
const byName = (children: readonly Node[] = []): Map<string, Node> => {
  const seen = new Map<string, number>();
  return new Map(
    children.map((child) => {
      const count = (seen.get(child.name) ?? 0) + 1;
      seen.set(child.name, count);
      return [`${child.name} ${count}`, child];
    }),
  );
};

const isIgnored = ({ name }: Node, { rows }: Comparing): boolean =>
  rows.some(({ names }) => (names instanceof RegExp ? names.test(name) : names.includes(name)));

/** What a node says itself, as far as it counts. */
const says = (node: Node, { carries }: Comparing): string => {
  const { value, children, why } = node;
  return carries && value === undefined && children === undefined && why === undefined ? '' : said(node);
};

/** A node in words: its value with what that stands for, or its octets; of one that has children only what it is. */
const said = ({ value, says, why, children, octets }: Node): string => {
  if (why !== undefined) return `${hex(octets)} (${why})`;
  if (value !== undefined) return says === undefined ? valueText(value) : `${valueText(value)} (${says})`;
  if (children !== undefined) return says ?? '';
  return hex(octets);
};

/** The same for people. Of octets that nobody has read a layer that carries others shows no more than how many there are: a password may be among them. */
const shown = (node: Node, { isOpen }: Comparing): string => {
  const { value, why, children, octets } = node;
  const isUnread = why !== undefined || (value === undefined && children === undefined);
  return isUnread && !isOpen ? [`${octets.length} octets`, ...(why === undefined ? [] : [why])].join(', ') : said(node) || 'there';
};
const OPEN: ReadonlySet<LayerName> = new Set(['tpkt', 'cotp', 'user']);

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
