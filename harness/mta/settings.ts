import type { Priority } from '#harness/run/index.ts';
import type { Connector, Host } from './config.ts';

/** What holds for the associations of one connector. In milliseconds; checkpoints in KB, a window in checkpoints, the others counts. */
export interface Settings {
  readonly openInterval: number;
  readonly openRetries: number;
  readonly transferInterval: number;
  readonly transferRetries: number;
  readonly checkpoint: number;
  readonly window: number;
  readonly recovery: number;
  readonly lifetime: number;
  readonly disconnect: number;
  readonly threshold: number;
  /** The time that a KB may take (Q234157). */
  readonly transferTimeout: Readonly<Record<Priority, number>>;
}

/** The Override page of a connector, and where it says nothing the product (Q234157, Q199412). */
export const settingsOf = ({ product: { timers, limits } }: Host, { override }: Connector): Settings => ({
  openInterval: override.openInterval ?? timers.openInterval.value,
  openRetries: override.openRetries ?? timers.openRetries.value,
  transferInterval: override.transferInterval ?? timers.transferInterval.value,
  transferRetries: override.transferRetries ?? limits.transferRetries.value,
  checkpoint: override.checkpoint ?? limits.checkpoint.value,
  window: override.window ?? limits.window.value,
  recovery: override.recovery ?? timers.recovery.value,
  lifetime: override.lifetime ?? timers.lifetime.value,
  disconnect: override.disconnect ?? timers.disconnect.value,
  threshold: override.threshold ?? limits.threshold.value,
  transferTimeout: {
    urgent: override.transferTimeout?.urgent ?? limits.transferTimeoutUrgent.value,
    normal: override.transferTimeout?.normal ?? limits.transferTimeoutNormal.value,
    'non-urgent': override.transferTimeout?.nonUrgent ?? limits.transferTimeoutNonUrgent.value,
  },
});
