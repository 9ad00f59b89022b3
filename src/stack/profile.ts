import type { Layer } from '#src/core/index.ts';
import type { CotpOptions } from '#src/cotp/index.ts';
import type { NetworkService } from '#src/tpkt/index.ts';

/** A layer let in between TPKT and X.224: a product's habit, a fault. Made anew for each connection. */
export type NetworkTrait = () => Layer<NetworkService, NetworkService>;

/** The settings of every layer, one field a layer. */
export interface StackProfile {
  readonly cotp: CotpOptions;
  /** From the ground up. */
  readonly network?: readonly NetworkTrait[];
}
