import * as z from 'zod';
import { type Args, KINDS, type KindName, LAYERS } from '#harness/faults/index.ts';
import { whole } from './schema-words.ts';

const KIND_NAMES = Object.keys(KINDS) as [KindName, ...KindName[]];
const ALL = Object.entries(KINDS).flatMap(([kind, { args }]) => Object.entries(args as Args).map(([name, arg]) => ({ kind, name, arg })));

/** What an argument means, kind by kind. */
const meaningOf = (name: string): string =>
  ALL.filter((each) => each.name === name)
    .map(({ kind, arg: { says, form } }) => `Of ${kind}: ${says.charAt(0).toLowerCase()}${says.slice(1)}; ${form.wants}`)
    .join('. ');

const textOrNumber = z.union([z.string(), whole], { error: 'text or a number' });
const NUMBERS: ReadonlySet<string> = new Set(['octets', 'octet', 'packets', 'more']);
const argument = (name: string) =>
  (NUMBERS.has(name) ? whole : name === 'value' ? textOrNumber : z.string()).optional().describe(meaningOf(name));

const target = z
  .strictObject({
    layer: z
      .enum(LAYERS as [(typeof LAYERS)[number]])
      .optional()
      .describe('Packets with a PDU of this layer'),
    pdu: z.string().optional().describe('Packets with a PDU of this kind, of whatever layer has one; left out with layer and filter: any'),
    filter: z.string().optional().describe('Packets that this filter matches, in place of layer and pdu: pdu=CR & called=OPS'),
    from: z.string().optional().describe('Who says it: a host, a host/connector, an address, caller or called'),
    to: z.string().optional().describe('To whom'),
    at: z.string().optional().describe('Either from there or to there'),
    host: z.string().optional().describe('A host, with dir in place of from, to or at'),
    connector: z.string().optional().describe('A host/connector, likewise'),
    dir: z.enum(['from', 'to']).optional().describe('Which way, with host or connector. Left out: either'),
    nth: z.int().min(1).optional().describe('Only this one of those that fit'),
    after: z.int().min(1).optional().describe('None of the first so many that fit'),
    each: z.literal('line').optional().describe('line: counts begin anew on each line. Left out: they go over the whole run'),
  })
  .describe('What it is for. Left out: every packet');

const faultMap = z
  .strictObject({
    on: target.optional(),
    do: z.enum(KIND_NAMES).describe('What is done (port102 list fault-kinds)'),
    ...Object.fromEntries([...new Set(ALL.map(({ name }) => name))].map((name) => [name, argument(name)])),
    times: z.int().min(1).optional().describe('How often it strikes at most. Left out: each time'),
  })
  .meta({ id: 'Fault', title: 'Fault', description: 'Something that goes wrong on purpose, as a map' });

/** A fault: its text, or a map. */
export const fault = z
  .union([z.string(), faultMap], { error: 'a text such as "CC from bravo #2: delay 5s", or a map' })
  .describe('A fault: a text such as CC from bravo #2: delay 5s, or a map');
/** A fault as it is written. */
export type FaultShape = z.output<typeof fault>;
