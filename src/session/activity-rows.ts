import {
  confirmDiscard,
  confirmEnd,
  confirmInterrupt,
  indicateDiscard,
  indicateEnd,
  indicateInterrupt,
  indicateResume,
  indicateStart,
  sendAD,
  sendADA,
  sendAE,
  sendAEA,
  sendAI,
  sendAIA,
  sendAR,
  sendAS,
} from './activity.ts';
import type { Rows } from './variables.ts';

// biome-ignore format: a table
/** Our user may break an activity off wherever it has the activity token. */
const BREAKS = {
  'S-ACTIVITY-INTERRUPT.request': { to: 'STA05B', do: sendAI },
  'S-ACTIVITY-DISCARD.request':   { to: 'STA05C', do: sendAD },
} as const;

// biome-ignore format: a table
const BROKEN = {
  AI: { to: 'STA11B', do: indicateInterrupt },
  AD: { to: 'STA11C', do: indicateDiscard },
} as const;

// biome-ignore format: a table
/** Activity management, X.225 Annex A. */
export const ACTIVITY: Rows = {
  STA04B: { // wait for the AEA
    ...BREAKS,
    AEA:                             { to: 'STA713', do: confirmEnd },
  },
  STA05B: { AIA:                     { to: 'STA713', do: confirmInterrupt }, AEA: { to: 'STA05B' } }, // wait for the AIA
  STA05C: { ADA:                     { to: 'STA713', do: confirmDiscard },   AEA: { to: 'STA05C' } }, // wait for the ADA
  STA10B: { // wait for the S-ACTIVITY-END response
    ...BROKEN,
    'S-ACTIVITY-END.response':       { to: 'STA713', do: sendAEA },
  },
  STA11B: { 'S-ACTIVITY-INTERRUPT.response': { to: 'STA713', do: sendAIA } },
  STA11C: { 'S-ACTIVITY-DISCARD.response':   { to: 'STA713', do: sendADA } },
  STA19:  BREAKS,
  STA20:  { ...BROKEN, AE:           { to: 'STA20' } },
  STA713: {
    ...BREAKS,
    ...BROKEN,
    'S-ACTIVITY-START.request':      { to: 'STA713', do: sendAS },
    'S-ACTIVITY-RESUME.request':     { to: 'STA713', do: sendAR },
    'S-ACTIVITY-END.request':        { to: 'STA04B', do: sendAE },
    AS:                              { to: 'STA713', do: indicateStart },
    AR:                              { to: 'STA713', do: indicateResume },
    AE:                              { to: 'STA10B', do: indicateEnd },
  },
};
