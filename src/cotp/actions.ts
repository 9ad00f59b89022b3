import { defined, down, type Later, up } from '#src/core/index.ts';
import type { NetworkService } from '#src/tpkt/index.ts';
import { cotpFaults } from './faults.ts';
import { valueIn } from './parameters.ts';
import { DISCONNECT_REASONS } from './reasons.ts';
import { CC_RULES, CR_RULES, judge, selectsExpedited } from './rules.ts';
import type { TransportService } from './service.ts';
import { granted, proposedSize, sizesIn } from './sizes.ts';
import type { TpduOf } from './tpdu.ts';
import { ccOf, crOf, drOf } from './tpdus.ts';
import type { Do, Event, Request, Variables } from './variables.ts';

type After = Later<TransportService, NetworkService>;

/** T-CONNECT.request: the CR is made now, so that what is wrong with it is the caller's to hear, and sent when there is a network connection. */
export const openNetwork = (variables: Variables, request: Request<'T-CONNECT.request'>): Do => {
  variables.cr = crOf(variables, request);
  variables.proposal = request;
  return [down({ kind: 'N-CONNECT.request', to: request.to })];
};

/** N-CONNECT.confirm: the CR goes out, X.224 §6.5. */
export const sendCR = (variables: Variables, _: Event, later: After): Do => {
  const nsdu = variables.cr!;
  variables.cr = undefined;
  return [send(nsdu), later('TS1', variables.limits.answer)];
};

/** N-CONNECT.indication: a caller is there, and owes a CR. */
export const awaitCR = ({ limits }: Variables, _: Event, later: After): Do => [later('first CR', limits.firstCR)];

/** CR: the user is asked, X.224 §6.5. */
export const indicate = (variables: Variables, cr: TpduOf<'CR'>, later: After): Do => {
  judge(CR_RULES, cr, variables);
  variables.peerReference = cr.srcRef;
  variables.proposal = defined({ ...sizesIn(cr.parameters), expedited: isExpedited(selectsExpedited(cr.parameters)) });
  const called = valueIn(cr.parameters, 'calledTsel');
  const calling = valueIn(cr.parameters, 'callingTsel');
  return [later('first CR', Infinity), up(defined({ kind: 'T-CONNECT.indication', called, calling, ...variables.proposal }))];
};

/** CR without class 0 among its classes: refused with 'negotiation failed', X.224 §6.5.4 and Table 3. */
export const refuseClass = (variables: Variables, cr: TpduOf<'CR'>, later: After): Do => {
  judge(CR_RULES, cr, variables);
  const cause = cotpFaults.classRefused({ octet: 6, got: cr.classOption >> 4 });
  return [
    send(drOf(cr.srcRef, DISCONNECT_REASONS.negotiationFailed.code)),
    ...leave(variables, later),
    up({ kind: 'T-DISCONNECT.indication', cause }),
  ];
};

/** T-CONNECT.response: the CC says what was agreed, X.224 §6.5.4. */
export const sendCC = (variables: Variables, response: Request<'T-CONNECT.response'>): Do => {
  const sizes = granted(variables.proposal, response.tpduSize);
  variables.largest = proposedSize(sizes);
  variables.expedited = response.expedited === true && variables.proposal.expedited === true;
  return [send(ccOf(variables, response, sizes))];
};

/** T-DISCONNECT.request before the CC: the user refuses, X.224 §6.6. */
export const sendDR = (variables: Variables, { reason, additional }: Request<'T-DISCONNECT.request'>, later: After): Do => [
  send(drOf(variables.peerReference, reason, additional)),
  ...leave(variables, later),
];

/** CC: the connection is there, X.224 §6.5. What it leaves unsaid stays as we proposed it. */
export const confirm = (variables: Variables, cc: TpduOf<'CC'>, later: After): Do => {
  judge(CC_RULES, cc, variables);
  const said = defined(sizesIn(cc.parameters));
  variables.peerReference = cc.srcRef;
  variables.largest = Math.min(proposedSize(said), proposedSize(variables.proposal));
  variables.expedited = selectsExpedited(cc.parameters);
  const calling = valueIn(cc.parameters, 'callingTsel');
  const responding = valueIn(cc.parameters, 'calledTsel');
  const { largest: tpduSize, expedited } = variables;
  const confirmed = { kind: 'T-CONNECT.confirm', calling, responding, tpduSize, expedited: isExpedited(expedited) } as const;
  return [later('TS1', Infinity), up(defined(confirmed))];
};

/** CC that answers no CR of ours: refused, and what it stands for is lost, X.224 §6.9.1.4.2. */
export const refuseCC = (variables: Variables, cc: TpduOf<'CC'>, later: After): Do => {
  const cause = cotpFaults.noSuchReference({ octet: 2, got: cc.dstRef });
  return [send(drOf(cc.srcRef)), ...leave(variables, later), up({ kind: 'T-DISCONNECT.indication', cause })];
};

/** CC where there is nothing that it could belong to, X.224 §6.9.1.4.2. */
export const answerDR = (_: Variables, { srcRef }: TpduOf<'CC'>): Do => [send(drOf(srcRef))];

const isExpedited = (is: boolean): true | undefined => is || undefined;

/** The effect of sending a TPDU. */
export const send = (nsdu: Uint8Array) => down({ kind: 'N-DATA.request', nsdu });

/** After our last word the peer closes, or we do, X.224 §6.22.1.3. */
export const leave = ({ limits }: Variables, later: After): Do => [later('TS2', limits.close)];
