import type { LineId, RunEvent, Stamped } from '#harness/run/index.ts';
import { Conversations } from './conversation.ts';
import { asksBy, decisionTable, isNews, outcomeSays } from './decision-table.ts';
import { isLoss, messageSays } from './mail.ts';
import { dress, glyph, type Paint } from './paint.ts';
import type { Summary } from './summary.ts';
import { wrapped } from './table.ts';

type Of<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

/** One call from its first TPDU to its outcome: what was said, how the called product decided, what both of them logged, and what became of mail. */
export const story = (paint: Paint, { events }: Summary, line: LineId): readonly string[] => {
  const conversations = new Conversations(paint);
  return events
    .filter((event) => 'line' in event && event.line === line)
    .flatMap((event) => [
      ...conversations.linesOf(event).map((said) => `  ${said}`),
      ...((TELL[event.type] as Tell | undefined)?.(paint, event) ?? []),
    ]);
};

type Tell = (paint: Paint, event: Stamped) => readonly string[];

const TELL: { readonly [Type in RunEvent['type']]?: (paint: Paint, event: Of<Type>) => readonly string[] } = {
  'link.open': (_, { caller, called }) => [`${caller} calls ${called}`],
  decision: (paint, { decision }) =>
    isNews(decision)
      ? [
          `  ${decision.host} asks who is calling, by ${asksBy(decision)}: ${outcomeSays(decision.outcome)}`,
          ...decisionTable(paint, decision).map((row) => `    ${row}`),
          `    ${dress(paint, 'dim', `rules: ${decision.rules}`)}`,
        ]
      : [],
  'link.close': (paint, { how, by }) =>
    how === 'closed' ? [] : [`  ${glyph(paint, by === 'caller' ? 'arrow' : 'back')} ${dress(paint, 'bad', `TCP ${how}`)}`],
  fault: (paint, { from, fault, says }) => [
    `  ${dress(paint, 'bad', `${glyph(paint, from === 'caller' ? 'arrow' : 'back')} ${glyph(paint, 'warn')} ${says}`)} ${dress(paint, 'dim', `(fault: ${fault})`)}`,
  ],
  event: (paint, { host, event }) =>
    wrapped(`${host} logs ${event.id}: ${event.text}`, WIDTH).map((row, index) => `  ${index > 0 ? '  ' : ''}${dress(paint, 'dim', row)}`),
  connector: (paint, { connector, outcome, by }) => [
    `  ${dress(paint, outcome === 'up' ? 'good' : 'bad', `${glyph(paint, outcome === 'up' ? 'pass' : 'fail')} ${connector} is ${outcome}`)}${by ? `, taken by ${by}` : ''}`,
  ],
  message: (paint, event) => {
    const says = messageSays(event);
    if (says === undefined) return [];
    const [tone, mark] = isLoss(event) ? (['bad', 'fail'] as const) : (['good', 'pass'] as const);
    return [`  ${dress(paint, tone, glyph(paint, mark))} ${says}`];
  },
};

const WIDTH = 110;
