import type { AcseService } from '#src/acse/index.ts';
import type { Primitive } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import type { TransferService } from '#src/p1/index.ts';
import type { PresentationService } from '#src/presentation/index.ts';
import type { RtseService } from '#src/rtse/index.ts';
import type { SessionService } from '#src/session/index.ts';
import type { NetworkService } from '#src/tpkt/index.ts';

type Up = (NetworkService | TransportService | SessionService | PresentationService | AcseService | RtseService | TransferService)['up'];

/** The confirms by which a bind goes up, layer by layer. */
export const CONFIRMS = [
  'N-CONNECT.confirm',
  'T-CONNECT.confirm',
  'S-CONNECT.confirm',
  'P-CONNECT.confirm',
  'A-ASSOCIATE.confirm',
  'RT-OPEN.confirm',
  'MTA-BIND.confirm',
] as const;
export type ConfirmKind = (typeof CONFIRMS)[number];

/** The confirm of that kind. */
export type ConfirmOf<Kind extends ConfirmKind> = Extract<Up, { readonly kind: Kind }>;

/** What the layers told, by kind, and when: in milliseconds since the call began. */
export type Confirms = Map<ConfirmKind, { readonly primitive: ConfirmOf<ConfirmKind>; readonly at: number }>;

/** Whether a primitive that a tap sees is one of them. */
export const isConfirm = (primitive: Primitive): primitive is ConfirmOf<ConfirmKind> => KINDS.has(primitive.kind);

const KINDS: ReadonlySet<string> = new Set(CONFIRMS);
