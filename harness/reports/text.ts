import { commandLine } from './command-line.ts';
import { framesSay } from './facts.ts';
import { titleOf } from './heading.ts';
import { type Group, groupsOf, isFailure, type ReportModel, type Result } from './model.ts';
import type { Paint } from './paint.ts';
import { terminalBlock } from './terminal.ts';
import { countLine, tallyOf } from './totals.ts';
import { caseBlock, groupLine } from './verdicts.ts';

/** A run as it is told on a terminal, once more. */
export const text = (model: ReportModel, paint: Paint): string => {
  const { header, results } = model;
  return `${[
    `${titleOf(header)} · seed ${header.seed} · ${header.started}`,
    ...groupsOf(model).flatMap((group) => groupText(paint, group, header)),
    ...results.flatMap((result) => (isFailure(header, result) || result.verdict === 'warn' ? caseText(paint, result) : [])),
    '',
    `${tallyOf(model)}${header.exit === undefined ? '' : ` · exit ${header.exit}`}${header.partial ? ' · partial: it was stopped' : ''}`,
    countLine(model),
  ].join('\n')}\n`;
};

const groupText = (paint: Paint, { name, results }: Group, header: ReportModel['header']): readonly string[] => {
  const cases = results.flatMap((result) => (result.kind === 'case' ? [result.told] : []));
  return [
    ...(cases.length > 0 ? [groupLine(paint, name, cases, header)] : []),
    ...results.flatMap((result) =>
      result.kind === 'scenario' ? terminalBlock(paint, result.summary, { verbose: 1, again: commandLine(result.again) }) : [],
    ),
  ];
};

const caseText = (paint: Paint, result: Result): readonly string[] =>
  result.kind === 'case' ? ['', ...caseBlock(paint, result.told, { again: commandLine(result.again), frames: framesSay(result) })] : [];
