import { readFileSync } from 'node:fs';
import test from 'ava';
import { IDENTIFYING, IGNORED } from '../../../harness/diff/ignored.ts';

const page = readFileSync(new URL('../../../harness/diff/README.md', import.meta.url), 'utf8');
const rows = [...IGNORED, ...IDENTIFYING].flatMap(({ layer, names }) =>
  names instanceof RegExp ? [] : names.map((name) => [layer, name] as const),
);

for (const [title, [layer, name]] of new Map(rows.map((row) => [row.join(' '), row]))) {
  test(`the page tells of ${title}`, (t) => t.regex(page, new RegExp(`^\\|[^|]*${layer}[^|]*\\|[^|]*\`${name}\``, 'm')));
}
