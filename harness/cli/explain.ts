import { CASES } from '#harness/conformance/index.ts';
import { EXPLANATIONS, type Explanation } from '#harness/explain/index.ts';
import { PRODUCTS, type Product, product, type Sourced } from '#harness/products/index.ts';
import { columns, dress, type Paint, wrapped } from '#harness/reports/index.ts';
import { nearest } from '#harness/run/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { caseExplained } from './explain-case.ts';

/** `port102 explain`: what a term means, what may be behind it, and what to try. */
export const explain = async (io: Io, terms: readonly string[], flags: Flags): Promise<ExitCode> => {
  const found = terms.map(knownAs);
  if (flags.json) io.out(JSON.stringify(terms.length === 1 ? found[0] : found, undefined, 2));
  else io.out(found.map((each) => linesOf(each, io).join('\n')).join('\n\n'));
  return EXIT.ok;
};

type Known = Explanation | Product;

const knownAs = (term: string): Known => {
  const known = EXPLANATIONS.get(term) ?? product(term) ?? caseExplained(term);
  if (known) return known;
  const near = nearest(term, [...EXPLANATIONS.keys(), ...Object.keys(PRODUCTS), ...CASES.map(({ id }) => id)]);
  throw new UsageError(
    `nothing is known of "${term}"${near ? `, did you mean ${near}?` : ''}`,
    'port102 list shows what there is to explain',
  );
};

const linesOf = (known: Known, { paint, columns: width = WIDTH }: Io): readonly string[] =>
  'term' in known ? ofTerm(known, paint, Math.min(width, WIDEST)) : ofProduct(known, paint, Math.min(width, WIDEST));

const ofTerm = ({ term, heading, means, causes, try: tries, source }: Explanation, paint: Paint, width: number): readonly string[] => [
  `${dress(paint, 'strong', term)}  ${dress(paint, 'dim', heading)}`,
  ...hung('  ', means, width),
  ...section('What may be behind it', causes, paint, width),
  ...section('What to try', tries, paint, width),
  ...(source === undefined ? [] : ['', ...hung('  ', `Known from: ${source}`, width).map((line) => dress(paint, 'dim', line))]),
];

const section = (title: string, items: readonly string[], paint: Paint, width: number): readonly string[] =>
  items.length === 0 ? [] : ['', `  ${dress(paint, 'strong', title)}`, ...items.flatMap((item) => hung('  - ', item, width))];

/** Prose behind a mark; what is wrapped hangs below its first word. */
const hung = (mark: string, text: string, width: number): readonly string[] =>
  wrapped(text, width - mark.length).map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);

const ofProduct = (
  { id, name, builds, rules, timers, limits, traits, habits = [] }: Product,
  paint: Paint,
  width: number,
): readonly string[] => [
  `${dress(paint, 'strong', id)}  ${dress(paint, 'dim', builds ? `${name}, ${buildsOf(builds)}` : name)}`,
  ...section(
    'Habits, from the wire inwards',
    habits.map((habit) => `${habit.id}: ${habit.says} (${habit.source})`),
    paint,
    width,
  ),
  ...facts('Rules', { ...rules }, paint),
  ...facts('Timers, in milliseconds', { ...timers }, paint),
  ...facts('Limits', { ...limits }, paint),
  ...(traits.length === 0
    ? []
    : ['', `  ${dress(paint, 'strong', 'Habits')}`, ...traits.map(({ says, source }) => `  - ${says} (${source})`)]),
];

const buildsOf = ([first, last]: NonNullable<Product['builds']>): string =>
  first === last ? `build ${first}` : `builds ${first} to ${last}`;

const facts = (title: string, table: Readonly<Record<string, Sourced<string | number>>>, paint: Paint): readonly string[] => [
  '',
  ...columns([
    [`  ${dress(paint, 'strong', title)}`],
    ...Object.entries(table).map(([name, { value, source }]) => [`  ${name}`, String(value), dress(paint, 'dim', source)]),
  ]),
];

/** Where there is no terminal; and the widest that prose is readable. */
const WIDTH = 80;
const WIDEST = 100;
