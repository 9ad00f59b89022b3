import { ProtocolError } from '#src/core/index.ts';
import type { TransferService } from '#src/p1/index.ts';
import type { TransferTrait } from '#src/stack/index.ts';
import type { Host } from './config.ts';
import { illegalGet, type Log, unexpectedError } from './logged.ts';

/** What a peer may send that ends a whole MTA, and not only the association. */
export type Deadly = 'truncated checkpoint' | 'shrinking checkpoints';

// biome-ignore format: a table
/** What the MTA logs as it ends, and of what it does. */
export const DEADLY: Readonly<Record<Deadly, { readonly here: Log; readonly says: string }>> = {
  'truncated checkpoint':  { here: illegalGet,      says: 'a checkpoint that was shorter than it said (Q196852)' },
  'shrinking checkpoints': { here: unexpectedError, says: 'a large checkpoint and much smaller ones behind it (Q246302)' },
};

type Up = TransferService['up'];

/** Whether the end of an association is that of its MTA: where it was in the middle of an APDU, and less had come than its lengths say. */
export const deadlyEnd = ({ product: { rules } }: Host, up: Up): Deadly | undefined =>
  rules.truncatedCheckpoint.value === 'fatal' && up.kind === 'MTA-ABORT.indication' && isReceiving(up) && isCutShort(up)
    ? 'truncated checkpoint'
    : undefined;

/** Whether an APDU that came in checkpoints of these ends is. How small is too small is not known: an eighth of the first (assumed, from Q246302). */
export const deadlyCheckpoints = ({ product: { rules } }: Host, marks: readonly number[]): Deadly | undefined => {
  const [first, ...others] = marks.map((mark, index) => mark - (marks[index - 1] ?? 0));
  if (rules.shrinkingCheckpoint.value !== 'fatal' || first === undefined) return undefined;
  return others.some((octets) => octets * MUCH <= first) ? 'shrinking checkpoints' : undefined;
};
const MUCH = 8;

/** An MTA that ends of what it reads answers nothing: of all that comes of that, its own end is left. */
export const mortal =
  (host: Host): TransferTrait =>
  (layers) => ({
    fromAbove: (primitive) => layers.fromAbove(primitive),
    fromBelow: (primitive) => {
      const effects = layers.fromBelow(primitive);
      const end = effects.find((effect) => 'up' in effect && deadlyEnd(host, effect.up) !== undefined);
      return end ? [end] : effects;
    },
  });

type Aborted = Extract<Up, { kind: 'MTA-ABORT.indication' }>;

/** What was secured before has no marks, and a sync point all the same. */
const isReceiving = ({ recovery }: Aborted): boolean => recovery?.role === 'receiving' && recovery.syncPoint <= recovery.marks.length;

const isCutShort = ({ cause }: Aborted): boolean => cause instanceof ProtocolError && CUT_SHORT.has(cause.code);

/** The faults of octets that are fewer than a length among them says. */
const CUT_SHORT: ReadonlySet<string> = new Set(['ber.truncated', 'ber.overrun', 'session.truncated', 'session.lengthIndicator']);
