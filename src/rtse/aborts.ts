import { decodeValue, encodeValue } from '#src/asn1/index.ts';
import { defined, down, type FaultMaker, ProtocolError, up } from '#src/core/index.ts';
import { RTAB, type Rtab } from './apdu.ts';
import { pdv, valueIn } from './contexts.ts';
import { rtseFaults } from './faults.ts';
import { ABORT_REASONS, abortReasonName } from './reasons.ts';
import { recoveryOf } from './recovery.ts';
import type { After, Do, Request, Told, Unreadable, Variables } from './variables.ts';

const { protocolError, userError, transferCompleted } = ABORT_REASONS;

/** RT-U-ABORT.request, X.218 §9.7. In X.410 mode there is no reason for it, and so no RTAB. */
const abort = (variables: Variables, { userData }: Request<'RT-U-ABORT.request'>, later: After): Do => [
  ...stop(variables, later),
  variables.terms.mode === 'normal'
    ? sendRTAB(variables, defined({ abortReason: userError.code, userdataAB: userData }))
    : down({ kind: 'A-ABORT.request' }),
];

/** The same where there is no association yet. */
const hangUp = (): Do => [down({ kind: 'A-ABORT.request' })];

/** The invalid and the unexpected, X.228 §7.7: the peer is told, and our user. */
const refuse = (variables: Variables, { error }: Pick<Unreadable, 'error'>, later: After): Do => {
  const reason = error.fault.answer ?? protocolError.code;
  return [...stop(variables, later), sendRTAB(variables, { abortReason: reason }), ...denied(variables, error), indication(reason, error)];
};

/** No answer to an interrupt or a discard came in time: the association ends, and the transfer with it. */
export const abandon = (variables: Variables, _: unknown, later: After): Do => refuse(variables, { error: rtseFaults.answer() }, later);

/** The same for what the peer may say, but not of this transfer. One that was completed stays so, in case the peer does not hear of it. */
export const abortFor =
  (fault: FaultMaker) =>
  (variables: Variables, _: unknown, later: After): Do => {
    const error = fault();
    const recovery = variables.incoming?.end === undefined ? undefined : recoveryOf(variables);
    const reason = error.fault.answer!;
    return [
      ...stop(variables, later),
      sendRTAB(variables, { abortReason: reason }),
      up(defined({ kind: 'RT-P-ABORT.indication', abort: reason, cause: error, recovery })),
    ];
  };

/** The association is lost, X.228 §7.7: a transfer can go on with another one, §7.8. */
const lost = (variables: Variables, { kind: _, ...abortion }: Told<'A-P-ABORT.indication'>, later: After): Do => {
  const recovery = recoveryOf(variables);
  const told = recovery ? [] : denied(variables, abortion.cause);
  return [...stop(variables, later), ...told, up(defined({ kind: 'RT-P-ABORT.indication', ...abortion, recovery }))];
};

/** RTAB for a reason that passes: as if the association were lost. */
const suspended = (variables: Variables, event: Told<'A-ABORT.indication'>, later: After): Do => {
  const { abortReason: reason } = rtabIn(variables, event);
  const recovery = recoveryOf(variables);
  const cause = causeOf(event, reason);
  const told = recovery ? [] : denied(variables, cause);
  return [...stop(variables, later), ...told, up(defined({ kind: 'RT-P-ABORT.indication', abort: reason, cause, recovery }))];
};

/** RTAB for a reason that stays: a transfer would have to begin anew. */
const aborted = (variables: Variables, event: Told<'A-ABORT.indication'>, later: After): Do => {
  const { abortReason: reason } = rtabIn(variables, event);
  const cause = causeOf(event, reason);
  return [...stop(variables, later), ...denied(variables, cause), indication(reason, cause)];
};

/** RTAB that the peer has secured it already, X.228 §7.8. */
const completed = (variables: Variables, event: Told<'A-ABORT.indication'>, later: After): Do => [
  ...stop(variables, later),
  up({ kind: 'RT-TRANSFER.confirm', result: 'positive' }),
  indication(transferCompleted.code, causeOf(event, transferCompleted.code)),
];

