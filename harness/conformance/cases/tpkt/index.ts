import type { Case } from '../../case.ts';
import { PACKETS } from './rfc1006-6-packets.ts';

/** The cases of this layer. */
export const TPKT_CASES: readonly Case[] = [...PACKETS];
