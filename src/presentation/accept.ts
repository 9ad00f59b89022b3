import { encodeValue } from '#src/asn1/index.ts';
import { defined, down, up } from '#src/core/index.ts';
import { contextsIn, type DefinedContexts, itemsOf, resultsChosen, resultsFor } from './contexts.ts';
import { type Cpa, cpaPpdu, VERSION } from './ppdu.ts';
import type { ContextResult, Mode } from './service.ts';
import { oneSet, setIn, userDataOf, valuesIn } from './values.ts';
import type { Do, PpduOf, Request, Variables } from './variables.ts';

/** CP: the user is asked, X.226 §6.2.5, and told what we make of the contexts. */
export const indicate = (variables: Variables, { session, mode, x410, normal }: PpduOf<'CP'>): Do => {
  const { references, units, tokens, syncPoint, version } = session;
  const { contexts = [] } = normal;
  const results = resultsFor(contexts, variables.settings);
  const dcs = contextsIn(results);
  const userData = mode === 'normal' ? normal.userData && valuesIn(normal.userData, dcs) : setIn(x410);
  Object.assign(variables, { mode, version, contexts, results, dcs } satisfies Partial<Variables>);
  const called = defined({ psel: normal.called, session: session.called });
  const calling = defined({ psel: normal.calling, session: session.calling });
  return [
    up(
      defined({
        kind: 'P-CONNECT.indication',
        mode,
        called,
        calling,
        contexts,
        results,
        version,
        references,
        units,
        tokens,
        syncPoint,
        userData,
      }),
    ),
  ];
};

/** P-CONNECT.response that accepts: CPA, X.226 §6.2.5. */
export const sendCPA = (variables: Variables, response: Accepting): Do => {
  const { responding, references, units, tokens, syncPoint } = response;
  const results = resultsChosen(variables.results, response.results);
  const dcs = contextsIn(results);
  const userData = encodeValue(cpaPpdu, cpaOf(variables.mode, response, results, dcs));
  Object.assign(variables, { results, dcs, mustAnswer: false } satisfies Partial<Variables>);
  return [
    down(
      defined({
        kind: 'S-CONNECT.response',
        result: 'accepted',
        responding: responding?.session?.ssel,
        references,
        units,
        tokens,
        syncPoint,
        userData,
      }),
    ),
  ];
};

/** Whether a response accepts. */
export const accepts = (_: Variables, { result }: Request<'P-CONNECT.response'>): boolean => result === 'accepted';

type Accepting = Extract<Request<'P-CONNECT.response'>, { result: 'accepted' }>;

const cpaOf = (mode: Mode, { responding, userData }: Accepting, results: readonly ContextResult[], dcs: DefinedContexts): Cpa => {
  if (mode === 'x410-1984') return defined({ mode: { mode }, x410: oneSet(userData) });
  const normal = defined({
    version: VERSION,
    responding: responding?.psel,
    results: itemsOf(results),
    userData: userDataOf(userData, dcs),
  });
  return { mode: { mode }, normal };
};
