import { defined, down, up } from '#src/core/index.ts';
import { besides, carried, contextIn, linkIn } from './carriage.ts';
import { asksAuthentication, authenticationFields, authenticationIn, calledFields, callingFields, respondingTitles } from './fields.ts';
import type { Do, Received, Refused, Request, Variables } from './variables.ts';

/** A-ASSOCIATE.request, X.227 §7.1.3.1. */
export const sendAARQ = (variables: Variables, request: Request<'A-ASSOCIATE.request'>): Do => {
  const { kind: _, calledTitles, callingTitles, applicationContext, authentication, userInformation, ...connect } = request;
  const context = request.mode === 'normal' ? contextIn(request.contexts) : undefined;
  variables.link = { mode: request.mode, version: HOPED_FOR, context };
  variables.isInitiator = true;
  variables.applicationContext = applicationContext;
  variables.asksAuthentication = asksAuthentication(authentication?.requirements);
  variables.authenticates = false;
  const fields = {
    applicationContext,
    ...calledFields(calledTitles),
    ...callingFields(callingTitles),
    ...authenticationFields(authentication),
  };
  const userData = carried(variables.link, 'AARQ', fields, userInformation);
  return [down(defined({ ...connect, kind: 'P-CONNECT.request', userData }))];
};

/** AARE that accepts, X.227 §7.1.3.4. */
export const confirm = (variables: Variables, { primitive, apdu, userInformation }: Received<'AARE+'>): Do => {
  const { userData: _, ...connect } = primitive;
  variables.link = linkIn(primitive, variables.link);
  variables.authenticates = variables.asksAuthentication && asksAuthentication(apdu.requirements);
  return [
    up(
      defined({
        ...connect,
        kind: 'A-ASSOCIATE.confirm',
        applicationContext: apdu.applicationContext,
        respondingTitles: respondingTitles(apdu),
        authentication: authenticationIn(apdu),
        userInformation,
      }),
    ),
  ];
};

/** AARE that rejects, X.227 §7.1.3.4. */
export const confirmRejected = (_: Variables, { primitive, apdu, userInformation }: Received<'AARE-'>): Do => {
  const { diagnostic } = apdu;
  const transient = apdu.result === 'rejected-transient';
  return [
    up(
      defined({
        kind: 'A-ASSOCIATE.confirm',
        result: resultOf(transient),
        refusal: defined({ layer: 'acse', reason: diagnostic && `${diagnostic.kind} ${diagnostic.value}`, transient }),
        references: primitive.references,
        applicationContext: apdu.applicationContext,
        respondingTitles: respondingTitles(apdu),
        userInformation,
      }),
    ),
  ];
};

/** No presentation connection, and no AARE that says why, X.227 §7.1.3.4. */
export const confirmRefused = ({ link }: Variables, { refusal, references, userData }: Refused): Do => [
  up(
    defined({
      kind: 'A-ASSOCIATE.confirm',
      result: resultOf(refusal.transient ?? false),
      refusal,
      references,
      userInformation: besides(link, userData),
    }),
  ),
];

const resultOf = (isTransient: boolean) => (isTransient ? 'rejected-transient' : 'rejected-permanent');
const HOPED_FOR = 2;
