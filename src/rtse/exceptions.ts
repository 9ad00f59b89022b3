import { down, up } from '#src/core/index.ts';
import { abandon } from './aborts.ts';
import { rtseFaults } from './faults.ts';
import { EXCEPTIONS } from './reasons.ts';
import { resume } from './recovery.ts';
import { nextActivity, pump } from './send.ts';
import type { After, Do, Rows, Told, Variables } from './variables.ts';

/** The receiver does not want the APDU: it says so when it has all of it, or says that there is nothing to recover, X.228 §7. */
const refuses = ({ outgoing }: Variables, { reason }: Told<'P-U-EXCEPTION-REPORT.indication'>): boolean =>
  outgoing!.isEnded || reason === EXCEPTIONS.procedure;

const isSpent = ({ outgoing, settings }: Variables): boolean => outgoing!.retries >= settings.limits.transferRetries;
const hasConfirmed = ({ outgoing }: Variables): boolean => outgoing!.confirmed > 0;
const isGivenUp = ({ outgoing }: Variables): boolean => outgoing!.cause !== undefined;

/** What was confirmed is kept, X.228 §7.7. */
const interrupt = ({ outgoing }: Variables): Do => {
  outgoing!.retries += 1;
  return [down({ kind: 'P-ACTIVITY-INTERRUPT.request', reason: EXCEPTIONS.localError })];
};

/** Nothing was confirmed: it is to begin anew, X.228 §7.7. */
const discard = ({ outgoing }: Variables): Do => {
  outgoing!.retries += 1;
  return [down({ kind: 'P-ACTIVITY-DISCARD.request', reason: EXCEPTIONS.localError })];
};

const discardFor =
  (cause: () => Error, reason: number) =>
  ({ outgoing }: Variables): Do => {
    outgoing!.cause = cause();
    return [down({ kind: 'P-ACTIVITY-DISCARD.request', reason })];
  };

/** Its time is over: it is broken off, and the peer has still the time for an answer. */
const breakOff = (variables: Variables, _: unknown, later: After): Do => [
  ...discardFor(rtseFaults.time, EXCEPTIONS.localError)(variables),
  later('transfer time', variables.settings.limits.answer),
];

/** The time runs out while the answer to an interrupt or a discard is awaited. */
const giveUp = ({ outgoing, settings }: Variables, _: unknown, later: After): Do => {
  outgoing!.cause = rtseFaults.time();
  return [later('transfer time', settings.limits.answer)];
};

/** It begins anew, X.228 §7.8. */
const restart = (variables: Variables): Do => {
  const activity = nextActivity(variables);
  variables.outgoing!.restart({ activity, references: variables.terms.references });
  return [down({ kind: 'P-ACTIVITY-START.request', activity }), ...pump(variables)];
};

/** The APDU is not transferred, X.218 §9.3. */
const deny = (variables: Variables, _: unknown, later: After): Do => {
  const cause = variables.outgoing!.cause!;
  variables.outgoing = undefined;
  return [later('transfer time', Infinity), up({ kind: 'RT-TRANSFER.confirm', result: 'negative', cause })];
};

// biome-ignore format: a table
const RECOVERS = [
  { if: isSpent,             to: 'DISCARDING',   do: discardFor(rtseFaults.retries, EXCEPTIONS.localError) },
  { if: hasConfirmed,        to: 'INTERRUPTING', do: interrupt },
  {                          to: 'DISCARDING',   do: discard },
] as const;

// biome-ignore format: a table
/** Exceptions at the sender, X.228 §7.7 and §7.8. */
export const EXCEPTION_ROWS: Rows = {
  SENDING: {
    'P-U-EXCEPTION-REPORT.indication': [
      { if: refuses,                  to: 'DISCARDING',   do: discardFor(rtseFaults.refused, EXCEPTIONS.procedure) },
      ...RECOVERS,
    ],
    'P-P-EXCEPTION-REPORT.indication': RECOVERS,
    'transfer time':                  { to: 'DISCARDING',   do: breakOff },
  },
  INTERRUPTING: {
    'P-ACTIVITY-INTERRUPT.confirm': [
      { if: isGivenUp,                to: 'TURN',         do: deny },
      {                               to: 'SENDING',      do: resume },
    ],
    'transfer time': [
      { if: isGivenUp,                to: 'OVER',         do: abandon },
      {                               to: 'INTERRUPTING', do: giveUp },
    ],
  },
  DISCARDING: {
    'P-ACTIVITY-DISCARD.confirm': [
      { if: isGivenUp,                to: 'TURN',         do: deny },
      {                               to: 'SENDING',      do: restart },
    ],
    'transfer time': [
      { if: isGivenUp,                to: 'OVER',         do: abandon },
      {                               to: 'DISCARDING',   do: giveUp },
    ],
  },
};
