import { readFileSync } from 'node:fs';
import test from 'ava';
import { XMLParser } from 'fast-xml-parser';
import { parse } from 'junit2json';
import { validateXML } from 'xmllint-wasm';
import { junit, type ReportModel } from '#harness/reports/index.ts';
import type { Verdict } from '#harness/run/index.ts';
import { EVERY_VERDICT, HOSTILE, hostileScenarios, hostileSuite, suiteOf } from '../../support/reported.ts';

const SCHEMA = readFileSync(new URL('../../support/junit.xsd', import.meta.url), 'utf8');

const faultsOf = async (text: string): Promise<readonly string[]> => {
  const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: text }, schema: SCHEMA });
  return errors.map(({ rawMessage }) => rawMessage);
};

/** Every attribute and every text as a plain reader finds them. */
const plainly = (text: string): readonly Suite[] => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  return (parser.parse(text) as { testsuites: { testsuite: readonly Suite[] } }).testsuites.testsuite;
};
interface Suite {
  readonly name: string;
  readonly tests: string;
  readonly testcase: readonly {
    readonly name: string;
    readonly failure?: { readonly type: string };
    readonly error?: { readonly type: string };
    readonly skipped?: unknown;
  }[];
}

const MODELS: Readonly<Record<string, ReportModel>> = {
  'one case of each verdict': suiteOf(EVERY_VERDICT),
  'a run that was stopped': suiteOf(EVERY_VERDICT, {}, 130),
  'a run of nothing': suiteOf([]),
  'hostile text in a suite': hostileSuite(),
  'hostile text in scenarios': hostileScenarios(),
};

for (const [title, model] of Object.entries(MODELS)) {
  test(`${title}: valid against the schema`, async (t) => t.deepEqual(await faultsOf(junit(model)), []));

  test(`${title}: two readers find all of it`, async (t) => {
    const text = junit(model);
    const first = plainly(text).flatMap(({ testcase }) => testcase.map(({ name }) => name));
    const second = ((await parse(text)) as { testsuite: readonly { testcase: readonly { name: string }[] }[] }).testsuite.flatMap(
      ({ testcase }) => testcase.map(({ name }) => name),
    );
    t.is(first.length, model.results.length + (title === 'a run that was stopped' || title === 'a run of nothing' ? 1 : 0));
    t.is(second.length, first.length);
  });
}

const MAPPED: readonly (readonly [verdict: Verdict, element: 'failure' | 'error' | 'skipped' | undefined, type?: string])[] = [
  ['pass', undefined],
  ['warn', undefined],
  ['fail', 'failure', 'fail'],
  ['inconclusive', 'error', 'inconclusive'],
  ['xfail', 'skipped'],
  ['xpass', 'failure', 'xpass'],
  ['n/a', 'skipped'],
  ['error', 'error', 'internal'],
];
for (const [verdict, element, type] of MAPPED)
  test(`${verdict} is ${element ?? 'a test case that passed'}`, (t) => {
    const [one] = plainly(junit(suiteOf([{ case: 'tpkt.one', verdict }])))[0]!.testcase;
    t.deepEqual(
      (['failure', 'error', 'skipped'] as const).filter((each) => one![each] !== undefined),
      element ? [element] : [],
    );
    if (type) t.is((one!.failure ?? one!.error)!.type, type);
  });

test('what was said goes with what failed, as text', (t) => {
  const text = junit(suiteOf([{ case: 'tpkt.one', verdict: 'fail' }]));
  t.regex(text, /tester +endpoint 127\.0\.0\.1:102/);
  t.regex(text, /◀-+ CC .*, not expected #5 -+\|/);
  t.regex(text, /spec: RFC 1006 §6\nlevel: MUST/);
});

test('a password is nowhere, and no control character', (t) => {
  const text = junit(hostileSuite());
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  t.notRegex(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/);
  for (const markup of HOSTILE.filter((each) => each.includes('<'))) t.false(text.includes(markup), markup);
});
