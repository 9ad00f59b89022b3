import { defined, down, up } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { forget } from './agreement.ts';
import { sessionFaults } from './faults.ts';
import { valueIn } from './parameters.ts';
import { ABORT_BITS } from './reasons.ts';
import { send } from './send.ts';
import type { AbortReason } from './service.ts';
import type { SpduOf } from './spdu.ts';
import { SPDUS } from './spdus.ts';
import { octet } from './values.ts';
import type { After, Do, Event, Request, Unreadable, Variables } from './variables.ts';

const { released, user, noReason, protocolError, restriction } = ABORT_BITS;

/** The end of the transport connection, X.225 §6.6. */
export const hangUp = (): Do => [down({ kind: 'T-DISCONNECT.request' })];

/** T-DISCONNECT.indication: the session connection went with it, X.225 §6.6.4. Also told where there was none yet, so that its holder knows. */
export const lost = (
  _: Variables,
  { reason, rejectCause, additional, cause }: Extract<TransportService['up'], { kind: 'T-DISCONNECT.indication' }>,
): Do => [
  up(
    defined({
      kind: 'S-P-ABORT.indication',
      reason: 'transport disconnect',
      transport: defined({ reason, rejectCause, additional }),
      cause,
    }),
  ),
];

/** S-U-ABORT.request, X.225 §7.9.2: what comes before the answer is discarded. */
export const sendUserAB = (variables: Variables, { userData, keep }: Request<'S-U-ABORT.request'>, later: After): Do => {
  variables.assembly = undefined;
  const bits = user.code | (keep ? 0 : released.code);
  return [
    send(variables, 'AB', { transportDisconnect: octet(bits), userData }),
    later('answer', Infinity),
    later('TIM', variables.settings.limits.close),
  ];
};

/** The invalid and the unexpected, X.225 §A.4.1.2: AB says what it was, the user is told. */
export const sendAB = (variables: Variables, { error, primitive }: Unreadable, later: After): Do => {
  const bits = error.fault.answer ?? protocolError.code;
  const reflect =
    bits === protocolError.code && primitive.kind === 'T-DATA.indication' ? primitive.tsdu.subarray(0, MOST_REFLECTED) : undefined;
  variables.assembly = undefined;
  return [
    later('first CN', Infinity),
    later('answer', Infinity),
    send(variables, 'AB', { transportDisconnect: octet(bits | released.code), reflect }),
    later('TIM', variables.settings.limits.close),
    up({ kind: 'S-P-ABORT.indication', reason: reasonOf(bits), cause: error }),
  ];
};

/** What is invalid where there is no session connection ends the transport connection, X.225 §A.4.1.2. */
export const breakOff = (_: Variables, { error }: Unreadable, later: After): Do => [
  later('first CN', Infinity),
  ...hangUp(),
  up({ kind: 'S-P-ABORT.indication', reason: 'protocol error', cause: error }),
];

/** Whether the invalid is a CN, which gets an AB. */
export const isCN = (_: Variables, { primitive }: Unreadable): boolean =>
  primitive.kind === 'T-DATA.indication' && primitive.tsdu[0] === SPDUS.CN.si;

/** No CN came in time. */
export const noCN = (): Do => [...hangUp(), up({ kind: 'S-P-ABORT.indication', reason: 'no reason', cause: sessionFaults.firstCN() })];

/** No answer to our CN or FN came in time. */
export const noAnswer = (variables: Variables, _: Event, later: After): Do => [
  send(variables, 'AB', { transportDisconnect: octet(noReason.code | released.code) }),
  later('TIM', variables.settings.limits.close),
  up({ kind: 'S-P-ABORT.indication', reason: 'no reason', cause: sessionFaults.answer() }),
];

/** AB that leaves the transport connection, and we agree, X.225 §7.9.3. */
export const staysAborted = ({ settings }: Variables, ab: SpduOf<'AB'>): boolean => settings.reuse && (bitsIn(ab) & released.code) === 0;

/** Whether an AB gets an AA all the same. */
export const acceptsAborts = ({ settings }: Variables): boolean => settings.acceptsAborts === 'always';

/** AB: the transport connection goes, X.225 §7.9.3. */
export const aborted = (variables: Variables, ab: SpduOf<'AB'>, later: After): Do => [
  later('answer', Infinity),
  ...hangUp(),
  abortion(variables, ab),
];

/** AB that is answered by AA, X.225 §7.10. */
export const sendAA = (variables: Variables, ab: SpduOf<'AB'>, later: After): Do => [
  later('answer', Infinity),
  send(variables, 'AA'),
  later('TIM', variables.settings.limits.close),
  abortion(variables, ab),
];

/** AB that is answered by AA, and the transport connection stays, X.225 §7.10. */
export const sendAAKept = (variables: Variables, ab: SpduOf<'AB'>, later: After): Do => {
  const told = abortion(variables, ab);
  forget(variables);
  return [later('answer', Infinity), send(variables, 'AA'), later('first CN', variables.settings.limits.firstCN), told];
};

/** AA on a transport connection that is kept, X.225 §7.10.2. */
export const stay = (variables: Variables, _: Event, later: After): Do => {
  forget(variables);
  return [later('TIM', Infinity), later('first CN', variables.settings.limits.firstCN)];
};

const abortion = (variables: Variables, ab: SpduOf<'AB'>) => {
  variables.assembly = undefined;
  const bits = bitsIn(ab);
  if ((bits & user.code) !== 0) return up(defined({ kind: 'S-U-ABORT.indication', userData: valueIn(ab.parameters, 'userData') }));
  const cause = sessionFaults.aborted({ got: reasonOf(bits) });
  return up(defined({ kind: 'S-P-ABORT.indication', reason: reasonOf(bits), reflected: valueIn(ab.parameters, 'reflect'), cause }));
};

// Mandatory, X.225 §8.3.9; where it is missing all the same, the connection is over and nobody knows why.
const bitsIn = ({ parameters }: SpduOf<'AB'>): number => valueIn(parameters, 'transportDisconnect')?.[0] ?? released.code;

const reasonOf = (bits: number): AbortReason => REASONS.find(({ bit }) => (bits & bit) !== 0)?.reason ?? 'no reason';
const REASONS: readonly { readonly bit: number; readonly reason: AbortReason }[] = [
  { bit: protocolError.code, reason: 'protocol error' },
  { bit: restriction.code, reason: 'implementation restriction' },
];
const MOST_REFLECTED = 9;
