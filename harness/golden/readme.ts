import type { Golden, GoldenSet, Shown } from './golden.ts';

/** The page of the set. */
export const readme = ({ captures, silent }: GoldenSet): string =>
  [
    HEAD,
    table(['file', ...COLUMNS, 'frames', 'what it shows'], captures.map(row)),
    TWINS,
    table(
      [...COLUMNS, 'what it shows', 'is in'],
      captures.flatMap((golden) => golden.sameAs.map((shown) => [...cells(shown), shown.says, link(golden)])),
    ),
    SILENT,
    table(
      [...COLUMNS, 'what it shows'],
      silent.map((shown) => [...cells(shown), shown.says]),
    ),
  ]
    .join('\n\n')
    .concat('\n');

const HEAD = `<!-- Generated: npm run captures -->

# The golden set

A capture of every built-in scenario, of its variants, and of the cells of its matrix, wherever one differs from another on the wire.

- **Made** in memory, with seed 42, by a clock that begins at noon of 22 November 1999 (UTC), as the envelopes say: to the octet the same
  on every machine. \`port102 run <scenario> --only "<variant or cell>" --transport memory --seed 42\` puts the same frames on the wire.
- **Made again** by \`npm run captures\`. A test makes the set and compares it with these files, so what a change does to the wire, or to
  a decision, is seen here: it is committed together with the change, or is a fault.
- **Looked at** with Wireshark, which finds decisions, events and verdicts as packet comments (\`frame.comment\`); with
  \`port102 decode captures/golden/<file>\`; and, two of them side by side, with \`port102 diff\`.
- In X.410 mode Wireshark by itself takes some TSDUs for malformed that are not; it reads them with \`test/support/x410.lua\` and without
  its heuristic: \`tshark -X lua_script:test/support/x410.lua --disable-heuristic ses_cotp -r <file>\`.
- Comments name the scenario file without a line, so that a scenario can be explained better without a change here.
- No file has 64 KiB. What is longer ends with the last frame that fits: \`99 of 310\` are the first 99 frames, and what is said to come
  of it may lie behind them.
- Where all hosts have one product it is named once. \`manifest.json\` has the same as data, with a SHA-256 of each file.`;

const TWINS = `## The same on the wire

These put the same frames on the wire, at the same times, as one that is in the set; of one that is cut, the frames that it has. What they
decide and log may differ.`;

const SILENT = `## Nothing on the wire

Here nobody calls, and there is nothing to capture.`;

const COLUMNS = ['scenario', 'variant or cell', 'products'] as const;

const row = (golden: Golden): readonly string[] => {
  const { frames, cutAt, says } = golden;
  return [link(golden), ...cells(golden), cutAt ? `${frames} of ${cutAt.of}` : `${frames}`, says];
};

const cells = ({ scenario, variant, cell, products }: Shown): readonly string[] => [
  `[${scenario}](../../harness/scenarios/${scenario}.yaml)`,
  variant ?? cell ?? '',
  productsIn(products),
];

const productsIn = (products: Shown['products']): string => {
  const [first, ...others] = new Set(Object.values(products));
  if (first !== undefined && others.length === 0) return first;
  return Object.entries(products)
    .map(([host, product]) => `${host} ${product}`)
    .join(', ');
};

const link = ({ file }: Golden): string => `[${file}](${file})`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${[head, head.map(() => '---'), ...rows].map((each) => `| ${each.map(plain).join(' | ')} |`).join('\n')}`;

const plain = (cell: string): string => cell.replaceAll('|', '\\|');
