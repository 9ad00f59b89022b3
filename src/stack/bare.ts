import { down, type Layer, NOTHING, up } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import type { TransferService } from '#src/p1/index.ts';
import type { Terms } from './answers.ts';

/**
 * A transport connection with nobody above it: a caller is accepted on `terms`, whatever it sends is passed over, and its end is told as that of
 * an association. For endpoints whose users are no MTAs.
 */
export const bare = (terms?: Terms): Layer<TransferService, TransportService> => ({
  fromAbove: ({ kind }) => (kind === 'MTA-ABORT.request' ? [down({ kind: 'T-DISCONNECT.request' })] : NOTHING),
  fromBelow: (primitive) => {
    if (primitive.kind === 'T-CONNECT.indication' && terms) return [down({ kind: 'T-CONNECT.response', ...terms })];
    if (primitive.kind !== 'T-DISCONNECT.indication') return NOTHING;
    const { kind: _, cause, ...transport } = primitive;
    const session = { reason: 'transport disconnect', transport } as const;
    return [
      up(
        cause
          ? { kind: 'MTA-ABORT.indication', by: 'provider', session, cause }
          : { kind: 'MTA-ABORT.indication', by: 'provider', session },
      ),
    ];
  },
});
