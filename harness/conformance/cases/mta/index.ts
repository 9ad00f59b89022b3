import type { Case } from '../../case.ts';
import { BINDS } from './x411-12-bind.ts';
import { BINDS_OF_1984, CALLS } from './x411-12-result.ts';
import { TRANSFERS, UNBINDS } from './x411-12-transfer.ts';

/** The cases of this layer. */
export const MTA_CASES: readonly Case[] = [...BINDS, ...CALLS, ...BINDS_OF_1984, ...TRANSFERS, ...UNBINDS];
