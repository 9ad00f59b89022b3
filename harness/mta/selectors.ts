import type { Rules } from '#harness/products/index.ts';
import type { Selector } from '#src/cotp/index.ts';
import type { Connector, Selectors } from './config.ts';

const NOTHING = new Uint8Array();
export const LEVELS = ['t', 's', 'p'] as const;
export type Level = (typeof LEVELS)[number];

/** The selectors that a conformance has: all in normal mode; T alone in X.410 mode, but that some products use S there (Q169159, Q166308, Q152932). */
export const levelsOf = (conformance: Connector['conformance'], { x410SessionSelector }: Rules): readonly Level[] => {
  if (conformance === '1988') return LEVELS;
  return x410SessionSelector.value === 'used' ? ['t', 's'] : ['t'];
};

/** Whether nothing was entered: absent, or of no octets. */
export const isBlank = (selector: Selector | undefined): boolean => !selector?.length;

/** Octet by octet; absent and empty are the same unless the product tells them apart (rule `emptySelector`). */
export const sameSelector = (a: Selector | undefined, b: Selector | undefined, rules: Rules): boolean => {
  if (rules.emptySelector.value === 'distinct' && (a === undefined) !== (b === undefined)) return false;
  const [left, right] = [a ?? NOTHING, b ?? NOTHING];
  return left.length === right.length && left.every((octet, index) => octet === right[index]);
};

/** The calling selectors that a connector expects: its Incoming set (C), or its Outgoing set (B), by the product's rule (Q152934). */
export const expectedOf = ({ outgoing, incoming = {} }: Connector, rules: Rules): Selectors =>
  EXPECTED[rules.incoming.value](outgoing, incoming);

const EXPECTED = {
  'whole-set': (outgoing: Selectors, incoming: Selectors) => (LEVELS.every((level) => isBlank(incoming[level])) ? outgoing : incoming),
  'field-by-field': (outgoing: Selectors, incoming: Selectors) =>
    Object.fromEntries(LEVELS.flatMap((level) => pair(level, isBlank(incoming[level]) ? outgoing[level] : incoming[level]))),
  'never-read': (outgoing: Selectors) => outgoing,
  'any-caller': () => ({}),
} satisfies Record<Rules['incoming']['value'], (outgoing: Selectors, incoming: Selectors) => Selectors>;

const pair = (level: Level, selector: Selector | undefined): [Level, Selector][] => (selector ? [[level, selector]] : []);

/** For people: `"OPS"` where every octet is printable, `4f 50 00` where not, `""` where blank. */
export const shown = (selector: Selector | undefined): string => {
  const octets = selector ?? NOTHING;
  let text = '';
  for (const octet of octets) {
    if (octet < 0x20 || octet >= 0x7f) return Array.from(octets, (each) => each.toString(16).padStart(2, '0')).join(' ');
    text += String.fromCharCode(octet);
  }
  return `"${text}"`;
};

/** T, S and P of a set, those that are not blank. */
export const shownSet = (selectors: Selectors, levels: readonly Level[] = LEVELS): string =>
  levels
    .filter((level) => !isBlank(selectors[level]))
    .map((level) => `${level.toUpperCase()} ${shown(selectors[level])}`)
    .join(', ') || 'blank';
