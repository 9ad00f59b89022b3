import { commandLine } from './command-line.ts';
import type { Result } from './model.ts';
import { connectorSays } from './summary.ts';

/** What is to be known of a result, as rows of a name and a text; nothing of what there is not. */
export const factsOf = (result: Result): readonly (readonly [name: string, text: string])[] =>
  [
    ['verdict', result.verdict],
    ...(result.kind === 'case' ? ofCase(result) : ofScenario(result)),
    ['expected', result.expected.join(' or ')],
    ['observed', result.observed],
    ['why', result.reason],
    ['flaky', result.isFlaky ? 'it came out otherwise in another round' : ''],
    ['frames', framesSay(result)],
    ['again', commandLine(result.again)],
  ].flatMap(([name, text]) => (text ? [[name!, text] as const] : []));

/** The command that shows the frames of a result. */
export const framesSay = ({ frames }: Pick<Result, 'frames'>): string => {
  if (!frames) return '';
  return `port102 decode run.pcapng#${frames.first === frames.last ? frames.first : `${frames.first}-${frames.last}`}`;
};

type Rows = readonly (readonly [string, string])[];

const ofCase = ({ told: { clause, level, ending, note, role } }: Extract<Result, { kind: 'case' }>): Rows => [
  ['spec', clause],
  ['level', level.toUpperCase()],
  ['role', role],
  ['ending', ending],
  ['baseline', note ?? ''],
];

const ofScenario = ({ place, summary: { connectors } }: Extract<Result, { kind: 'scenario' }>): Rows => [
  ['place', place],
  ...[...connectors].map(([id, tried]) => [id, connectorSays(tried)] as const),
];
