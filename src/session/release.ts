import { defined, down, up } from '#src/core/index.ts';
import { forget } from './agreement.ts';
import { valueIn } from './parameters.ts';
import { mayCome, maySend } from './rights.ts';
import { send } from './send.ts';
import type { SpduOf } from './spdu.ts';
import { octet } from './values.ts';
import type { After, Do, Request, Variables } from './variables.ts';

/** S-RELEASE.request: all tokens are ours, and no activity runs, X.225 §7.6. */
export const sendFN = (variables: Variables, { userData, keep }: Request<'S-RELEASE.request'>, later: After): Do => {
  maySend('FN', variables);
  const fn = send(variables, 'FN', { transportDisconnect: octet(keep ? 0 : 1), userData });
  variables.keeps = keep === true && !variables.isCalled;
  return [fn, later('answer', variables.settings.limits.answer)];
};

/** FN: the user is asked; without negotiated release it can only agree, X.225 §7.6.2. */
export const indicateRelease = (variables: Variables, fn: SpduOf<'FN'>): Do => {
  mayCome('FN', variables);
  const keep = variables.settings.reuse && variables.isCalled && valueIn(fn.parameters, 'transportDisconnect')?.[0] === 0;
  variables.keeps = keep;
  return [
    up(defined({ kind: 'S-RELEASE.indication', userData: valueIn(fn.parameters, 'userData'), keep: keep ? (true as const) : undefined })),
  ];
};

/** FN that crossed ours, X.225 §7.6.2: both are answered. */
export const collide = (variables: Variables, fn: SpduOf<'FN'>): Do => {
  const indicated = indicateRelease(variables, fn);
  variables.collided = true;
  variables.keeps = false;
  return indicated;
};

/** S-RELEASE.response: DN, X.225 §7.7. Who sends it waits for the end of the transport connection. */
export const sendDN = (variables: Variables, { userData }: Request<'S-RELEASE.response'>, later: After): Do => [
  send(variables, 'DN', { userData }),
  later('TIM', variables.settings.limits.close),
];

/** S-RELEASE.response on a transport connection that is kept, X.225 §7.7.2. */
export const sendDNKept = (variables: Variables, { userData }: Request<'S-RELEASE.response'>, later: After): Do => {
  const dn = send(variables, 'DN', { userData });
  forget(variables);
  return [dn, later('first CN', variables.settings.limits.firstCN)];
};

/** S-RELEASE.response to an FN that crossed ours, whose DN is still to come. */
export const sendDNFirst = (variables: Variables, { userData }: Request<'S-RELEASE.response'>): Do => {
  variables.collided = false;
  return [send(variables, 'DN', { userData })];
};

/** DN: released, and the transport connection goes, X.225 §7.7.3. */
export const confirmRelease = (_: Variables, dn: SpduOf<'DN'>, later: After): Do => [
  later('answer', Infinity),
  down({ kind: 'T-DISCONNECT.request' }),
  confirmation(dn),
];

/** DN on a transport connection that is kept, X.225 §7.7.2. */
export const confirmKept = (variables: Variables, dn: SpduOf<'DN'>, later: After): Do => {
  forget(variables);
  return [later('answer', Infinity), later('first CN', variables.settings.limits.firstCN), confirmation(dn)];
};

/** DN while our user has still to answer the FN that crossed ours. */
export const confirmFirst = (variables: Variables, dn: SpduOf<'DN'>, later: After): Do => {
  variables.collided = false;
  return [later('answer', Infinity), confirmation(dn)];
};

/** Whether FNs have crossed, Vcoll of X.225. */
export const hasCollided = ({ collided }: Variables): boolean => collided;

/** Whether the transport connection is kept, Vtrr of X.225. */
export const isKept = ({ keeps }: Variables): boolean => keeps;

/** Whether no token is available, so that both sides may release, X.225 §7.6. */
export const hasNoTokens = ({ terms }: Variables): boolean => terms.tokens.length === 0;

const confirmation = ({ parameters }: SpduOf<'DN'>) =>
  up(defined({ kind: 'S-RELEASE.confirm', userData: valueIn(parameters, 'userData') }));
