import { countedAs, type Decision, type Stamped, type Verdict, worst } from '#harness/run/index.ts';
import { Conversations } from './conversation.ts';
import { asksBy, decisionTable, isNews, outcomeSays } from './decision-table.ts';
import { fatesSay, mailByHost, messageSays } from './mail.ts';
import { dress, type Glyph, glyph, type Paint, type Tone } from './paint.ts';
import { connectorSays, decisionOn, framesOn, outcomesSay, type Summary } from './summary.ts';
import { columns, wrapped } from './table.ts';

type Expect = Summary['expects'][number];

/** How much a view of a scenario tells. */
export interface Detail {
  /** 0: a line; 1: outcomes and logs; 2: decisions and PDUs as well. */
  readonly verbose: number;
  /** The command that runs this scenario again, without `-v`. */
  readonly again: string;
}

/** One scenario of a run on a terminal: a headline, and below it what one needs to see. */
export const terminalBlock = (paint: Paint, summary: Summary, { verbose, again }: Detail): readonly string[] => {
  const failed = summary.expects.filter(({ verdict }) => countedAs(verdict) === 'failed');
  return [
    headline(paint, summary),
    ...(verbose > 0 || failed.length > 0 ? outcomes(summary) : []),
    ...grouped(failed).flatMap(([what, expects]) => failure(paint, summary, what, expects)),
    ...(failed.length > 0 ? [`      again     ${again} -v`] : []),
    ...summary.expects
      .filter(({ verdict }) => verdict === 'n/a')
      .map(({ what, got }) => `    ${dress(paint, 'dim', `${glyph(paint, 'n/a')} ${what}: ${got}`)}`),
    ...(verbose > 0 ? summary.notes.map((note) => `    ${dress(paint, 'dim', note)}`) : []),
    ...(verbose > 1 ? decisions(paint, summary) : []),
  ];
};

/** One scenario in a pipe: one line, no redraw. */
export const pipeLine = (summary: Summary): string => {
  const failed = summary.expects.find(({ verdict }) => countedAs(verdict) === 'failed');
  const words = [WORDS[summary.verdict].padEnd(7), titleOf(summary), lasting(summary.took)];
  return `${words.join('  ')}  ${failed ? `${failed.what}: expected ${failed.wanted}, got ${failed.got} — ${failed.where ?? ''}` : says(summary)}`;
};

/** What a run says of itself besides its scenarios; `took` is real time, in milliseconds. */
export interface Conclusion {
  readonly took: number;
  readonly seed: number;
  readonly partial: boolean;
}

