import type { Case } from '../../case.ts';
import { CONCATENATION } from './x225-6.3.7-concatenation.ts';
import { CONNECT } from './x225-7.1-connect.ts';
import { ACCEPT } from './x225-7.4-accept.ts';
import { REFUSE } from './x225-7.5-refuse.ts';
import { FINISH } from './x225-7.6-finish.ts';
import { ABORT } from './x225-7.9-abort.ts';
import { TOKENS } from './x225-7.16-tokens.ts';
import { SYNC_POINTS } from './x225-7.20-sync-points.ts';
import { EXCEPTIONS } from './x225-7.27-exceptions.ts';
import { ENCODING } from './x225-8.2-encoding.ts';

/** The cases of this layer. */
export const SESSION_CASES: readonly Case[] = [
  ...ENCODING,
  ...CONCATENATION,
  ...CONNECT,
  ...ACCEPT,
  ...REFUSE,
  ...FINISH,
  ...ABORT,
  ...TOKENS,
  ...SYNC_POINTS,
  ...EXCEPTIONS,
];
