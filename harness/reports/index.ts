export { decisionTable, outcomeSays } from './decision-table.ts';
export { dress, type Glyph, glyph, type Paint, PLAIN, paintOf, type Tone } from './paint.ts';
export { story } from './story.ts';
export { connectorSays, decisionOn, framesOn, outcomesSay, type Summary, summaries } from './summary.ts';
export { columns, widthOf, wrapped } from './table.ts';
export { type Conclusion, closing, type Detail, pipeLine, terminalBlock, verdictOfAll } from './terminal.ts';
