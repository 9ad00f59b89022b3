import { factsOf } from './facts.ts';
import type { Header } from './header.ts';
import { ladderText } from './ladder-text.ts';
import { laddersOf } from './ladders.ts';
import { mappedOf, saysOf } from './mapping.ts';
import { type Markup, markup, preformatted } from './markup.ts';
import { brokenOf, type Group, groupsOf, type ReportModel, type Result } from './model.ts';
import { PLAIN } from './paint.ts';
import { shortened, visible } from './visible.ts';

/** JUnit XML as CI servers read it: a test suite for each group. */
export const junit = (model: ReportModel): string => {
  const { header, results } = model;
  const broken = brokenOf(model);
  const name = header.target === undefined ? `port102 ${header.kind}` : `port102 ${header.kind} ${header.target}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
${markup`<testsuites name="${shortened(name, LONGEST)}" tests="${results.length + (broken ? 1 : 0)}" failures="${countOf(header, results, 'failure')}" errors="${countOf(header, results, 'error') + (broken ? 1 : 0)}" time="${seconds(tookOf(results))}">
${groupsOf(model).map((group) => suite(header, group))}${broken !== undefined && brokenSuite(broken)}</testsuites>`}
`;
};

const suite = (
  header: Header,
  { name, results }: Group,
): Markup => markup`<testsuite name="${short(name)}" tests="${results.length}" failures="${countOf(header, results, 'failure')}" errors="${countOf(header, results, 'error')}" skipped="${countOf(header, results, 'skipped')}" time="${seconds(tookOf(results))}"${timestamp(header)}>
<properties>
${propertiesOf(header).map(([key, value]) => markup`<property name="${key}" value="${short(value)}"/>\n`)}</properties>
${results.map((result) => testcase(header, result))}</testsuite>
`;

const testcase = (header: Header, result: Result): Markup => {
  const { junit: element, type } = mappedOf(header, result);
  const says = short(saysOf(result));
  const className = `${result.kind === 'case' ? 'rfc1006' : 'scenario'}.${result.group}`;
  const ladder = element === 'skipped' && result.verdict === 'n/a' ? [] : textOf(result);
  return markup`<testcase name="${short(result.id)}" classname="${short(className)}" time="${seconds(result.took)}">
${element === 'skipped' && markup`<skipped message="${says}"/>\n`}${element === 'failure' && markup`<failure type="${type}" message="${says}">${factsText(result)}</failure>\n`}${element === 'error' && markup`<error type="${type}" message="${says}">${factsText(result)}</error>\n`}<system-out>${preformatted([result.title, ...(element === 'failure' || element === 'error' ? [] : factsLines(result)), ...ladder].join('\n'))}</system-out>
</testcase>
`;
};

/** Of what passed, what was said is in the capture. */
const textOf = (result: Result): readonly string[] =>
  result.verdict === 'pass' ? [] : laddersOf(result).flatMap((ladder) => ['', ...ladderText(PLAIN, ladder)]);

const factsLines = (result: Result): readonly string[] =>
  factsOf(result).map(([name, value]) => `${name}: ${shortened(visible(value), LONGEST)}`);
const factsText = (result: Result): Markup => preformatted(factsLines(result).join('\n'));

const propertiesOf = (header: Header): readonly (readonly [string, string])[] => [
  ...(header.target === undefined ? [] : [['target', header.target] as const]),
  ['seed', `${header.seed}`],
  ['transport', header.transport],
  ['capture', 'run.pcapng'],
  ['port102', header.version],
  ['node', header.node],
  ...(header.exit === undefined ? [] : [['exit', `${header.exit}`] as const]),
];

const timestamp = ({ started }: Header): Markup | undefined =>
  started === '' ? undefined : markup` timestamp="${started.replace(/\.\d+Z$/, '')}"`;

const countOf = (header: Header, results: readonly Result[], element: 'failure' | 'error' | 'skipped'): number =>
  results.filter((result) => mappedOf(header, result).junit === element).length;
const tookOf = (results: readonly Result[]): number => results.reduce((sum, { took }) => sum + took, 0);
const seconds = (ms: number): string => (ms / 1000).toFixed(3);
const short = (text: string): string => shortened(text, LONGEST);

const brokenSuite = (why: string): Markup => markup`<testsuite name="run" tests="1" failures="0" errors="1" skipped="0" time="0.000">
<testcase name="the run goes through" classname="port102.run" time="0.000">
<error type="partial" message="${short(why)}"/>
</testcase>
</testsuite>
`;
/** Characters of one value. */
const LONGEST = 2000;
