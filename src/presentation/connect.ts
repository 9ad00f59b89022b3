import { encodeValue } from '#src/asn1/index.ts';
import { defined, down, up } from '#src/core/index.ts';
import { contextsIn, contextsOf, judgeContexts, resultsIn } from './contexts.ts';
import { type Cp, cpPpdu, type UserData, VERSION } from './ppdu.ts';
import type { Context } from './service.ts';
import { oneSet, setIn, userDataOf, valuesIn } from './values.ts';
import type { Do, PpduOf, Request, Variables } from './variables.ts';

/** P-CONNECT.request: CP, X.226 §6.2.5. */
export const sendCP = (variables: Variables, request: Request<'P-CONNECT.request'>): Do => {
  const { mode, called, calling, references, units, tokens, syncPoint } = request;
  const contexts = mode === 'normal' ? (request.contexts ?? []) : [];
  const userData = encodeValue(cpPpdu, cpOf(request, contexts));
  Object.assign(variables, { mode, version: WITH_ROOM, contexts, results: [], dcs: contextsOf(contexts) } satisfies Partial<Variables>);
  return [
    down(
      defined({
        kind: 'S-CONNECT.request',
        called: called.session,
        calling: calling?.session,
        references,
        units,
        tokens,
        syncPoint,
        userData,
      }),
    ),
  ];
};

/** CPA: the connection is there, X.226 §6.2.5. */
export const confirm = (variables: Variables, { session, x410, normal }: PpduOf<'CPA'>): Do => {
  const { references, units, tokens, syncPoint, version } = session;
  const { mode } = variables;
  const results = resultsIn(normal.results, variables.contexts);
  const dcs = contextsIn(results);
  const userData = mode === 'normal' ? normal.userData && valuesIn(normal.userData, dcs) : setIn(x410);
  Object.assign(variables, { version, results, dcs, mustAnswer: false } satisfies Partial<Variables>);
  const responding = defined({ psel: normal.responding, session: session.responding && { ssel: session.responding } });
  return [
    up(
      defined({
        kind: 'P-CONNECT.confirm',
        result: 'accepted',
        mode,
        responding,
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

const cpOf = ({ mode, called, calling, userData }: Request<'P-CONNECT.request'>, contexts: readonly Context[]): Cp => {
  if (mode === 'x410-1984') return defined({ mode: { mode }, x410: oneSet(userData) });
  judgeContexts(contexts);
  const normal = defined({
    version: VERSION,
    calling: calling?.psel,
    called: called.psel,
    contexts: contexts.length > 0 ? contexts : undefined,
    userData: withSyntaxes(userDataOf(userData, contextsOf(contexts)), contexts),
  });
  return { mode: { mode }, normal };
};

/** In a CP nothing is agreed yet: where a context has several transfer syntaxes, a value names its own, X.226 §8.4.2.7. */
const withSyntaxes = (data: UserData | undefined, contexts: readonly Context[]): UserData | undefined => {
  if (data?.kind !== 'full') return data;
  const several = contextsOf(contexts.filter(({ transferSyntaxes }) => transferSyntaxes.length > 1));
  return { ...data, value: data.value.map((list) => defined({ ...list, transferSyntax: several.get(list.context) })) };
};

/** The session version that has room for user data in an abort. */
const WITH_ROOM = 2;
