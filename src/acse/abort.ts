import { defined, down, type ProtocolError, up } from '#src/core/index.ts';
import type { Pdv } from '#src/presentation/index.ts';
import { carried, linkIn, takesAborts } from './carriage.ts';
import { ABORT_DIAGNOSTICS, abortDiagnosticName } from './diagnostics.ts';
import { acseFaults } from './faults.ts';
import type { Do, From, Received, Request, Unreadable, Variables } from './variables.ts';

/** A-ABORT.request, X.227 §7.3.3.1. */
export const sendUserABRT = (variables: Variables, { diagnostic, userInformation }: Request<'A-ABORT.request'>): Do => [
  send(variables, 'service-user', diagnostic, userInformation),
];

/** A-ABORT.request without an association: whatever there is below, it goes. */
export const hangUp = (): Do => [down({ kind: 'P-U-ABORT.request' })];

/** The invalid and the unexpected, X.227 §7.3.3.4: the peer is told, and the user. */
export const sendABRT = (variables: Variables, { error, primitive }: Unreadable): Do => {
  if ('version' in primitive) variables.link = linkIn(primitive, variables.link);
  return [send(variables, 'service-provider', error.fault.answer ?? ABORT_DIAGNOSTICS['protocol-error'].code), told(error)];
};

/** The invalid in what ended the presentation connection: only the user is there to be told. */
export const tell = (_: Variables, { error }: Unreadable): Do => [told(error)];

/** Whether the invalid offers a presentation connection. */
export const isOffer = (_: Variables, { primitive }: Unreadable): boolean => primitive.kind === 'P-CONNECT.indication';

/** Whether the presentation connection ended with the invalid. */
export const isOver = (_: Variables, { primitive }: Unreadable): boolean =>
  primitive.kind === 'P-RELEASE.confirm' || (primitive.kind === 'P-CONNECT.confirm' && primitive.result === 'refused');

/** ABRT, or an abort without one, X.227 §7.3.3.2. */
export const indicateAbort = (_: Variables, { apdu, userInformation }: Received<'ABRT'>): Do => {
  const { diagnostic } = apdu;
  const source = apdu.source === 'service-provider' ? apdu.source : 'service-user';
  const cause = source === 'service-provider' ? acseFaults.aborted({ got: wordFor(diagnostic) }) : undefined;
  return [up(defined({ kind: 'A-ABORT.indication', source, diagnostic, userInformation, cause }))];
};

/** P-P-ABORT.indication: the association went with its connection. Also told where there was none yet, so that its holder knows. */
export const lost = (_: Variables, primitive: From<'P-P-ABORT.indication'>): Do => [up({ ...primitive, kind: 'A-P-ABORT.indication' })];

type Source = 'service-user' | 'service-provider';

// A diagnostic belongs to the authentication functional unit, X.227 §9.1.
const send = (variables: Variables, source: Source, diagnostic?: number, userInformation?: readonly Pdv[]) => {
  const { link, authenticates } = variables;
  const fields = { source, diagnostic: authenticates ? diagnostic : undefined };
  const userData = takesAborts(link) ? carried(link, 'ABRT', fields, userInformation) : undefined;
  return down(defined({ kind: 'P-U-ABORT.request', userData }));
};

const told = (cause: ProtocolError) => up({ kind: 'A-ABORT.indication', source: 'service-provider', cause });
const wordFor = (diagnostic = 0): string | number => abortDiagnosticName(diagnostic) ?? diagnostic;
