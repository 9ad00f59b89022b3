import { defined } from '#src/core/index.ts';
import type { MtaBindArgument, MtaBindResult, TransferService } from '#src/p1/index.ts';
import type { Unsaid } from '#src/rtse/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Call } from './call.ts';
import type { Connector, Host } from './config.ts';
import { bindOf, selectorsOf } from './outgoing.ts';
import { settingsOf } from './settings.ts';

type BindRequest = Extract<TransferService['down'], { kind: 'MTA-BIND.request' }>;
type Sizes = Required<Pick<BindRequest, 'checkpointSize' | 'windowSize'>>;
type Proposed = Sizes & Pick<BindRequest, 'unsaid'>;

/** Stands for any MTA name: a connector of a host that takes everybody. */
export const ANY_MTA = '*';

/** The MTA-BIND.request of a connector: called by its Outgoing selectors, from those of its stack (Q152934, Q198772). */
export const bindRequestOf = (host: Host, connector: Connector, network: NetworkAddress): BindRequest => {
  const { called, calling } = selectorsOf(host, connector);
  const { name, password } = bindOf(host, connector);
  return defined({
    kind: 'MTA-BIND.request',
    called: defined({ psel: called.p, session: defined({ ssel: called.s, transport: defined({ tsel: called.t, network }) }) }),
    calling: defined({ psel: calling.p, session: defined({ ssel: calling.s, transport: defined({ tsel: calling.t }) }) }),
    conformance: connector.conformance,
    dialogue: connector.twoWayAlternate ? 'two-way-alternate' : 'monologue',
    argument: {
      kind: 'authenticated',
      value: { initiatorName: name, initiatorCredentials: credentials(password) },
    } satisfies MtaBindArgument,
    ...sizesOf(host, connector),
    unsaid: unsaidBy(host, connector),
  });
};

/** What a caller does not say, because it stands at its default, or because the product does not care to say it. */
const unsaidBy = ({ product: { rules } }: Host, { twoWayAlternate }: Connector): readonly Unsaid[] | undefined => {
  const unsaid: readonly Unsaid[] = [
    ...(rules.proposesWindow.value === 'no' ? (['windowSize'] as const) : []),
    ...(rules.proposesMonologue.value === 'no' && !twoWayAlternate ? (['dialogueMode'] as const) : []),
  ];
  return unsaid.length > 0 ? unsaid : undefined;
};

/** What a called MTA binds back with: its name, and its password for that connector (Q159182). */
export const resultOf = (host: Host, connector: Connector): MtaBindResult => {
  const { name, password } = bindOf(host, connector);
  const own = host.product.rules.resultPassword.value === 'mta' ? host.mta.password : password;
  return { kind: 'authenticated', value: { responderName: name, responderCredentials: credentials(own) } };
};

/** The sizes that an association is proposed and accepted with; a product may have its own idea of the window (Q185934). */
export const sizesOf = (host: Host, connector: Connector): Sizes => {
  const { checkpoint, window } = settingsOf(host, connector);
  return { checkpointSize: checkpoint, windowSize: host.product.rules.window.value === 'three' ? THREE : window };
};

/**
 * The sizes that a proposal is accepted with: never more than was proposed; where no checkpoints are, how many is for us to say (X.228 §7.1).
 * A product may take a window that is not proposed for one of 5 (Q189754).
 */
export const acceptedSizes = (host: Host, connector: Connector, { unsaid = [], ...proposed }: Proposed): Sizes => {
  const own = sizesOf(host, connector);
  const isMisread = unsaid.includes('windowSize') && host.product.rules.windowAbsent.value === 'five';
  return {
    checkpointSize:
      proposed.checkpointSize === 0 ? own.checkpointSize : Math.min(own.checkpointSize || proposed.checkpointSize, proposed.checkpointSize),
    windowSize: isMisread ? FIVE : Math.min(own.windowSize, proposed.windowSize),
  };
};

/** The sizes with which a transfer goes on that was cut off: those that it had, but for a product that answers as if it were new (Q187929). */
export const recoveredSizes = (host: Host, proposed: Sizes, { checkpointSize, windowSize }: Sizes): Sizes =>
  host.product.rules.checkpointOnRecovery.value === 'changed'
    ? { checkpointSize: proposed.checkpointSize, windowSize }
    : { checkpointSize, windowSize };

/** Name and password of a caller; one that does not say who it is has neither. */
export const callerIn = (argument: MtaBindArgument | undefined): NonNullable<Call['bind']> => {
  if (argument?.kind !== 'authenticated') return { name: '' };
  const { initiatorName, initiatorCredentials } = argument.value;
  return named(initiatorName, initiatorCredentials);
};

/** Name and password of the MTA that answered. */
export const answererIn = (result: MtaBindResult | undefined): NonNullable<Call['bind']> => {
  if (result?.kind !== 'authenticated') return { name: '' };
  const { responderName, responderCredentials } = result.value;
  return named(responderName, responderCredentials);
};

type Credentials = Extract<MtaBindResult, { kind: 'authenticated' }>['value']['responderCredentials'];

// A password of no octets is none: Exchange always sends one (assumed, from Q86988).
const credentials = (password: string | undefined): Credentials => ({ kind: 'ia5', value: password ?? '' });

const named = (name: string, password: Credentials): NonNullable<Call['bind']> => {
  const text = passwordIn(password);
  return text === undefined || text === '' ? { name } : { name, password: text };
};

/** Octets compare as text of one character each: an IA5String and an OCTET STRING may say the same (X.411). */
const passwordIn = (password: Credentials): string | undefined => {
  if (password.kind === 'ia5') return password.value;
  return password.kind === 'octets' ? String.fromCharCode(...password.value) : undefined;
};

const THREE = 3;
const FIVE = 5;
