import { defined, up } from '#src/core/index.ts';
import { valueIn } from './parameters.ts';
import { mayCome, maySend } from './rights.ts';
import { send, sendBehind } from './send.ts';
import type { SpduOf } from './spdu.ts';
import { ended, heard, made, resumed, started, stopped } from './sync-points.ts';
import { giveAll, takeAll } from './tokens.ts';
import { decodeSerial, encodeSerial, octet } from './values.ts';
import type { Do, Request, Variables } from './variables.ts';

/** S-ACTIVITY-START.request, X.225 §7.29. */
export const sendAS = (variables: Variables, { activity, userData }: Request<'S-ACTIVITY-START.request'>): Do => {
  maySend('AS', variables);
  const as = send(variables, 'AS', { activity, userData });
  variables.sync = started(variables.sync);
  return [as];
};

/** AS: an activity starts, X.225 §7.29.3. */
export const indicateStart = (variables: Variables, { parameters }: SpduOf<'AS'>): Do => {
  mayCome('AS', variables);
  variables.sync = started(variables.sync);
  return [
    up(
      defined({
        kind: 'S-ACTIVITY-START.indication',
        activity: valueIn(parameters, 'activity')!,
        userData: valueIn(parameters, 'userData'),
      }),
    ),
  ];
};

/** S-ACTIVITY-RESUME.request, X.225 §7.30. */
export const sendAR = (variables: Variables, { activity, old, userData }: Request<'S-ACTIVITY-RESUME.request'>): Do => {
  maySend('AR', variables);
  const { calling, called, common, additional } = old.references ?? {};
  const ar = sendBehind(variables, variables.settings.resumesBehind, 'AR', {
    oldCalledReference: called,
    oldCallingReference: calling,
    oldCommonReference: common,
    oldAdditional: additional,
    oldActivity: old.activity,
    oldSerial: encodeSerial(old.syncPoint),
    activity,
    userData,
  });
  variables.sync = resumed(variables.sync, old.syncPoint);
  return [ar];
};

/** AR: an activity goes on, X.225 §7.30.3. */
export const indicateResume = (variables: Variables, { parameters }: SpduOf<'AR'>): Do => {
  mayCome('AR', variables);
  const syncPoint = decodeSerial(valueIn(parameters, 'oldSerial')!);
  const references = defined({
    calling: valueIn(parameters, 'oldCallingReference'),
    called: valueIn(parameters, 'oldCalledReference'),
    common: valueIn(parameters, 'oldCommonReference'),
    additional: valueIn(parameters, 'oldAdditional'),
  });
  const old = defined({
    activity: valueIn(parameters, 'oldActivity')!,
    syncPoint,
    references: Object.keys(references).length > 0 ? references : undefined,
  });
  variables.sync = resumed(variables.sync, syncPoint);
  return [
    up(
      defined({
        kind: 'S-ACTIVITY-RESUME.indication',
        activity: valueIn(parameters, 'activity')!,
        old,
        userData: valueIn(parameters, 'userData'),
      }),
    ),
  ];
};

/** S-ACTIVITY-END.request: its serial number is the last sync point, X.225 §7.35. */
export const sendAE = (variables: Variables, { userData }: Request<'S-ACTIVITY-END.request'>): Do => {
  maySend('AE', variables);
  const ae = send(variables, 'AE', { serial: encodeSerial(variables.sync.next), userData });
  variables.sync = made(variables.sync);
  return [ae];
};

/** AE: the user is asked, X.225 §7.35.3. */
export const indicateEnd = (variables: Variables, { parameters }: SpduOf<'AE'>): Do => {
  mayCome('AE', variables);
  const syncPoint = decodeSerial(valueIn(parameters, 'serial')!);
  variables.sync = heard(variables.sync, syncPoint);
  return [up(defined({ kind: 'S-ACTIVITY-END.indication', syncPoint, userData: valueIn(parameters, 'userData') }))];
};

