import { factsOf } from './facts.ts';
import type { Header } from './header.ts';
import { mappedOf, saysOf } from './mapping.ts';
import { brokenOf, type Group, groupsOf, type ReportModel, type Result } from './model.ts';
import { shortened, visible } from './visible.ts';

/** TAP 14: a subtest for each group, and what is to be known of all but what passed in YAML. */
export const tap = (model: ReportModel): string => {
  const { header } = model;
  const groups = groupsOf(model);
  const broken = brokenOf(model);
  return [
    'TAP version 14',
    ...(groups.length > 0 ? [`1..${groups.length}`] : []),
    `# ${line(`port102 ${header.version} · ${header.kind} ${header.target ?? ''} · seed ${header.seed} · ${header.started}`)}`,
    ...groups.flatMap((group, index) => subtest(header, group, index + 1)),
    ...(broken === undefined ? [] : [`Bail out! ${line(broken)}`]),
    '',
  ].join('\n');
};

const subtest = (header: Header, { name, results }: Group, number: number): readonly string[] => {
  const isOk = results.every((result) => isPassing(header, result));
  return [
    `# Subtest: ${line(name)}`,
    `    1..${results.length}`,
    ...results.flatMap((result, index) => point(header, result, index + 1).map((each) => `    ${each}`)),
    `${isOk ? 'ok' : 'not ok'} ${number} - ${description(name)}`,
  ];
};

const point = (header: Header, result: Result, number: number): readonly string[] => {
  const { tap: mapped } = mappedOf(header, result);
  const directive = mapped.directive ? ` # ${mapped.directive} ${line(saysOf(result))}` : '';
  return [
    `${mapped.ok ? 'ok' : 'not ok'} ${number} - ${description(result.id)}${directive}`,
    ...(result.verdict === 'pass' || result.verdict === 'n/a' ? [] : diagnostics(result)),
  ];
};

/** A string of JSON is one of YAML. */
const diagnostics = (result: Result): readonly string[] => [
  '  ---',
  `  message: ${text(saysOf(result))}`,
  `  title: ${text(result.title)}`,
  ...factsOf(result).map(
    ([name, value]) => `  ${KEY.test(name) ? name : JSON.stringify(shortened(visible(name), LONGEST_KEY))}: ${text(value)}`,
  ),
  '  ...',
];

const isPassing = (header: Header, result: Result): boolean => {
  const { tap: mapped } = mappedOf(header, result);
  return mapped.ok || mapped.directive === 'TODO';
};

const line = (value: string): string => shortened(visible(value), LONGEST).replace(/[\\#]/g, '\\$&');
/** A description must not begin like a number, nor have what begins a directive. */
const description = (value: string): string => line(value).trim();
const text = (value: string): string => JSON.stringify(shortened(visible(value), LONGEST));

const KEY = /^[a-z]+$/;
/** Characters of a key: YAML takes 1024, escapes and quotes among them. */
const LONGEST_KEY = 200;
/** Characters of one value. */
const LONGEST = 2000;
