import { defined, down, up } from '#src/core/index.ts';
import { p1Faults } from './faults.ts';
import type { Do, Indication, Request, Variables } from './variables.ts';

/** MTA-TRANSFER.request: one MTS-APDU in its context, X.419 §13. */
export const transfer = ({ context }: Variables, { apdu, within }: Request<'MTA-TRANSFER.request'>): Do => [
  down({ kind: 'RT-TRANSFER.request', apdu: defined({ context, octets: apdu }), within }),
];

/** RT-TRANSFER.indication. An APDU that names no context is in the only one that it can be in. */
export const deliver = ({ context, options }: Variables, { apdu, marks }: Indication<'RT-TRANSFER.indication'>): Do => {
  if (apdu.context !== undefined && apdu.context !== context && !options.takesAnyContext) throw p1Faults.apduContext({ got: apdu.context });
  return [up({ kind: 'MTA-TRANSFER.indication', apdu: apdu.octets, ...(marks ? { marks } : {}) })];
};

/** MTA-TRANSFER.response: the MTS-APDU is secured, or cannot be. */
export const secure = (_: Variables, response: Request<'MTA-TRANSFER.response'>): Do => [
  down({ ...response, kind: 'RT-TRANSFER.response' }),
];

/** RT-TRANSFER.confirm. */
export const confirmTransfer = (_: Variables, confirmed: Indication<'RT-TRANSFER.confirm'>): Do => [
  up({ ...confirmed, kind: 'MTA-TRANSFER.confirm' }),
];

/** MTA-TURN-PLEASE.request. */
export const pleaseTurn = (_: Variables, request: Request<'MTA-TURN-PLEASE.request'>): Do => [
  down({ ...request, kind: 'RT-TURN-PLEASE.request' }),
];

/** RT-TURN-PLEASE.indication. */
export const indicatePlease = (_: Variables, { priority }: Indication<'RT-TURN-PLEASE.indication'>): Do => [
  up({ kind: 'MTA-TURN-PLEASE.indication', priority }),
];

/** MTA-TURN-GIVE.request. */
export const giveTurn = (): Do => [down({ kind: 'RT-TURN-GIVE.request' })];

/** RT-TURN-GIVE.indication. */
export const indicateGive = (): Do => [up({ kind: 'MTA-TURN-GIVE.indication' })];