/** S-ACTIVITY-END.response, X.225 §7.36. */
export const sendAEA = (variables: Variables, { userData }: Request<'S-ACTIVITY-END.response'>): Do => {
  const serial = variables.sync.next - 1;
  const aea = send(variables, 'AEA', { serial: encodeSerial(serial), userData });
  variables.sync = ended(variables.sync, serial);
  return [aea];
};

/** AEA: the activity is over, and all of it is confirmed, X.225 §7.36.3. */
export const confirmEnd = (variables: Variables, { parameters }: SpduOf<'AEA'>): Do => {
  const syncPoint = decodeSerial(valueIn(parameters, 'serial')!);
  variables.sync = ended(variables.sync, syncPoint);
  return [up(defined({ kind: 'S-ACTIVITY-END.confirm', syncPoint, userData: valueIn(parameters, 'userData') }))];
};

/** S-ACTIVITY-INTERRUPT.request, X.225 §7.31: what comes before the answer is discarded. */
export const sendAI = (variables: Variables, { reason, userData }: Request<'S-ACTIVITY-INTERRUPT.request'>): Do => {
  maySend('AI', variables);
  return [send(variables, 'AI', { reason: reason === undefined ? undefined : octet(reason), userData })];
};

/** AI: the user is asked, X.225 §7.31.3. */
export const indicateInterrupt = (variables: Variables, { parameters }: SpduOf<'AI'>): Do => {
  mayCome('AI', variables);
  const reason = valueIn(parameters, 'reason')?.[0];
  return [up(defined({ kind: 'S-ACTIVITY-INTERRUPT.indication', reason, userData: valueIn(parameters, 'userData') }))];
};

/** S-ACTIVITY-INTERRUPT.response: all tokens go to who interrupted, X.225 §7.32. */
export const sendAIA = (variables: Variables, { userData }: Request<'S-ACTIVITY-INTERRUPT.response'>): Do => {
  const aia = send(variables, 'AIA', { userData });
  leave(variables);
  giveAll(variables);
  return [aia];
};

/** AIA: interrupted, and all tokens are ours, X.225 §7.32. */
export const confirmInterrupt = (variables: Variables, { parameters }: SpduOf<'AIA'>): Do => {
  leave(variables);
  takeAll(variables);
  return [up(defined({ kind: 'S-ACTIVITY-INTERRUPT.confirm', userData: valueIn(parameters, 'userData') }))];
};

/** S-ACTIVITY-DISCARD.request, X.225 §7.33: what comes before the answer is discarded. */
export const sendAD = (variables: Variables, { reason, userData }: Request<'S-ACTIVITY-DISCARD.request'>): Do => {
  maySend('AD', variables);
  return [send(variables, 'AD', { reason: reason === undefined ? undefined : octet(reason), userData })];
};

/** AD: the user is asked, X.225 §7.33.3. */
export const indicateDiscard = (variables: Variables, { parameters }: SpduOf<'AD'>): Do => {
  mayCome('AD', variables);
  const reason = valueIn(parameters, 'reason')?.[0];
  return [up(defined({ kind: 'S-ACTIVITY-DISCARD.indication', reason, userData: valueIn(parameters, 'userData') }))];
};

/** S-ACTIVITY-DISCARD.response: all tokens go to who discarded, X.225 §7.34. */
export const sendADA = (variables: Variables, { userData }: Request<'S-ACTIVITY-DISCARD.response'>): Do => {
  const ada = send(variables, 'ADA', { userData });
  leave(variables);
  giveAll(variables);
  return [ada];
};

/** ADA: discarded, and all tokens are ours, X.225 §7.34. */
export const confirmDiscard = (variables: Variables, { parameters }: SpduOf<'ADA'>): Do => {
  leave(variables);
  takeAll(variables);
  return [up(defined({ kind: 'S-ACTIVITY-DISCARD.confirm', userData: valueIn(parameters, 'userData') }))];
};

const leave = (variables: Variables): void => {
  variables.sync = stopped(variables.sync);
  variables.assembly = undefined;
};
