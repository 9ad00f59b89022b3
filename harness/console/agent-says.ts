import * as z from 'zod';
import type { ServerMessage, TreeOf } from './protocol.ts';
import { DEEPEST, LONGEST, MOST_PARTS } from './trees.ts';

/** What somebody says who streams a run in, or undefined: it may be anybody who has the token, and pages believe what we pass on. */
export const agentSays = (text: string): ServerMessage | undefined => {
  try {
    const read = MESSAGE.safeParse(JSON.parse(text));
    return read.success ? (read.data as ServerMessage) : undefined;
  } catch {
    return undefined;
  }
};

/** What its hello says of its run. */
export const helloIn = ({ run: { started, argv } }: Extract<ServerMessage, { type: 'hello' }>) => ({ started, argv });

const seq = z.number().int().min(-1).max(Number.MAX_SAFE_INTEGER);
const words = z.string().max(8192);
/** As far as we rely on it; the rest is text to us. */
const event = z.looseObject({ v: z.literal(1), seq: seq.min(0), t: z.number(), type: z.string().regex(/^[a-z.]{1,20}$/) });
const events = z.array(event).max(10_000);

/** A text of a tree, and the dots of one that was cut. */
const text = z.string().max(LONGEST + 3);
const tree: z.ZodType<TreeOf> = z.lazy(() =>
  z.object({
    name: text,
    value: text.optional(),
    says: text.optional(),
    clause: text.optional(),
    why: text.optional(),
    at: seq.optional(),
    length: seq,
    children: z.array(tree).optional(),
  }),
) as z.ZodType<TreeOf>;

/** No more parts and levels than ours have; on each level it may be said that some are not shown. */
const isBounded = (trees: readonly TreeOf[]): boolean => {
  let [level, parts] = [trees, trees.length];
  for (let depth = 0; depth <= DEEPEST && parts <= MOST_PARTS + DEEPEST + 1; depth++) {
    level = level.flatMap(({ children = [] }) => children);
    if (level.length === 0) return true;
    parts += level.length;
  }
  return false;
};

const MESSAGE = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    version: z.literal(1),
    run: z.object({ id: words, name: words, started: words, argv: z.array(words).max(100) }),
    clock: z.enum(['virtual', 'real']),
    seq,
  }),
  z.object({ type: z.literal('batch'), events }),
  z.object({ type: z.literal('gap'), from: seq, to: seq, counts: z.record(words, z.number()) }),
  z.object({ type: z.literal('events'), id: seq, events, upTo: seq }),
  z.object({
    type: z.literal('pdu'),
    id: seq,
    frame: seq,
    octets: z.string().regex(/^([0-9a-f]{2})*$/i),
    pdus: z.array(tree).refine(isBounded),
  }),
  z.object({
    type: z.literal('piece'),
    id: seq,
    octets: z
      .string()
      .max(1024 * 1024)
      .regex(/^[A-Za-z0-9+/]*={0,2}$/),
    isLast: z.boolean(),
  }),
  z.object({ type: z.literal('refused'), id: seq, says: words }),
  z.object({ type: z.literal('state') }),
  z.object({ type: z.literal('runs') }),
  z.object({ type: z.literal('end') }),
]);
