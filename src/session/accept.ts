import { areSame, defined, down, up } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { enter, heard } from './agreement.ts';
import { Assembly } from './assembly.ts';
import { sessionFaults } from './faults.ts';
import { valueIn } from './parameters.ts';
import { acValues, heardReferences, proposalIn, termsOf } from './proposal.ts';
import { REFUSE_REASONS } from './reasons.ts';
import { judgeCN } from './rules.ts';
import { send } from './send.ts';
import { encodeTsdu, type SpduOf, spduOf } from './spdu.ts';
import { tokensOf } from './units.ts';
import { agreedSizes, decodeSerial, encodeSizes, encodeVersions, octet, settingsIn } from './values.ts';
import type { After, Do, Request, Terms, Variables } from './variables.ts';

/** T-CONNECT.indication: the transport connection is accepted, X.225 §6.1. */
export const acceptTransport = (
  variables: Variables,
  caller: Extract<TransportService['up'], { kind: 'T-CONNECT.indication' }>,
  later: After,
): Do => {
  variables.isCalled = true;
  variables.party = { called: caller.called, calling: caller.calling };
  const { grants, limits } = variables.settings;
  return [down({ kind: 'T-CONNECT.response', ...grants }), later('first CN', limits.firstCN)];
};

/** CN: the user is asked, X.225 §7.1.3. */
export const indicate = (variables: Variables, cn: SpduOf<'CN'>, later: After): Do => {
  takeCN(variables, cn);
  return [
    later('first CN', Infinity),
    indication(variables, cn, valueIn(cn.parameters, 'userData') ?? valueIn(cn.parameters, 'extendedUserData')),
  ];
};

/** CN with data overflow: the rest is asked for, X.225 §7.2. */
export const sendOA = (variables: Variables, cn: SpduOf<'CN'>, later: After): Do => {
  takeCN(variables, cn);
  if (!variables.proposal.versions.includes(2)) throw sessionFaults.extendedData({ got: 'data overflow' });
  variables.cn = cn;
  variables.assembly = new Assembly('CDO', variables.settings.limits.ssdu);
  variables.assembly.hold(valueIn(cn.parameters, 'extendedUserData') ?? NONE);
  const sizes = encodeSizes(agreedSizes(variables.settings.tsduSizes, variables.proposal.tsduSizes));
  return [
    later('first CN', Infinity),
    send(variables, 'OA', { tsduSizes: sizes, version: encodeVersions([2]) }),
    later('answer', variables.settings.limits.answer),
  ];
};

/** CDO that more will follow, X.225 §7.3. */
export const holdCDO = (variables: Variables, cdo: SpduOf<'CDO'>): Do => {
  variables.assembly!.hold(valueIn(cdo.parameters, 'userData') ?? NONE);
  return [];
};

/** CDO that is the last: now the user is asked, X.225 §7.3. */
export const indicateLong = (variables: Variables, cdo: SpduOf<'CDO'>, later: After): Do => {
  holdCDO(variables, cdo);
  const userData = variables.assembly!.whole();
  variables.assembly = undefined;
  return [later('answer', Infinity), indication(variables, variables.cn!, userData)];
};

/** Whether a CN has more user data behind it. */
export const announcesMore = (_: Variables, { parameters }: SpduOf<'CN'>): boolean =>
  ((valueIn(parameters, 'dataOverflow')?.[0] ?? 0) & 1) === 1;

/** Whether a CDO is the last. */
export const endsOverflow = (_: Variables, { parameters }: SpduOf<'CDO'>): boolean =>
  ((valueIn(parameters, 'enclosure')?.[0] ?? 2) & 2) !== 0;

/** Whether a CN proposes no version of ours, X.225 §8.3.5.10. */
export const lacksVersion = ({ settings }: Variables, cn: SpduOf<'CN'>): boolean => proposalIn(cn, settings).versions.length === 0;

/** CN without a version of ours: refused without asking the user, X.225 §7.5. */
export const refuseVersion = (variables: Variables, _: SpduOf<'CN'>, later: After): Do =>
  refuse(variables, REFUSE_REASONS.version.code, later);

