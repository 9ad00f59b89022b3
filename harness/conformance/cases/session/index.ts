import type { Case } from '../../case.ts';
import { CONCATENATION } from './x225-6.3.7-concatenation.ts';
import { CONNECT } from './x225-7.1-connect.ts';
import { ACCEPTED_CALLER } from './x225-7.4.3-accepted.ts';
import { ACCEPT } from './x225-7.4-accept.ts';
import { REFUSE } from './x225-7.5-refuse.ts';
import { FINISH } from './x225-7.6-finish.ts';
import { ABORT } from './x225-7.9-abort.ts';
import { SEGMENTING } from './x225-7.11-segmenting.ts';
import { TOKENS } from './x225-7.16-tokens.ts';
import { SYNC_POINTS } from './x225-7.20-sync-points.ts';
import { EXCEPTIONS } from './x225-7.27-exceptions.ts';
import { ACTIVITIES } from './x225-7.29-activity.ts';
import { ENCODING } from './x225-8.2-encoding.ts';
import { OUT_OF_PLACE } from './x225-a.4-invalid.ts';

/** The cases of this layer. */
export const SESSION_CASES: readonly Case[] = [
  ...ENCODING,
  ...CONCATENATION,
  ...CONNECT,
  ...ACCEPT,
  ...ACCEPTED_CALLER,
  ...REFUSE,
  ...FINISH,
  ...ABORT,
  ...SEGMENTING,
  ...TOKENS,
  ...SYNC_POINTS,
  ...EXCEPTIONS,
  ...ACTIVITIES,
  ...OUT_OF_PLACE,
];
