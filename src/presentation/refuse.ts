import { encodeValue } from '#src/asn1/index.ts';
import { defined, down, type FaultMaker, up } from '#src/core/index.ts';
import { itemsOf } from './contexts.ts';
import { presentationFaults } from './faults.ts';
import { type Cpr, cprPpdu, VERSION } from './ppdu.ts';
import { PERSISTENT_IN_SESSION, REFUSAL_REASONS, REFUSED_BY_USER } from './reasons.ts';
import { oneSet, readValues, userDataOf } from './values.ts';
import type { Do, PpduOf, Refused, Request, Variables } from './variables.ts';

/** P-CONNECT.response that refuses: CPR, X.226 §6.2.5.6. Where there is nothing to say in it, the session layer refuses by itself. */
export const sendCPR = (variables: Variables, response: Refusing): Do => {
  const { reason, responding, references, userData } = response;
  if (reason !== undefined && userData !== undefined) throw presentationFaults.reasonAndData({ got: reason });
  if (variables.mode === 'x410-1984') return [refusing(oneSet(userData), references)];
  const results = reason === undefined ? itemsOf(variables.results) : undefined;
  const data = userDataOf(userData, variables.dcs);
  return [refusing(normalCPR({ responding: responding?.psel, results, reason, userData: data }), references)];
};

/** A CP in a mode that is not ours, X.226 §6.2.5.5: who calls in the mode of 1984 may know no CPR. */
export const refuseMode = (): Do => [refusing(undefined), told(presentationFaults.unsupportedMode)];

/** A CP without a version of ours, X.226 §6.2.6.4. */
export const refuseVersion = (): Do => refusedByUs('version', presentationFaults.version);

/** A CP for a P-selector that is none of ours, X.226 §6.2.4.9. */
export const refuseAddress = (): Do => refusedByUs('address', presentationFaults.address);

/** A CP with a default context that we cannot read, X.226 §6.2.6.2. */
export const refuseDefaultContext = (): Do =>
  refusedByUs('defaultContext', presentationFaults.defaultContext, { defaultContext: 'provider-rejection' });

/** A CP with user data that we cannot read, X.226 §6.2.5.3. */
export const refuseUnreadable = (): Do => refusedByUs('unreadable', presentationFaults.unreadable);

/** CPR: by the provider, where it has a reason; else by the user, whose data say why, X.226 §6.2.5.7. */
export const refused = (_: Variables, { session: { references }, cpr }: PpduOf<'CPR'>): Do => {
  const userData = cpr.kind === 'x410' ? [{ octets: cpr.value }] : cpr.value.userData && readValues(cpr.value.userData);
  const reason = cpr.kind === 'x410' ? undefined : cpr.value.reason;
  const transient = reason === undefined ? undefined : TRANSIENT.has(reason);
  const refusal = defined({ layer: 'presentation' as const, reason, transient });
  return [up(defined({ kind: 'P-CONNECT.confirm', result: 'refused', refusal, references, userData }))];
};

/** An RF without a CPR: the session layer refuses, X.225 §7.5. */
export const refusedBelow = (_: Variables, { reason, references }: Refused): Do => {
  const transient = reason === undefined || !PERSISTENT_IN_SESSION.has(reason);
  const refusal = defined({ layer: 'session' as const, reason, transient });
  return [up({ kind: 'P-CONNECT.confirm', result: 'refused', refusal, references })];
};

type Refusing = Extract<Request<'P-CONNECT.response'>, { result: 'refused' }>;
type NormalCPR = Extract<Cpr, { kind: 'normal' }>['value'];

const normalCPR = (parameters: { readonly [P in keyof NormalCPR]?: NormalCPR[P] | undefined }): Uint8Array =>
  encodeValue(cprPpdu, { kind: 'normal', value: { version: VERSION, ...defined(parameters) } });

const refusing = (userData: Uint8Array | undefined, references?: Refusing['references']) =>
  down(
    defined({
      kind: 'S-CONNECT.response',
      result: 'refused',
      reason: userData === undefined ? REFUSED_BY_USER.unspecified : REFUSED_BY_USER.withData,
      references,
      userData,
    }),
  );

// The user was not asked; it is told all the same, as its connection is over.
const refusedByUs = (reason: keyof typeof REFUSAL_REASONS, fault: FaultMaker, more: Partial<NormalCPR> = {}): Do => [
  refusing(normalCPR({ reason: REFUSAL_REASONS[reason].code, ...more })),
  told(fault),
];

const told = (fault: FaultMaker) => up({ kind: 'P-P-ABORT.indication', cause: fault() });

const TRANSIENT: ReadonlySet<number> = new Set(
  Object.values(REFUSAL_REASONS)
    .filter(({ persistent }) => !persistent)
    .map(({ code }) => code),
);
