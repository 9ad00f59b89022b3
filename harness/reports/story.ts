import type { LineId, RunEvent, Stamped } from '#harness/run/index.ts';
import { decisionTable, outcomeSays } from './decision-table.ts';
import { dress, glyph, type Paint } from './paint.ts';
import type { Summary } from './summary.ts';
import { wrapped } from './table.ts';

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

/** One call from its first TPDU to its outcome: what was said, how the called product decided, and what both of them logged. */
export const story = (paint: Paint, { events }: Summary, line: LineId): readonly string[] =>
  events
    .filter((event) => 'line' in event && event.line === line)
    .flatMap((event) => (TELL[event.type] as Tell | undefined)?.(paint, event) ?? []);

type Tell = (paint: Paint, event: Stamped) => readonly string[];

const TELL: { readonly [Type in RunEvent['type']]?: (paint: Paint, event: Of<Type>) => readonly string[] } = {
  'link.open': (_, { caller, called }) => [`${caller} calls ${called}`],
  pdu: (paint, { from, kind, fields }) => [
    `  ${glyph(paint, from === 'caller' ? 'arrow' : 'back')} ${kind} ${asSaid(kind, fields)}`.trimEnd(),
  ],
  decision: (paint, { decision }) => {
    // What lets a call by at its address is said once more when the selectors are looked at.
    if (decision.stage === 'address' && decision.outcome.kind !== 'refused' && decision.outcome.kind !== 'ambiguous') return [];
    return [
      `  ${decision.host} asks who is calling, by ${decision.stage === 'address' ? 'address' : 'address and T-selectors'}: ${outcomeSays(decision.outcome)}`,
      ...decisionTable(paint, decision).map((row) => `    ${row}`),
      `    ${dress(paint, 'dim', `rules: ${decision.rules}`)}`,
    ];
  },
  'link.close': (paint, { how, by }) =>
    how === 'closed' ? [] : [`  ${glyph(paint, by === 'caller' ? 'arrow' : 'back')} ${dress(paint, 'bad', `TCP ${how}`)}`],
  event: (paint, { host, event }) =>
    wrapped(`${host} logs ${event.id}: ${event.text}`, WIDTH).map((row, index) => `  ${index > 0 ? '  ' : ''}${dress(paint, 'dim', row)}`),
  connector: (paint, { connector, outcome, by }) => [
    `  ${dress(paint, outcome === 'up' ? 'good' : 'bad', `${glyph(paint, outcome === 'up' ? 'pass' : 'fail')} ${connector} is ${outcome}`)}${by ? `, taken by ${by}` : ''}`,
  ],
};

/** Of a CR and a CC the selectors, of a DR the reason. */
const asSaid = (kind: string, fields: Of<'pdu'>['fields']): string => {
  if (kind === 'DR') return `reason ${String(fields.reason)}`;
  const selector = (code: string): string => {
    const parameters = fields.parameters as readonly { readonly code: string; readonly value: string }[] | undefined;
    const value = parameters?.find((each) => each.code === code)?.value ?? '';
    return `"${Buffer.from(value, 'hex').toString('latin1')}"`;
  };
  return kind === 'CR' || kind === 'CC' ? `called ${selector('c2')} calling ${selector('c1')}` : '';
};

const WIDTH = 110;
