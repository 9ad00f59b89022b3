import type { Case } from '../../case.ts';

/** The cases of this layer. */
export const COTP_CASES: readonly Case[] = [];
