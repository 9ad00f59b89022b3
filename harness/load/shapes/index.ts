import { bulk, CHUNK } from './bulk.ts';
import { codec } from './codec.ts';
import { gigaoctets, KILOOCTETS, megaoctets, NANOSECONDS, PER_SECOND } from './gauges.ts';
import { idle } from './idle.ts';
import { inward, outward } from './in-process.ts';
import { messages } from './messages.ts';
import { mtaBinds } from './mta-binds.ts';
import { packets } from './packets.ts';
import { passed } from './passed.ts';
import { pingPong } from './ping-pong.ts';
import { setUp } from './set-up.ts';
import type { Shape } from './shape.ts';

export { HOST } from './raw.ts';
export type { Gauge, Served, Shape, Side, Taken, Target } from './shape.ts';

const kept = { processes: 'kept' } as const;
const fresh = { processes: 'fresh' } as const;
const MBS = megaoctets(CHUNK);
const GBS = gigaoctets(CHUNK);
const KIB = 1024;
const MIB = 1024 * 1024;

const MESSAGES_1M = messages({ size: MIB, associations: 1, checkpointSize: 30 }).ours;

// biome-ignore format: a table
/** All that is measured, in the order in which it is. `called`: raw node:net calls our stack, as other stacks were measured; the others have it at both ends. */
export const SHAPES: readonly Shape[] = [
  { name: 'called-set-up',         ...kept,  gauge: PER_SECOND,  count: 2_000,   ...setUp.called,                           target: { kind: 'ratio', least: 0.85 } },
  { name: 'called-ping-pong-22',   ...kept,  gauge: PER_SECOND,  count: 8_000,   ...pingPong.called(22),                    target: { kind: 'ratio', least: 0.92 } },
  { name: 'called-ping-pong-1024', ...kept,  gauge: PER_SECOND,  count: 8_000,   ...pingPong.called(1024),                  target: { kind: 'ratio', least: 0.92 } },
  { name: 'called-bulk-1024',      ...kept,  gauge: MBS,         count: 2_000,   ...bulk.called({ tpduSize: 1024 }) },
  { name: 'called-bulk-8192',      ...kept,  gauge: MBS,         count: 3_000,   ...bulk.called({ preferredTpduSize: 8192 }), target: { kind: 'ratio', least: 0.8 } },
  { name: 'called-bulk-65531',     ...kept,  gauge: MBS,         count: 3_000,   ...bulk.called({}),                        target: { kind: 'ratio', least: 0.8 } },
  { name: 'set-up',                ...kept,  gauge: PER_SECOND,  count: 2_000,   ...setUp.both },
  { name: 'ping-pong-22',          ...kept,  gauge: PER_SECOND,  count: 8_000,   ...pingPong.both(22) },
  { name: 'ping-pong-1024',        ...kept,  gauge: PER_SECOND,  count: 8_000,   ...pingPong.both(1024) },
  { name: 'bulk-1024',             ...kept,  gauge: MBS,         count: 2_000,   ...bulk.both({ tpduSize: 1024 }) },
  { name: 'bulk-8192',             ...kept,  gauge: MBS,         count: 3_000,   ...bulk.both({ preferredTpduSize: 8192 }) },
  { name: 'bulk-65531',            ...kept,  gauge: MBS,         count: 3_000,   ...bulk.both({}) },
  { name: 'idle',                  ...fresh, gauge: KILOOCTETS,  count: 5_000,   ...idle,                                   target: { kind: 'figure', most: 12 } },
  { name: 'in-process-22-out',     ...kept,  gauge: NANOSECONDS, count: 500_000, ...outward(22),                            target: { kind: 'figure', most: 1000 } },
  { name: 'in-process-22-in',      ...kept,  gauge: NANOSECONDS, count: 500_000, ...inward(22),                             target: { kind: 'figure', most: 1000 } },
  { name: 'in-process-65536-out',  ...kept,  gauge: GBS,         count: 5_000,   ...outward(CHUNK, { preferredTpduSize: 8192 }) },
  { name: 'in-process-65536-in',   ...kept,  gauge: GBS,         count: 5_000,   ...inward(CHUNK, { preferredTpduSize: 8192 }) },
  { name: 'mta-binds-normal',      ...kept,  gauge: PER_SECOND,  count: 300,     ...mtaBinds('1988') },
  { name: 'mta-binds-x410',        ...kept,  gauge: PER_SECOND,  count: 300,     ...mtaBinds('x410') },
  { name: 'message-1K',            ...kept,  gauge: PER_SECOND,  count: 1_000,   ...messages({ size: KIB, associations: 1, checkpointSize: 30 }) },
  { name: 'message-1K-by-64',      ...kept,  gauge: PER_SECOND,  count: 4_000,   ...messages({ size: KIB, associations: 64, checkpointSize: 30 }) },
  { name: 'message-1M',            ...kept,  gauge: PER_SECOND,  count: 50,      ...messages({ size: MIB, associations: 1, checkpointSize: 30 }) },
  { name: 'message-1M-by-64',      ...kept,  gauge: PER_SECOND,  count: 64,      ...messages({ size: MIB, associations: 64, checkpointSize: 30 }) },
  { name: 'message-1M-whole',      ...kept,  gauge: PER_SECOND,  count: 50,      ...messages({ size: MIB, associations: 1, checkpointSize: 0 }) },
  { name: 'message-1M-whole-by-64', ...kept, gauge: PER_SECOND,  count: 64,      ...messages({ size: MIB, associations: 64, checkpointSize: 0 }) },
  { name: 'record-ping-pong-1024',  ...kept, gauge: PER_SECOND,  count: 1_000,   raw: passed.byRaw(packets.echoed(KIB)),    ours: passed.byOurs(packets.echoed(KIB)) },
  { name: 'record-direct-1024',     ...kept, gauge: PER_SECOND,  count: 1_000,   raw: packets.echoed(KIB),                  ours: passed.byOurs(packets.echoed(KIB)) },
  { name: 'record-bulk-8192',       ...kept, gauge: MBS,         count: 300,   raw: passed.byRaw(packets.poured(8 * KIB)), ours: passed.byOurs(packets.poured(8 * KIB)) },
  { name: 'record-message-1M',      ...kept, gauge: PER_SECOND,  count: 8,      raw: passed.byRaw(MESSAGES_1M),            ours: passed.byOurs(MESSAGES_1M) },
  { name: 'codec-decode-1K',       ...kept,  gauge: PER_SECOND,  count: 1_000,   ...codec.decode(KIB),                      target: { kind: 'ratio', least: 10 } },
  { name: 'codec-encode-1K',       ...kept,  gauge: PER_SECOND,  count: 1_000,   ...codec.encode(KIB),                      target: { kind: 'ratio', least: 10 } },
];
