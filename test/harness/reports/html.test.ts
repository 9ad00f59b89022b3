import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { DOMParser } from '@xmldom/xmldom';
import test from 'ava';
import { HtmlValidate } from 'html-validate';
import { html, type ReportModel } from '#harness/reports/index.ts';
import { EVERY_VERDICT, HOSTILE, hostileScenarios, hostileSuite, KEPT, suiteOf } from '../../support/reported.ts';

const VALIDATOR = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y', 'html-validate:standard'],
  rules: {
    // A name of a case is a name that a URL can end with.
    'valid-id': ['error', { relaxed: true }],
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    // A group of results that can be folded, in a list of links.
    'prefer-native-element': 'off',
    'no-inline-style': 'error',
  },
});

const faultsOf = async (text: string): Promise<readonly string[]> => {
  const { results } = await VALIDATOR.validateString(text);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`));
};

const MODELS: Readonly<Record<string, ReportModel>> = {
  'one case of each verdict': suiteOf(EVERY_VERDICT),
  'all passed': suiteOf([{ case: 'tpkt.one', verdict: 'pass' }], {}, 0),
  'a run that was stopped': suiteOf(EVERY_VERDICT, {}, 130),
  'a run of nothing': suiteOf([]),
  'hostile text in a suite': hostileSuite(),
  'hostile text in scenarios': hostileScenarios(),
};

for (const [title, model] of Object.entries(MODELS))
  test(`${title}: valid HTML`, async (t) => t.deepEqual((await faultsOf(html(model, KEPT))).slice(0, 5), []));

/** The elements and attributes of a page, by any of which something could act. */
const actors = (text: string): readonly string[] => {
  const bare = text
    .replace(/<!DOCTYPE html>/, '')
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '<$1></$1>')
    .replace(/<(meta|input|br)\b([^>]*)>/g, '<$1$2/>')
    .replace(/ (hidden|open)(?=[ >/])/g, ' $1=""');
  const found: string[] = [];
  const visit = (node: {
    readonly nodeName: string;
    readonly childNodes?: ArrayLike<unknown>;
    readonly attributes?: ArrayLike<{ readonly name: string; readonly value: string }>;
  }): void => {
    if (['script', 'img', 'iframe', 'object', 'embed', 'link', 'base', 'form'].includes(node.nodeName)) found.push(node.nodeName);
    for (const { name, value } of Array.from(node.attributes ?? [])) {
      if (/^on|^style$|^src/.test(name)) found.push(`${node.nodeName} ${name}`);
      if (name === 'href' && !/^(?:#[\w.~-]+|[\w.-]+)$/.test(value)) found.push(`${node.nodeName} href ${value}`);
    }
    for (const child of Array.from(node.childNodes ?? [])) visit(child as never);
  };
  visit(new DOMParser({ onError: () => undefined }).parseFromString(bare, 'text/xml') as never);
  return found;
};

for (const title of ['hostile text in a suite', 'hostile text in scenarios'])
  test(`${title}: nothing acts but our own script`, (t) => {
    const text = html(MODELS[title]!, KEPT);
    t.deepEqual(actors(text), ['script', 'script']);
    t.is(text.match(/<script/g)?.length, 2);
    t.is(text.match(/<\/script/g)?.length, 2);
    for (const markup of HOSTILE.filter((each) => each.includes('<'))) t.false(text.includes(markup), markup);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    t.notRegex(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  });

test('the policy lets in what is there, and nothing else', (t) => {
  const text = html(suiteOf(EVERY_VERDICT), KEPT);
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? [];
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(text) ?? [];
  const hashOf = (content: string): string => `&#39;sha256-${createHash('sha256').update(content).digest('base64')}&#39;`;
  t.true(text.includes(`default-src &#39;none&#39;; style-src ${hashOf(style)}; script-src ${hashOf(script)};`));
  t.notRegex(text, /https?:|url\(|@import/);
  t.notThrows(() => new Script(script));
});

test('the data are JSON, with what did not pass and each as Markdown', (t) => {
  const [, data = ''] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(html(suiteOf(EVERY_VERDICT), KEPT)) ?? [];
  const { told, issues, schema } = JSON.parse(data) as { told: readonly string[]; issues: Record<string, string>; schema: string };
  t.is(schema, 'port102/results/1');
  t.deepEqual(
    told,
    EVERY_VERDICT.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'n/a').map((row) => row.case),
  );
  t.regex(issues['tpkt.version.two']!, /^### tpkt.version.two/);
});

test('every result has an anchor of its own, and a link to it', (t) => {
  const rows = ['tpkt.one', 'tpkt.one', 'tpkt.overview', 'overview', 'data'].map((name) => ({ case: name, verdict: 'pass' as const }));
  const text = html(suiteOf(rows, {}, 0), KEPT);
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!);
  t.is(new Set(ids).size, ids.length);
  for (const [, target] of text.matchAll(/href="#([^"]*)"/g)) t.true(ids.includes(target!), target);
});

test('it opens on the first failure, else on the whole', (t) => {
  t.regex(html(suiteOf(EVERY_VERDICT), KEPT), /<section id="tpkt\.version\.two" class="told first">/);
  t.regex(html(suiteOf([{ case: 'tpkt.one', verdict: 'pass' }], {}, 0), KEPT), /<section id="overview" class="first">/);
});

test('octets of passes are left out, and those that deviate stand out', (t) => {
  const pages = (['pass', 'fail'] as const).map((verdict) => html(suiteOf([{ case: 'tpkt.one', verdict }]), KEPT));
  t.deepEqual(
    pages.map((page) => page.includes('Octets sent last')),
    [false, true],
  );
  t.regex(pages[1]!, /0000 {2}<mark>02<\/mark> 00 00 0b/);
});

for (const [title, every] of [
  ['one in ten failed', 10],
  ['all failed', 1],
] as const)
  test(`500 cases, ${title}: under 1 MB`, (t) => {
    const rows = Array.from({ length: 500 }, (_, index) => ({
      case: `tpkt.group.a-case-with-a-name-of-usual-length-${index}`,
      verdict: index % every === 0 ? ('fail' as const) : ('pass' as const),
      requirement: 'A requirement as long as they are for the most part: a sentence and a half, or two of them. So this is usual.',
      sent: ['03'.repeat(64), '02'.repeat(64)],
    }));
    const { length } = Buffer.from(html(suiteOf(rows), KEPT));
    t.true(length < 1_000_000, `${length}`);
  });
