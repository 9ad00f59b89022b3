import type { AcseService } from '#src/acse/index.ts';
import { decodeValue, integer } from '#src/asn1/index.ts';
import { down } from '#src/core/index.ts';
import { rtseFaults } from './faults.ts';
import { Incoming } from './incoming.ts';
import { movedTo } from './origin.ts';
import { Outgoing } from './outgoing.ts';
import { isNamed, isSame, isSameConnection } from './references.ts';
import { nextActivity, pump } from './send.ts';
import type { Recovery, Turn } from './service.ts';
import type { After, Do, Told, Variables } from './variables.ts';

/**
 * What another association needs to go on with the transfer that runs here, X.228 §7.8. A transfer of the peer's that was secured, and whose
 * confirm may be lost, has no octets, and a sync point behind all marks: that of its end.
 */
export const recoveryOf = ({ terms, outgoing, incoming }: Variables): Recovery | undefined => {
  const transfer = outgoing ?? incoming;
  if (transfer === undefined || !isNamed(transfer.origin.references)) return undefined;
  const { mode, checkpointSize, windowSize } = terms;
  const place = outgoing
    ? ({ role: 'sending', syncPoint: outgoing.confirmed, within: outgoing.within } as const)
    : ({ role: 'receiving', syncPoint: incoming!.end ?? incoming!.syncPoint } as const);
  return { mode, ...transfer.origin, checkpointSize, windowSize, ...place, ...transfer.kept() };
};

/** Takes a transfer up that was cut off on another association. */
export const restore = (variables: Variables, recovery: Recovery): void => {
  const { mode, role, activity, references, octets, marks, syncPoint, checkpointSize, within = Infinity } = recovery;
  if (mode !== variables.terms.mode || TURNS[role] !== isOurs(variables)) throw rtseFaults.recovery({ got: `${role} in ${mode}` });
  variables.oldCheckpoint = checkpointSize;
  if (role === 'sending') {
    variables.activities = decodeValue(integer, activity);
    variables.outgoing = new Outgoing({ octets: [octets], origin: { activity, references }, within, marks: marks.slice(0, syncPoint) });
    return;
  }
  variables.incoming = new Incoming({ activity, references });
  variables.incoming.recover(octets, marks, syncPoint > marks.length ? syncPoint : undefined);
};

/** Where the turn must be for a recovery that our side asks for: at the sender. */
export const turnOf = ({ role }: Recovery): Turn => (role === 'sending' ? 'initiator' : 'responder');

/** A transfer that was interrupted goes on behind the last sync point that is confirmed, X.228 §7.8. */
export const resume = (variables: Variables): Do => {
  const { activity, confirmed: syncPoint } = variables.outgoing!;
  const effects = goOn(variables, { activity, syncPoint });
  const { references } = variables.terms;
  variables.outgoing!.origin = movedTo(variables.outgoing!.origin, { references, activity: variables.outgoing!.activity });
  return effects;
};

/**
 * A transfer of another association goes on, X.228 §7.8, and its time runs again. Where no sync point is confirmed it begins anew under its old
 * name, so that a receiver that has all of it can tell.
 */
export const recover = (variables: Variables, later: After): Do => {
  const { origin, confirmed: syncPoint, within } = variables.outgoing!;
  const time = later('transfer time', within);
  if (syncPoint > 0) return [time, ...goOn(variables, { ...origin, syncPoint })];
  return [time, down({ kind: 'P-ACTIVITY-START.request', activity: origin.activity }), ...pump(variables)];
};

const goOn = (variables: Variables, old: Request['old']): Do => {
  const activity = nextActivity(variables);
  variables.outgoing!.resume(activity);
  return [down({ kind: 'P-ACTIVITY-RESUME.request', activity, old }), ...pump(variables)];
};
type Request = Extract<AcseService['down'], { kind: 'P-ACTIVITY-RESUME.request' }>;

/** Whether an activity goes on that was cut off here, at a sync point that we have. */
export const isKnown = (variables: Variables, { old }: Resumption): boolean => {
  const { incoming } = variables;
  return incoming !== undefined && incoming.end === undefined && isOld(variables, incoming, old) && old.syncPoint <= incoming.syncPoint;
};

/** Whether an activity goes on, or begins anew, that our user has secured on another association, X.228 §7.8. */
export const isCompleted = (variables: Variables, event: Resumption | Told<'P-ACTIVITY-START.indication'>): boolean => {
  const { incoming } = variables;
  if (incoming?.end === undefined || !incoming.isRecovered) return false;
  return 'old' in event ? isOld(variables, incoming, event.old) : isSame(incoming.origin.activity, event.activity);
};

type Resumption = Told<'P-ACTIVITY-RESUME.indication'>;

/** Whether an old activity is that one: on this connection what it ran as last, on another one what it began as. */
const isOld = ({ terms }: Variables, { origin, activity, isRecovered }: Incoming, old: Resumption['old']): boolean => {
  if (old.references !== undefined && !isSameConnection(old.references, terms.references))
    return isSame(origin.activity, old.activity) && isSameConnection(origin.references, old.references);
  return isSame(isRecovered ? origin.activity : activity, old.activity);
};

const isOurs = ({ terms, isInitiator }: Variables): boolean => (terms.turn === 'initiator') === isInitiator;

/** Whether who has that role has the turn. */
const TURNS = { sending: true, receiving: false } as const;
