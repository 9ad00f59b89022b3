import type { Case } from '../../case.ts';
import { ANSWER } from './x227-7.1-answer.ts';
import { REQUEST } from './x227-7.1-request.ts';
import { RELEASE, WITHOUT_ACSE } from './x227-7.2-release.ts';

/** The cases of this layer. */
export const ACSE_CASES: readonly Case[] = [...REQUEST, ...ANSWER, ...RELEASE, ...WITHOUT_ACSE];
