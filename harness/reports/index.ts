export { Conversations } from './conversation.ts';
export { asksBy, decisionTable, isNews, outcomeSays } from './decision-table.ts';
export { type Batch, batchesOf, type Fate, type Fates, mailByHost, mailOf, messageSays } from './mail.ts';
export { type Matrix, matricesOf, matrixTables } from './matrix.ts';
export { dress, type Glyph, glyph, type Paint, PLAIN, paintOf, type Tone } from './paint.ts';
export { story } from './story.ts';
export { connectorSays, decisionOn, framesOn, outcomesSay, type Summary, summaries } from './summary.ts';
export { columns, widthOf, wrapped } from './table.ts';
export { type Conclusion, closing, type Detail, pipeLine, terminalBlock, verdictOfAll } from './terminal.ts';
