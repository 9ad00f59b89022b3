import * as z from 'zod';
import type { ClientMessage } from './protocol.ts';

/** What a client says, or why that is none of what it may say. */
export const messageIn = (text: string): ClientMessage | string => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is no JSON';
  }
  const read = MESSAGE.safeParse(value);
  return read.success ? (read.data as ClientMessage) : 'is none of our messages';
};

const id = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const place = z.number().int().min(-1).max(Number.MAX_SAFE_INTEGER);
/** As long as a filter may be. */
const words = z.string().max(4096);
const ask = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), id });

const MESSAGE = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fetch'), id, from: place, to: place }),
  z.strictObject({ type: z.literal('octets'), id, frame: place }),
  z.strictObject({ type: z.literal('take'), id, name: z.string().max(40), at: id }),
  ask('pause'),
  ask('resume'),
  ask('step'),
  z.strictObject({ type: z.literal('break'), id, filter: words.optional() }),
  z.strictObject({ type: z.literal('fault'), id, fault: words }),
  z.strictObject({ type: z.literal('clear'), id, fault: words.optional() }),
  z.strictObject({ type: z.literal('since'), seq: place }),
  z.strictObject({
    type: z.literal('inject'),
    id,
    line: z.string().max(200),
    from: z.enum(['caller', 'called']),
    octets: z
      .string()
      .max(32 * 1024)
      .regex(/^([0-9a-f]{2})+$/i),
  }),
]);
