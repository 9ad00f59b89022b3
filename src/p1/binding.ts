import { defined, down, up } from '#src/core/index.ts';
import { decodeBindArgument, decodeBindResult, encodeBindArgument, encodeBindResult } from './bind-data.ts';
import { CONFORMANCES, conformanceOf, transferContextIn } from './conformance.ts';
import { p1Faults } from './faults.ts';
import type { Do, Indication, Request, Variables } from './variables.ts';

type Confirm = Indication<'RT-OPEN.confirm'>;
type Response = Request<'MTA-BIND.response'>;

/** MTA-BIND.request, X.419 §13.1 and §13.2.1.1: the argument is the user data, unless a transfer is recovered. */
export const openAssociation = (variables: Variables, { conformance, argument, ...asked }: Request<'MTA-BIND.request'>): Do => {
  const { mode, applicationContext, applicationProtocol, contexts } = { ...NOTHING_ASKED, ...CONFORMANCES[conformance] };
  const proposed = contexts && variables.options.contexts;
  const userData = asked.recovery ? undefined : encodeBindArgument(argument, conformance);
  variables.context = transferContextIn(mode, proposed);
  variables.conformance = conformance;
  variables.dialogue = asked.dialogue ?? 'monologue';
  variables.recovers = asked.recovery !== undefined;
  return [
    down(defined({ ...asked, kind: 'RT-OPEN.request', mode, applicationContext, applicationProtocol, contexts: proposed, userData })),
  ];
};

/** RT-OPEN.indication: who calls, by what protocol; a recovery carries no argument. */
export const indicate = (
  variables: Variables,
  { mode, applicationProtocol, contexts, userData, ...told }: Indication<'RT-OPEN.indication'>,
): Do => {
  const conformance = conformanceOf(mode, applicationProtocol);
  variables.context = transferContextIn(mode, contexts);
  variables.conformance = conformance;
  variables.recovers = told.recover !== undefined;
  if (!variables.recovers && userData === undefined) throw p1Faults.noArgument();
  const argument = userData === undefined || variables.recovers ? undefined : decodeBindArgument(userData, conformance);
  return [up(defined({ ...told, kind: 'MTA-BIND.indication', conformance, argument }))];
};

/** MTA-BIND.response: the result is the user data, unless a transfer is recovered. */
export const accept = ({ conformance, recovers }: Variables, { value, ...answered }: Extract<Response, { result: 'accepted' }>): Do => {
  const userData = recovers ? undefined : encodeBindResult(value, conformance);
  return [down(defined({ ...answered, kind: 'RT-OPEN.response', userData }))];
};

/** RT-OPEN.confirm: accepted. */
export const confirm = (
  { conformance, dialogue, recovers }: Variables,
  { responding, references, checkpointSize, windowSize, userData, ...told }: Extract<Confirm, { result: 'accepted' }>,
): Do => {
  if (!recovers && userData === undefined) throw p1Faults.noResult();
  const value = userData === undefined || recovers ? undefined : decodeBindResult(userData, conformance);
  return [
    up(
      defined({
        kind: 'MTA-BIND.confirm',
        result: 'accepted',
        conformance,
        dialogue: told.dialogue ?? dialogue,
        responding,
        references,
        checkpointSize,
        windowSize,
        value,
      }),
    ),
  ];
};

/** Whether the MTA is bound to. */
export const isAccepted = (_: Variables, { result }: Confirm | Response): boolean => result === 'accepted';

const NOTHING_ASKED = { applicationContext: undefined, applicationProtocol: undefined, contexts: undefined };
