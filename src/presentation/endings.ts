import { encodeValue } from '#src/asn1/index.ts';
import { defined, down, up } from '#src/core/index.ts';
import { abortReason } from './faults.ts';
import { abortPpdu } from './ppdu.ts';
import { ABORT_REASONS, EVENTS } from './reasons.ts';
import type { Pdv } from './service.ts';
import { oneSet, userDataOf } from './values.ts';
import type { Below, Do, PpduOf, Request, Unreadable, Variables } from './variables.ts';

/** P-U-ABORT.request: ARU, X.226 §6.4.2.1. */
export const sendARU = (variables: Variables, { userData }: Request<'P-U-ABORT.request'>): Do => [
  abort(fitting(variables, userData && userData.length > 0 ? aruOf(variables, userData) : undefined)),
];

/** P-U-ABORT.request where there is no presentation connection: what is there below goes. */
export const hangUp = (): Do => [abort(undefined)];

/** ARU: the peer's user aborts, X.226 §6.4.4.5. */
export const aborted = (_: Variables, { userData }: PpduOf<'ARU'>): Do => [up(defined({ kind: 'P-U-ABORT.indication', userData }))];

/** ARP: the peer's presentation entity aborts, X.226 §6.4.4.6. */
export const abortedByPeer = (_: Variables, { reason, event, cause }: PpduOf<'ARP'>): Do => [
  up(defined({ kind: 'P-P-ABORT.indication', reason, event, cause })),
];

/** S-P-ABORT.indication: the presentation connection went with that below, X.226 §6.4.4.4. */
export const lost = (_: Variables, { kind: __, cause, ...session }: Below<'S-P-ABORT.indication'>): Do => [
  up(defined({ kind: 'P-P-ABORT.indication', session, cause })),
];

/** The invalid and the unexpected, X.226 §6.4.4: ARP says what it was, the user is told. X.410-1984 has no ARP. */
export const sendARP = (variables: Variables, unreadable: Unreadable): Do => [
  abort(variables.mode === 'normal' ? fitting(variables, arpOf(unreadable)) : undefined),
  ...tell(variables, unreadable),
];

/** An invalid CP, X.226 §6.4.4.3. */
export const sendARPFirst = (variables: Variables, unreadable: Unreadable): Do => [
  abort(arpOf(unreadable)),
  ...tell(variables, unreadable),
];

/** An invalid PPDU where nobody is left to hear of it. */
export const tell = (_: Variables, { error }: Unreadable): Do => [up({ kind: 'P-P-ABORT.indication', cause: error })];

/** Whether what is invalid is a CP. */
export const isCP = (_: Variables, { primitive }: Unreadable): boolean => primitive.kind === 'S-CONNECT.indication';

/** Whether what is invalid is a refusal, so that the connection below is gone already. */
export const isRefusal = (_: Variables, { primitive }: Unreadable): boolean =>
  primitive.kind === 'S-CONNECT.confirm' && primitive.result === 'refused';

// All contexts are listed, for values hold values of other contexts in them.
const aruOf = ({ mode, dcs }: Variables, values: readonly Pdv[]): Uint8Array => {
  if (mode === 'x410-1984') return encodeValue(abortPpdu, { kind: 'x410', value: oneSet(values)! });
  const contexts = [...dcs].map(([id, transferSyntax]) => ({ id, transferSyntax }));
  return encodeValue(abortPpdu, { kind: 'normal', value: defined({ contexts, userData: userDataOf(values, dcs) }) });
};

const arpOf = ({ error, primitive }: Unreadable): Uint8Array => {
  const reason = abortReason(error);
  const event = reason < ABORT_REASONS.unexpectedPpdu.code ? undefined : EVENTS[primitive.kind];
  return encodeValue(abortPpdu, { kind: 'provider', value: defined({ reason, event }) });
};

const abort = (userData: Uint8Array | undefined) => down(defined({ kind: 'S-U-ABORT.request', userData }));

/** In session version 1 an AB has little room, X.225 §8.3.9: what does not fit is left out. */
const fitting = ({ version }: Variables, ppdu: Uint8Array | undefined): Uint8Array | undefined =>
  version === 1 && ppdu !== undefined && ppdu.length > MOST_IN_VERSION_1 ? undefined : ppdu;

const MOST_IN_VERSION_1 = 9;
