import { down, up } from '#src/core/index.ts';
import type { Do, Indication, Unreadable, Variables } from './variables.ts';

/** MTA-UNBIND.request, which has no argument, X.411 §12.1.1. */
export const closeAssociation = (): Do => [down({ kind: 'RT-CLOSE.request' })];

/** RT-CLOSE.indication. */
export const indicateUnbind = (): Do => [up({ kind: 'MTA-UNBIND.indication' })];

/** MTA-UNBIND.response. */
export const closed = (): Do => [down({ kind: 'RT-CLOSE.response' })];

/** RT-CLOSE.confirm. */
export const confirmUnbind = (): Do => [up({ kind: 'MTA-UNBIND.confirm' })];

/** MTA-ABORT.request. */
export const sendAbort = (): Do => [down({ kind: 'RT-U-ABORT.request' })];

/** RT-U-ABORT.indication: the peer's MTA wants no more. */
export const aborted = (): Do => [up({ kind: 'MTA-ABORT.indication', by: 'user' })];

/** RT-P-ABORT.indication: the association is gone, and what is known of it. */
export const lost = (_: Variables, abortion: Indication<'RT-P-ABORT.indication'>): Do => [
  up({ ...abortion, kind: 'MTA-ABORT.indication', by: 'provider' }),
];

/** What comes where there is no association, and none is asked for: there is nobody to abort. */
export const tell = (_: Variables, { error }: Unreadable): Do => [up({ kind: 'MTA-ABORT.indication', by: 'provider', cause: error })];

/** What cannot be read, and what is out of turn, ends the association. */
export const giveUp = (_: Variables, { error }: Unreadable): Do => [
  down({ kind: 'RT-U-ABORT.request' }),
  up({ kind: 'MTA-ABORT.indication', by: 'provider', cause: error }),
];
