import type { Case } from '../../case.ts';
import { CONNECTIONS } from './rfc1006-5-connections.ts';
import { PACKETS, PACKETS_WHEN_OPEN } from './rfc1006-6-packets.ts';
import { STREAM } from './rfc1006-6-stream.ts';
import { OUTPUT } from './rfc2126-4.3-output.ts';

/** The cases of this layer. */
export const TPKT_CASES: readonly Case[] = [...PACKETS, ...PACKETS_WHEN_OPEN, ...STREAM, ...CONNECTIONS, ...OUTPUT];
