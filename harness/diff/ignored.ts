import { type Ignored, IGNORED as NEVER_THE_SAME } from '#harness/decode/index.ts';
import type { LayerName, Pdu } from '#src/dissect/index.ts';

/** Parts of PDUs, by the names that their trees give them. */
export interface Parts extends Ignored {
  /** Whether it counts that it is zero. */
  readonly zeroCounts?: true;
}

/** Parts by which something is called: whoever sends them makes them up, and what refers to it later must name the same. */
export interface Identifying extends Parts {
  readonly names: readonly string[];
  /** What is called by it. */
  readonly of: 'connection' | 'activity' | 'context' | 'message' | 'interpersonal message';
  /** Within what one name stands for one thing: the captures, one association, or one end of it. */
  readonly within: 'capture' | 'association' | 'own end' | 'other end';
}

// biome-ignore format: a table
/** What two runs of the same never have in common, and what follows from the rest. Strict, it is compared as well. */
export const IGNORED: readonly Parts[] = [
  ...NEVER_THE_SAME,
  { layer: 'tpkt',    names: ['reserved'],                    why: 'some leave there what was in memory before; only that it is zero counts', zeroCounts: true },
  { layer: 'tpkt',    names: ['packet length'],               why: 'follows from what is in the packet' },
  { layer: 'cotp',    names: ['LI'],                          why: 'follows from what is in the TPDU' },
  { layer: 'session', names: ['LI'],                          why: 'follows from what is in the SPDU' },
  { layer: 'p1',      names: /^(?:UTC|Generalized)Time$/,     why: 'when it was, in a part that nobody reads' },
];

// biome-ignore format: a table
/** What is made up by the sender, and is the same thing only where all that refers to it says so. Strict, it is compared as it stands. */
export const IDENTIFYING: readonly Identifying[] = [
  { layer: 'cotp',         names: ['SRC-REF'],                         of: 'connection',            within: 'own end',     why: 'each end numbers its connections as it likes; zero is none', zeroCounts: true },
  { layer: 'cotp',         names: ['DST-REF'],                         of: 'connection',            within: 'other end',   why: 'the number that the other end has given; zero is none', zeroCounts: true },
  { layer: 'session',      names: ['Activity Identifier'],             of: 'activity',              within: 'own end',     why: 'each end numbers its activities as it likes' },
  { layer: 'presentation', names: ['presentation-context-identifier'], of: 'context',               within: 'association', why: 'the caller numbers the contexts as it likes' },
  { layer: 'session',      names: ['presentation-context-identifier'], of: 'context',               within: 'association', why: 'the same, in what an SPDU carries' },
  { layer: 'acse',         names: ['indirect-reference'],              of: 'context',               within: 'association', why: 'a presentation context' },
  { layer: 'p1',           names: ['local-identifier'],                of: 'message',               within: 'capture',     why: 'made up for one message, probe or report' },
  { layer: 'p1',           names: ['user-relative-identifier'],        of: 'interpersonal message', within: 'capture',     why: 'made up for one interpersonal message' },
];

/** The row of a table that a part belongs to, if there is one. */
export const rowsByLayer = <P extends Parts>(rows: readonly P[]): ((layer: LayerName, name: string) => P | undefined) => {
  const byLayer = new Map<LayerName, readonly P[]>();
  for (const row of rows) byLayer.set(row.layer, [...(byLayer.get(row.layer) ?? []), row]);
  return (layer, name) => byLayer.get(layer)?.find(({ names }) => (names instanceof RegExp ? names.test(name) : names.includes(name)));
};

/** Whether something may be identified in a PDU: such are looked into although their octets are the same. */
export const identifies = ({ layer, kind }: Pdu): boolean => (layer === 'session' ? ACTIVITIES.has(kind) : LAYERS.has(layer));
const ACTIVITIES: ReadonlySet<string> = new Set(['AS', 'AR']);
const LAYERS: ReadonlySet<LayerName> = new Set(IDENTIFYING.map(({ layer }) => layer));
