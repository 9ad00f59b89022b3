import { defined, down, up } from '#src/core/index.ts';
import { enter, heard } from './agreement.ts';
import { sessionFaults } from './faults.ts';
import { valueIn } from './parameters.ts';
import { cnOf, MOST_IN_CN, proposalOf, termsIn } from './proposal.ts';
import { judgeAC, judgeCN, judgeSpdu } from './rules.ts';
import { send } from './send.ts';
import { encodeTsdu, type SpduOf, spduOf } from './spdu.ts';
import { decodeSerial, octet, settingsIn, sizesIn, tokensIn } from './values.ts';
import type { After, Do, Event, Request, Variables } from './variables.ts';

/** S-CONNECT.request: the CN is made now, so that what is wrong with it is the caller's to hear, and sent when there is a transport connection. */
export const openTransport = (variables: Variables, request: Request<'S-CONNECT.request'>): Do => {
  prepare(variables, request);
  const { called, calling } = request;
  const to = called.transport.network;
  return [
    down(
      defined({
        kind: 'T-CONNECT.request',
        to,
        called: called.transport.tsel,
        calling: calling?.transport?.tsel,
        ...variables.settings.asks,
      }),
    ),
  ];
};

/** T-CONNECT.confirm: the CN goes out, X.225 §7.1.2. */
export const sendCN = (variables: Variables, _: Event, later: After): Do => {
  const tsdu = variables.ready!;
  variables.ready = undefined;
  return [down({ kind: 'T-DATA.request', tsdu }), later('answer', variables.settings.limits.answer)];
};

/** S-CONNECT.request on a transport connection that was kept, X.225 §6.2: only its opener may. */
export const reconnect = (variables: Variables, request: Request<'S-CONNECT.request'>, later: After): Do => {
  if (variables.isCalled) throw sessionFaults.initiator({ got: 'CN' });
  prepare(variables, request);
  return [later('first CN', Infinity), ...sendCN(variables, request, later)];
};

/** Whether user data of our CN wait for an OA, X.225 §7.1.2. */
export const overflows = ({ overflow }: Variables): boolean => overflow !== undefined;

/** Whether a request has more user data than a CN takes. */
export const willOverflow = (_: Variables, { userData }: Request<'S-CONNECT.request'>): boolean => (userData?.length ?? 0) > MOST_IN_CN;

/** OA: the rest of the user data goes out in CDOs, X.225 §7.3. */
export const sendCDOs = (variables: Variables, oa: SpduOf<'OA'>): Do => {
  const rest = variables.overflow!;
  const { initiator } = sizesIn(valueIn(oa.parameters, 'tsduSizes'));
  const most = initiator === 0 ? MOST_IN_CDO : initiator - CDO_HEADER;
  if (most < 1) throw sessionFaults.longTsdu({ got: initiator });
  variables.overflow = undefined;
  return Array.from({ length: Math.ceil(rest.length / most) }, (_, index) => {
    const isLast = (index + 1) * most >= rest.length;
    return send(variables, 'CDO', { enclosure: octet(isLast ? 2 : 0), userData: rest.subarray(index * most, (index + 1) * most) });
  });
};

/** AC: the connection is there, X.225 §7.4.3. A token item in it counts as a PT behind it. */
export const confirm = (variables: Variables, ac: SpduOf<'AC'>, later: After): Do => {
  judgeAC(ac, variables);
  const { parameters } = ac;
  const terms = termsIn(variables, ac);
  const setting = valueIn(parameters, 'tokenSetting')?.[0] ?? 0;
  const serial = valueIn(parameters, 'initialSerial');
  const confirmed = up(
    defined({
      kind: 'S-CONNECT.confirm',
      result: 'accepted',
      responding: valueIn(parameters, 'calledSsel'),
      references: heard(ac),
      units: terms.units,
      version: terms.version,
      tokens: settingsIn(setting, terms.tokens),
      syncPoint: serial && decodeSerial(serial),
      userData: valueIn(parameters, 'userData'),
    }),
  );
  enter(variables, terms, setting, serial);
  const asked = tokensIn(valueIn(parameters, 'tokenItem'));
  const please = asked.length > 0 ? [up({ kind: 'S-TOKEN-PLEASE.indication', tokens: asked })] : [];
  return [later('answer', Infinity), confirmed, ...please];
};

/** Whether an RF leaves the transport connection, and we take it, X.225 §7.5.3. */
export const staysRefused = ({ settings, isCalled }: Variables, rf: SpduOf<'RF'>): boolean =>
  settings.reuse && !isCalled && valueIn(rf.parameters, 'transportDisconnect')?.[0] === 0;

/** RF: the user is told, and the transport connection goes, X.225 §7.5.3. */
export const refused = (variables: Variables, rf: SpduOf<'RF'>, later: After): Do => [
  later('answer', Infinity),
  down({ kind: 'T-DISCONNECT.request' }),
  refusal(variables, rf),
];

/** RF that leaves the transport connection for another CN, X.225 §6.2. */
export const refusedKept = (variables: Variables, rf: SpduOf<'RF'>, later: After): Do => [
  later('answer', Infinity),
  later('first CN', variables.settings.limits.firstCN),
  refusal(variables, rf, true),
];

const prepare = (variables: Variables, request: Request<'S-CONNECT.request'>): void => {
  const proposal = proposalOf(variables.settings, request);
  const { values, overflow } = cnOf(variables.settings, proposal, request);
  const cn = spduOf('CN', values);
  judgeCN(cn);
  judgeSpdu(cn, variables);
  variables.ready = encodeTsdu([cn]);
  variables.overflow = overflow;
  variables.isInitiator = true;
  variables.proposal = proposal;
};

const refusal = (_: Variables, rf: SpduOf<'RF'>, keep?: true) => {
  const reason = valueIn(rf.parameters, 'reason');
  const userData = reason && reason.length > 1 ? reason.subarray(1) : undefined;
  return up(defined({ kind: 'S-CONNECT.confirm', result: 'refused', reason: reason?.[0], references: heard(rf), userData, keep }));
};

/** The user data of one CDO, X.225 §8.3.3. */
const MOST_IN_CDO = 65_500;
const CDO_HEADER = 11;