/** Whether a CN names a selector that no user of ours is attached to, X.225 §8.3.5.10 d). */
export const isForNobody = ({ settings: { attached } }: Variables, { parameters }: SpduOf<'CN'>): boolean => {
  const called = valueIn(parameters, 'calledSsel');
  return attached !== 'any' && called !== undefined && !attached.some((ssel) => areSame(ssel, called));
};

/** CN for a selector that is nobody's: refused, X.225 §7.5. */
export const refuseSelector = (variables: Variables, _: SpduOf<'CN'>, later: After): Do =>
  refuse(variables, REFUSE_REASONS.selectorUnknown.code, later);

/** S-CONNECT.response that accepts: the AC says what was agreed, X.225 §7.4. */
export const sendAC = (variables: Variables, response: Accepting): Do => {
  const terms = roomy(variables, termsOf(variables, response.units), response);
  const values = acValues(variables, terms, response);
  const tsdu = send({ ...variables, terms }, 'AC', values);
  enter(variables, terms, values.tokenSetting?.[0] ?? 0, values.initialSerial);
  return [tsdu];
};

/** S-CONNECT.response that refuses, X.225 §7.5. */
export const sendRF = (variables: Variables, { references, reason, userData = NONE, keep }: Refusing, later: After): Do => [
  send(variables, 'RF', {
    ...heardReferences(references),
    transportDisconnect: octet(keep ? 0 : 1),
    reason: Uint8Array.of(reason, ...userData),
  }),
  keep ? later('first CN', variables.settings.limits.firstCN) : later('TIM', variables.settings.limits.close),
];

/** Whether a response accepts. */
export const accepts = (_: Variables, response: Request<'S-CONNECT.response'>): boolean => response.result === 'accepted';

/** Whether a request or a response keeps the transport connection. */
export const keeps = (_: Variables, request: { readonly kind: string; readonly keep?: true }): boolean => request.keep === true;

// A caller may want TSDUs so small that the AC is too long for them: then there is no limit to ours, X.225 §7.4.1 b) 2).
const roomy = (variables: Variables, terms: Terms, response: Accepting): Terms => {
  const length = (): number => encodeTsdu([spduOf('AC', acValues(variables, terms, response))]).length;
  return terms.sends > 0 && length() > terms.sends ? { ...terms, sends: 0 } : terms;
};

// What the session entity refuses of its own accord, before the user is asked.
const refuse = (variables: Variables, reason: number, later: After): Do => [
  later('first CN', Infinity),
  send(variables, 'RF', { transportDisconnect: octet(1), reason: octet(reason) }),
  later('TIM', variables.settings.limits.close),
];

type Accepting = Extract<Request<'S-CONNECT.response'>, { result: 'accepted' }>;
type Refusing = Extract<Request<'S-CONNECT.response'>, { result: 'refused' }>;

const takeCN = (variables: Variables, cn: SpduOf<'CN'>): void => {
  if (!variables.isCalled) throw sessionFaults.initiator({ got: 'CN' });
  judgeCN(cn);
  variables.isInitiator = false;
  variables.keeps = false;
  variables.cn = cn;
  variables.proposal = proposalIn(cn, variables.settings);
};

const indication = ({ party, proposal }: Variables, cn: SpduOf<'CN'>, userData: Uint8Array | undefined) => {
  const { parameters } = cn;
  const serial = valueIn(parameters, 'initialSerial');
  const calledSsel = valueIn(parameters, 'calledSsel');
  const callingSsel = valueIn(parameters, 'callingSsel');
  const tokens = tokensOf(proposal.units);
  return up(
    defined({
      kind: 'S-CONNECT.indication',
      called: defined({ ssel: calledSsel, transport: defined({ tsel: party.called }) }),
      calling: defined({ ssel: callingSsel, transport: defined({ tsel: party.calling }) }),
      references: heard(cn),
      units: proposal.units,
      tokens: settingsIn(proposal.tokenSetting, tokens),
      version: Math.max(...proposal.versions),
      syncPoint: serial && decodeSerial(serial),
      userData,
    }),
  );
};

const NONE = new Uint8Array();
