import { HABITS, type ProductHabit } from './habits/index.ts';
import type { Product, Sourced } from './product.ts';
import { PRODUCTS } from './register.ts';
import { RULES } from './rules.ts';

type Fact = Sourced<string | number>;
type FactsOf = (product: Product) => Readonly<Record<string, Fact>>;

/** README.md of this folder: every rule, timer, limit, trait and habit of every product, with its source. */
export const readme = (all: readonly Product[] = Object.values(PRODUCTS)): string => {
  const products = all.filter(({ habits }) => habits === undefined);
  const personalities = all.filter(({ habits }) => habits !== undefined);
  return `${[
    HEAD,
    list(products),
    ...section('Rules', products, ({ rules }) => ({ ...rules })),
    '### What the values mean',
    ...Object.entries(RULES).map(meaning),
    ...section('Timers', products, ({ timers }) => ({ ...timers })),
    'In milliseconds; `openRetries` is a count.',
    ...section('Limits', products, ({ limits }) => ({ ...limits })),
    'Selectors are in octets, `checkpoint` in KB, the transfer timeouts in milliseconds a KB; the others are counts.',
    '## Traits',
    'Habits that no rule stands for.',
    traits(products),
    PERSONALITIES,
    table(
      ['id', 'what it is', 'rules of its own', 'habits, from the wire inwards'],
      personalities.map((each) => [code(each.id), each.name, rulesOf(each), (each.habits ?? []).map(({ id }) => code(id)).join(', ')]),
    ),
    '### Habits',
    habits(personalities),
  ].join('\n\n')}\n`;
};

const HEAD = `<!-- Generated from the register: npm run generate -->

# Emulated products

A product is data: one file each, written as what it changes in its predecessor; Exchange 5.0 is the base. Every value has a source: the number
of a Microsoft Knowledge Base article, the product's Books Online, a clause of a standard, or the word _assumed_. What is assumed stands in
italics; so does what is taken from an article for a version that it does not name. A scenario may set any rule for a host (\`rules:\`).`;

const PERSONALITIES = `## Personalities

Other implementations of RFC 1006, and one habit at a time: the generic listener with habits of others, so that a client can be tried against each
of them. A habit stands between the wire and our stack on the lines that the host is called on: it changes what passes, answers in its place, or ends
the line. What is recorded is what is on the wire. A scenario may have a host of such a product as of any other.

\`\`\`
port102 emulate --product snap7 --listen 127.0.0.1:1102
port102 explain snap7
port102 explain cc-echoes-cr
\`\`\`

They take any T-selector; with \`--tsap\` isode and the products of one habit tell theirs apart and refuse others. With \`--mta NAME\` one of
our MTAs stands behind the listener, and the habits marked with * are left out, for those stand for the user of the connection. What was seen was seen on
loopback; versions are named with each habit, and of conpot it is that of April 2026.`;

/** The rules that a personality does not have from the generic listener. */
const rulesOf = ({ rules }: Product): string =>
  Object.entries(rules)
    .flatMap(([name, { value }]) =>
      rules[name as keyof typeof rules] === PRODUCTS.generic.rules[name as keyof typeof rules] ? [] : [`${code(name)} ${value}`],
    )
    .join(', ');

const habits = (products: readonly Product[]): string => {
  const have = ({ id }: ProductHabit) =>
    products.filter((product) => product.habits?.some((each) => each.id === id)).map((product) => product.id);
  return table(
    ['', 'what it does', 'source', 'products'],
    Object.values<ProductHabit>(HABITS).map((habit) => [
      `${code(habit.id)}${habit.isUser ? ' *' : ''}`,
      habit.says,
      habit.source,
      have(habit).join(', '),
    ]),
  );
};

const list = (products: readonly Product[]): string =>
  table(
    ['id', 'product', 'builds'],
    products.map(({ id, name, builds }) => [code(id), name, builds ? span(builds) : 'any']),
  );

/** The values of all products side by side, then who has which value on what evidence. */
const section = (title: string, products: readonly Product[], factsOf: FactsOf): readonly string[] => {
  const names = Object.keys(products[0] ? factsOf(products[0]) : {});
  return [
    `## ${title}`,
    table(
      ['', ...products.map(({ id }) => short(id))],
      names.map((name) => [code(name), ...products.map((product) => marked(factsOf(product)[name]))]),
    ),
    table(
      ['', 'value', 'source', 'products'],
      names.flatMap((name) => evidence(name, products, factsOf)),
    ),
  ];
};

const evidence = (name: string, products: readonly Product[], factsOf: FactsOf): readonly (readonly string[])[] => {
  const holders = new Map<string, readonly string[]>();
  for (const product of products) {
    const { value, source } = factsOf(product)[name]!;
    const key = `${value}\n${source}`;
    holders.set(key, [...(holders.get(key) ?? []), short(product.id)]);
  }
  return [...holders].map(([fact, ids]) => [code(name), ...fact.split('\n'), ids.join(', ')]);
};

const meaning = ([name, { says, values }]: [string, (typeof RULES)[keyof typeof RULES]]): string =>
  [`**${name}**: ${says}.`, '', ...Object.entries(values).map(([value, means]) => `- ${code(value)}${means && `: ${means}`}`)].join('\n');

const traits = (products: readonly Product[]): string => {
  const all = [...new Set(products.flatMap((product) => product.traits))];
  const holders = all.map((trait) => products.filter((product) => product.traits.includes(trait)).map(({ id }) => short(id)));
  return table(
    ['', 'source', 'products'],
    all.map(({ says, source }, index) => [says, source, holders[index]!.join(', ')]),
  );
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[], fill: string): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!, fill)).join(' | ')} |`;
  return [
    line(head, ' '),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row, ' ')),
  ].join('\n');
};

const marked = (fact: Fact | undefined): string => (fact?.source.startsWith('assumed') ? `_${fact.value}_` : `${fact?.value}`);
const short = (id: string): string => id.replace('exchange-', '');
const span = ([first, last]: readonly [string, string]): string => (first === last ? first : `${first} to ${last}`);
const code = (text: string): string => `\`${text}\``;
