import { decodeValue } from '#src/asn1/index.ts';
import { down, up } from '#src/core/index.ts';
import type { Pdv } from '#src/presentation/index.ts';
import { abortFor } from './aborts.ts';
import { RTTR } from './apdu.ts';
import { apduOf } from './external.ts';
import { rtseFaults } from './faults.ts';
import { Incoming } from './incoming.ts';
import { EXCEPTIONS } from './reasons.ts';
import { isCompleted, isKnown } from './recovery.ts';
import { isSame } from './references.ts';
import type { Do, Request, Rows, Told, Variables } from './variables.ts';

/** An activity: an APDU comes, X.228 §7.3. What was kept of another one is not asked for any more; what begins anew keeps its name. */
const begin = (variables: Variables, { activity }: Told<'P-ACTIVITY-START.indication'>): Do => {
  const { incoming, terms } = variables;
  const isAnew = incoming?.isRecovered && isSame(incoming.origin.activity, activity);
  variables.incoming = new Incoming(isAnew ? incoming.origin : { activity, references: terms.references });
  return [];
};

/** An activity that was cut off goes on behind a sync point, X.228 §7.8. */
const goOn = ({ incoming, terms }: Variables, { activity, old }: Told<'P-ACTIVITY-RESUME.indication'>): Do => {
  incoming!.cut(old.syncPoint);
  incoming!.resume({ activity, references: terms.references });
  return [];
};

/** Segments are held as they come, X.228 §7.3. */
const hold = ({ incoming, terms }: Variables, { userData }: Told<'P-DATA.indication'>): Do => {
  for (const { context, octets } of userData) {
    if (context !== terms.context) throw rtseFaults.segment({ got: context ?? 'none' });
    incoming!.hold(terms.mode === 'normal' ? decodeValue(RTTR, octets) : octets);
  }
  return [];
};

const isTooLong = ({ incoming, settings }: Variables, { userData }: Told<'P-DATA.indication'>): boolean =>
  incoming!.octets + lengthOf(userData) > settings.limits.apdu;

const lengthOf = (pdvs: readonly Pdv[]): number => pdvs.reduce((length, { octets }) => length + octets.length, 0);

/** A checkpoint: what is held is secured, X.228 §7.3. */
const secure = ({ incoming }: Variables, { syncPoint }: Told<'P-SYNC-MINOR.indication'>): Do => {
  incoming!.mark(syncPoint);
  return [down({ kind: 'P-SYNC-MINOR.response', syncPoint })];
};

/** The end: our user is to secure the APDU, X.218 §9.3. */
const indicate = (variables: Variables, { syncPoint }: Told<'P-ACTIVITY-END.indication'>): Do => {
  const { octets, marks } = variables.incoming!.all();
  const apdu = apduOf(variables.terms.mode, octets);
  variables.ends = syncPoint;
  return [up({ kind: 'RT-TRANSFER.indication', apdu, ...(marks.length > 0 ? { marks } : {}) })];
};

/** Our user has it, X.218 §9.3. */
const confirm = ({ incoming, ends }: Variables): Do => {
  incoming!.secure(ends);
  return [down({ kind: 'P-ACTIVITY-END.response' })];
};

/** Our user does not take it, X.228 §7. */
const refuse = (variables: Variables, { reason = EXCEPTIONS.procedure }: Refusing): Do => {
  variables.incoming = undefined;
  return [down({ kind: 'P-U-EXCEPTION-REPORT.request', reason })];
};
type Refusing = Extract<Request<'RT-TRANSFER.response'>, { result: 'refused' }>;

/** It is longer than we take, X.228 §7. */
const report = (variables: Variables): Do => {
  variables.incoming = undefined;
  return [down({ kind: 'P-U-EXCEPTION-REPORT.request', reason: EXCEPTIONS.procedure })];
};

/** Interrupted: what is secured is kept, X.228 §7.7. */
const keep = ({ incoming }: Variables): Do => {
  incoming?.cut(incoming.syncPoint);
  return [down({ kind: 'P-ACTIVITY-INTERRUPT.response' })];
};

/** Discarded: nothing is kept, X.228 §7.7. */
const drop = (variables: Variables): Do => {
  variables.incoming = undefined;
  return [down({ kind: 'P-ACTIVITY-DISCARD.response' })];
};

/** Our user has still to answer for what is broken off. */
const breaking =
  (how: (variables: Variables) => Do) =>
  (variables: Variables): Do => {
    variables.stale += 1;
    return how(variables);
  };

/** An answer for what was broken off before it came: too late. */
const forget = (variables: Variables): Do => {
  variables.stale -= 1;
  return [];
};

const isStale = ({ stale }: Variables): boolean => stale > 0;
const takes = (_: Variables, { result }: Request<'RT-TRANSFER.response'>): boolean => result === 'secured';

// biome-ignore format: a table
/** Transfer at the receiver, X.228 §7.3, §7.7 and §7.8. */
export const RECEIPT: Rows = {
  TURN: {
    'RT-TRANSFER.response':              { if: isStale, to: 'TURN',      do: forget },
  },
  LISTENING: {
    'P-ACTIVITY-START.indication': [
      { if: isCompleted,                   to: 'OVER',      do: abortFor(rtseFaults.completed) },
      {                                    to: 'RECEIVING', do: begin },
    ],
    'P-ACTIVITY-RESUME.indication': [
      { if: isKnown,                       to: 'RECEIVING', do: goOn },
      { if: isCompleted,                   to: 'OVER',      do: abortFor(rtseFaults.completed) },
      {                                    to: 'OVER',      do: abortFor(rtseFaults.activity) },
    ],
    'RT-TRANSFER.response':              { if: isStale, to: 'LISTENING', do: forget },
  },
  RECEIVING: {
    'P-DATA.indication': [
      { if: isTooLong,                     to: 'REPORTING', do: report },
      {                                    to: 'RECEIVING', do: hold },
    ],
    'P-SYNC-MINOR.indication':           { to: 'RECEIVING', do: secure },
    'P-ACTIVITY-END.indication':         { to: 'SECURING',  do: indicate },
    'P-ACTIVITY-INTERRUPT.indication':   { to: 'LISTENING', do: keep },
    'P-ACTIVITY-DISCARD.indication':     { to: 'LISTENING', do: drop },
    'P-P-EXCEPTION-REPORT.indication':   { to: 'REPORTING' },
    'RT-TRANSFER.response':              { if: isStale, to: 'RECEIVING', do: forget },
  },
  SECURING: {
    'RT-TRANSFER.response': [
      { if: isStale,                       to: 'SECURING',  do: forget },
      { if: takes,                         to: 'LISTENING', do: confirm },
      {                                    to: 'REPORTING', do: refuse },
    ],
    'P-ACTIVITY-INTERRUPT.indication':   { to: 'LISTENING', do: breaking(keep) },
    'P-ACTIVITY-DISCARD.indication':     { to: 'LISTENING', do: breaking(drop) },
    'P-P-EXCEPTION-REPORT.indication':   { to: 'REPORTING', do: breaking(() => []) },
  },
  REPORTING: {
    'P-ACTIVITY-INTERRUPT.indication':   { to: 'LISTENING', do: keep },
    'P-ACTIVITY-DISCARD.indication':     { to: 'LISTENING', do: drop },
    'RT-TRANSFER.response':              { if: isStale, to: 'REPORTING', do: forget },
  },
};