/** The last lines of a run: what a person reads, and the line that scripts count by. */
export const closing = (summaries: readonly Summary[], { took, seed, partial }: Conclusion): readonly string[] => {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { verdict } of summaries) counts[countedAs(verdict)] += 1;
  const variants = summaries.filter(({ variant }) => variant !== undefined).length;
  const files = summaries.length - variants;
  const what = [count(files, 'scenario'), ...(variants > 0 ? [count(variants, 'variant')] : [])].join(' and ');
  return [
    `${what}: ${counts.passed} as expected, ${counts.failed} not · ${lasting(took)} · seed ${seed}${partial ? ' · partial: it was stopped' : ''}`,
    `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
  ];
};

export const verdictOfAll = (summaries: readonly Summary[]): Verdict => worst(summaries.map(({ verdict }) => verdict));

const headline = (paint: Paint, summary: Summary): string => {
  const { glyph: name, tone } = MARKS[summary.verdict];
  const indent = summary.variant === undefined ? '' : `  ${glyph(paint, 'variant')} `;
  const mark = dress(paint, tone, glyph(paint, name));
  const title = `${indent}${summary.variant ?? summary.name}`;
  return `${summary.variant === undefined ? '' : '  '}${mark} ${title.trimStart().padEnd(summary.variant === undefined ? 62 : 60)}  ${says(summary)}`;
};

const says = (summary: Summary): string => {
  if (summary.partial) return 'stopped before its end';
  if (summary.expects.length === 0) return `${outcomesSay(summary)}; nothing was expected of it (add expect:)`;
  const wanted = summary.expects.some(
    ({ what, wanted }) =>
      summary.connectors.has(what) && wanted !== 'up' && /reset|refused|timeout|unresolved|misrouted|never/.test(wanted),
  );
  return `${outcomesSay(summary)}${wanted && countedAs(summary.verdict) === 'passed' ? ', as expected' : ''}`;
};

const outcomes = ({ connectors, logged, events }: Summary): readonly string[] =>
  columns([
    ...[...connectors].map(([id, tried]) => [`    ${id}`, connectorSays(tried)]),
    ...[...mailByHost(events)].map(([host, fates]) => [`    ${host} mail`, fatesSay(fates)]).filter(([, says]) => says),
    ...[...logged].map(([host, ids]) => [
      `    ${host} log`,
      [...ids].map(([id, count]) => (count > 1 ? `${id} ×${count}` : `${id}`)).join('  '),
    ]),
  ]);

/** What went wrong with one connector or one log, and why: the table of the decision that settled it. */
const failure = (paint: Paint, summary: Summary, what: string, expects: readonly Expect[]): readonly string[] => {
  const tried = summary.connectors.get(what)?.at(-1);
  const decision = decisionOn(summary, tried?.line);
  const frames = framesOn(summary, tried?.line);
  return [
    ...expects.map(
      ({ wanted, got }) => `    ${dress(paint, 'bad', glyph(paint, 'fail'))} ${what.padEnd(24)}  expected ${wanted}, got ${got}`,
    ),
    ...(decision ? why(paint, decision) : []),
    `      place     ${[...new Set(expects.map(({ where }) => where))].join(', ')}`,
    ...(frames ? [`      frames    ${frames.join(' to ')} of run.pcapng`] : []),
  ];
};

const why = (paint: Paint, decision: Decision): readonly string[] => [
  `      ${decision.host} decided by ${decision.stage}: ${outcomeSays(decision.outcome)}`,
  ...decisionTable(paint, decision).map((line) => `      ${line}`),
  `      rules     ${decision.rules}`,
];

const grouped = (expects: readonly Expect[]): readonly (readonly [string, readonly Expect[]])[] =>
  [...new Set(expects.map(({ what }) => what))].map((what) => [what, expects.filter((each) => each.what === what)]);

/** Every decision of the run with its table, what was said on the line, what was logged, and what became of messages. */
const decisions = (paint: Paint, { events }: Summary): readonly string[] => {
  const conversations = new Conversations(paint);
  return events.flatMap((event) => [
    ...conversations
      .linesOf(event)
      .map((said) => `    ${'line' in event ? event.line : ''}  ${said}${'frame' in event ? `  frame ${event.frame}` : ''}`),
    ...((NEWS[event.type] as News | undefined)?.(paint, event) ?? []),
  ]);
};

type Of<Type extends Stamped['type']> = Extract<Stamped, { type: Type }>;
type News = (paint: Paint, event: Stamped) => readonly string[];

const NEWS: { readonly [Type in Stamped['type']]?: (paint: Paint, event: Of<Type>) => readonly string[] } = {
  decision: (paint, { decision, line }) =>
    isNews(decision)
      ? [
          `    ${line}  ${decision.host} decides by ${asksBy(decision)}: ${outcomeSays(decision.outcome)}`,
          ...decisionTable(paint, decision).map((row) => `      ${row}`),
        ]
      : [],
  event: (paint, { host, event }) =>
    wrapped(`${host} logs ${event.id}: ${event.text}`, 110).map((row) => `    ${dress(paint, 'dim', row)}`),
  message: (_, event) => {
    const says = messageSays(event);
    return says === undefined ? [] : [`    ${says}`];
  },
};

const titleOf = ({ name, variant }: Summary): string => (variant === undefined ? name : `${name} [${variant}]`);
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
/** `0.3 s`, `21 min`, `25 h`: of a run's own time, which may have been skipped. */
const lasting = (ms: number): string => {
  if (ms < 99_950) return `${(ms / 1000).toFixed(1)} s`;
  return ms < 2 * HOUR ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / HOUR)} h`;
};
const HOUR = 3_600_000;

const MARKS: Readonly<Record<Verdict, { readonly glyph: Glyph; readonly tone: Tone }>> = {
  none: { glyph: 'none', tone: 'dim' },
  pass: { glyph: 'pass', tone: 'good' },
  warn: { glyph: 'warn', tone: 'warn' },
  fail: { glyph: 'fail', tone: 'bad' },
  inconclusive: { glyph: 'inconclusive', tone: 'warn' },
  xfail: { glyph: 'xfail', tone: 'good' },
  xpass: { glyph: 'xpass', tone: 'bad' },
  'n/a': { glyph: 'n/a', tone: 'dim' },
  error: { glyph: 'error', tone: 'bad' },
};

const WORDS: Readonly<Record<Verdict, string>> = {
  none: '-',
  pass: 'ok',
  warn: 'ok',
  fail: 'NOT OK',
  inconclusive: 'UNCLEAR',
  xfail: 'ok',
  xpass: 'NOT OK',
  'n/a': 'skip',
  error: 'ERROR',
};