/** RTAB of the peer's user, X.218 §9.7; in X.410 mode an abort that says nothing. */
const abortedByUser = (variables: Variables, event: Told<'A-ABORT.indication'>, later: After): Do => {
  const { userdataAB: userData, abortReason } = rtabIn(variables, event);
  return [
    ...stop(variables, later),
    ...denied(variables, causeOf(event, abortReason)),
    up(defined({ kind: 'RT-U-ABORT.indication', userData })),
  ];
};

const isByUser = (variables: Variables, event: Told<'A-ABORT.indication'>): boolean => {
  const { abortReason } = rtabIn(variables, event);
  return abortReason === userError.code || (abortReason === undefined && event.source === 'service-user');
};

const isCompletion = (variables: Variables, event: Told<'A-ABORT.indication'>): boolean =>
  rtabIn(variables, event).abortReason === transferCompleted.code;

const passes = (variables: Variables, event: Told<'A-ABORT.indication'>): boolean => {
  const { abortReason } = rtabIn(variables, event);
  const name = abortReason === undefined ? undefined : abortReasonName(abortReason);
  return name === undefined || ABORT_REASONS[name].recovers;
};

/** The end is the end, whatever the peer says with it: what cannot be read says nothing. */
const rtabIn = ({ terms }: Variables, { userInformation }: Told<'A-ABORT.indication'>): Rtab => {
  const octets = valueIn(userInformation, terms.context);
  if (octets === undefined) return {};
  try {
    return decodeValue(RTAB[terms.mode], octets);
  } catch (error) {
    if (error instanceof ProtocolError) return {};
    throw error;
  }
};

const causeOf = ({ cause }: Told<'A-ABORT.indication'>, reason: number | undefined): Error =>
  cause ?? rtseFaults.aborted(defined({ got: reason }));

const sendRTAB = ({ terms }: Variables, rtab: Rtab) =>
  down({ kind: 'A-ABORT.request', userInformation: [pdv(terms.context, encodeValue(RTAB[terms.mode], rtab))] });

const indication = (reason: number | undefined, cause: Error) => up(defined({ kind: 'RT-P-ABORT.indication', abort: reason, cause }));

/** A transfer of ours that cannot go on is not transferred, X.218 §9.6. */
const denied = ({ outgoing }: Variables, cause: Error | undefined): Do =>
  outgoing === undefined ? [] : [up(defined({ kind: 'RT-TRANSFER.confirm', result: 'negative', cause }))];

const stop = ({ outgoing }: Variables, later: After): Do => (outgoing === undefined ? [] : [later('transfer time', Infinity)]);

// biome-ignore format: a table
/** How an association ends that is there, or on its way, X.228 §7.7 and X.218 §9.7. */
export const ENDS = {
  'RT-U-ABORT.request':      { to: 'OVER', do: abort },
  'A-ABORT.indication': [
    { if: isByUser,           to: 'OVER', do: abortedByUser },
    { if: passes,             to: 'OVER', do: suspended },
    {                         to: 'OVER', do: aborted },
  ],
  'A-P-ABORT.indication':    { to: 'OVER', do: lost },
  invalid:                   { to: 'OVER', do: refuse },
} as const;

// biome-ignore format: a table
/** The same where a transfer of ours is under way. */
export const CUTS = {
  ...ENDS,
  'A-ABORT.indication': [
    { if: isByUser,           to: 'OVER', do: abortedByUser },
    { if: isCompletion,       to: 'OVER', do: completed },
    { if: passes,             to: 'OVER', do: suspended },
    {                         to: 'OVER', do: aborted },
  ],
} as const;

// biome-ignore format: a table
/** Before there is an association: what is below it goes, and our user knows. */
export const GOES = {
  'RT-U-ABORT.request':      { to: 'OVER', do: hangUp },
  'A-ABORT.indication':      { to: 'OVER', do: suspended },
  'A-P-ABORT.indication':    { to: 'OVER', do: lost },
  invalid:                   { to: 'IDLE' },
} as const;
