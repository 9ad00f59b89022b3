import { readFileSync } from 'node:fs';
import test from 'ava';
import { coverage, readme } from '#harness/conformance/index.ts';

test('the page says what the tables say (npm run generate)', (t) =>
  t.is(readFileSync(new URL('../../../harness/conformance/README.md', import.meta.url), 'utf8'), readme()));

test('every rule is tried, or says why it is not', (t) =>
  t.deepEqual(
    coverage()
      .filter(({ gap }) => gap === 'not tried yet')
      .map(({ rule }) => rule.id),
    [],
  ));

test('a rule that is tried is not also said to be left out', (t) =>
  t.deepEqual(
    coverage()
      .filter(({ cases, said }) => cases.length > 0 && said !== undefined)
      .map(({ rule }) => rule.id),
    [],
  ));
