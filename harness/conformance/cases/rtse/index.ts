import type { Case } from '../../case.ts';
import { CLOSE, TURN } from './x218-9-turn.ts';
import { ANSWERED } from './x228-7.1-answer.ts';
import { OPEN } from './x228-7.1-open.ts';
import { SESSION } from './x228-7.1-session.ts';
import { SENDER, TURN_OWNER } from './x228-7.3-sending.ts';
import { RECEIVING } from './x228-7.3-transfer.ts';
import { X410 } from './x228-9-x410.ts';

/** The cases of this layer. */
export const RTSE_CASES: readonly Case[] = [
  ...OPEN,
  ...ANSWERED,
  ...SESSION,
  ...RECEIVING,
  ...SENDER,
  ...TURN_OWNER,
  ...TURN,
  ...CLOSE,
  ...X410,
];
