import type { Case } from '../case.ts';
import { ACSE_CASES } from './acse/index.ts';
import { COTP_CASES } from './cotp/index.ts';
import { MTA_CASES } from './mta/index.ts';
import { PRESENTATION_CASES } from './presentation/index.ts';
import { RTSE_CASES } from './rtse/index.ts';
import { SESSION_CASES } from './session/index.ts';
import { TPKT_CASES } from './tpkt/index.ts';

/** Every case, in the order in which they are run: from the ground up. */
export const CASES: readonly Case[] = [
  ...TPKT_CASES,
  ...COTP_CASES,
  ...SESSION_CASES,
  ...PRESENTATION_CASES,
  ...ACSE_CASES,
  ...RTSE_CASES,
  ...MTA_CASES,
];
