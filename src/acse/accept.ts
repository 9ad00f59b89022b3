import { defined, down, up } from '#src/core/index.ts';
import { carried, linkIn } from './carriage.ts';
import { PROVIDER_DIAGNOSTICS, USER_DIAGNOSTICS } from './diagnostics.ts';
import {
  asksAuthentication,
  authenticationFields,
  authenticationIn,
  calledTitles,
  callingTitles,
  type Fields,
  respondingFields,
} from './fields.ts';
import type { Do, Received, Request, Variables } from './variables.ts';

/** Whether an AARQ proposes no version of ours, X.227 §7.1.3.2; without a version it proposes version 1. */
export const lacksVersion = (_: Variables, { apdu }: Received<'AARQ'>): boolean =>
  !(apdu.protocolVersion ?? ['version1']).includes('version1');

/** Whether an AARQ is for an application context that we do not let in, X.227 §7.1.3.3. */
export const isForNobody = ({ options }: Variables, { apdu }: Received<'AARQ'>): boolean =>
  apdu.applicationContext !== undefined && options.applicationContexts?.includes(apdu.applicationContext) === false;

/** AARQ without a version of ours: refused without asking the user, X.227 §7.1.3.2. */
export const refuseVersion = (variables: Variables, aarq: Received<'AARQ'>): Do =>
  refuse(variables, aarq, { kind: 'provider', value: PROVIDER_DIAGNOSTICS['no-common-acse-version'].code });

/** AARQ for an application context that we do not let in: refused in the name of the user, X.227 §7.1.3.3. */
export const refuseApplicationContext = (variables: Variables, aarq: Received<'AARQ'>): Do =>
  refuse(variables, aarq, { kind: 'user', value: USER_DIAGNOSTICS['application-context-name-not-supported'].code });

/** AARQ: the user is asked, X.227 §7.1.3.2. */
export const indicate = (variables: Variables, aarq: Received<'AARQ'>): Do => {
  const { primitive, apdu, userInformation } = aarq;
  const { userData: _, ...connect } = primitive;
  take(variables, aarq);
  return [
    up(
      defined({
        ...connect,
        kind: 'A-ASSOCIATE.indication',
        applicationContext: apdu.applicationContext,
        calledTitles: calledTitles(apdu),
        callingTitles: callingTitles(apdu),
        authentication: authenticationIn(apdu),
        userInformation,
      }),
    ),
  ];
};

/** Whether a response accepts. */
export const accepts = (_: Variables, { result }: Request<'A-ASSOCIATE.response'>): boolean => result === 'accepted';

/** A-ASSOCIATE.response that accepts, X.227 §7.1.3.3. */
export const sendAccepted = (variables: Variables, response: Accepting): Do => {
  const { kind: _, respondingTitles, applicationContext, authentication, userInformation, ...connect } = response;
  const fields = {
    applicationContext: applicationContext ?? variables.applicationContext,
    result: 'accepted',
    diagnostic: { kind: 'user', value: USER_DIAGNOSTICS.null.code },
    ...respondingFields(respondingTitles),
    ...authenticationFields(authentication),
  } as const;
  const userData = carried(variables.link, 'AARE', fields, userInformation);
  variables.authenticates = variables.asksAuthentication && asksAuthentication(authentication?.requirements);
  return [down(defined({ ...connect, kind: 'P-CONNECT.response', userData }))];
};

/** A-ASSOCIATE.response that rejects, X.227 §7.1.3.3. */
export const sendRejected = (variables: Variables, response: Rejecting): Do => {
  const { result, respondingTitles, applicationContext, diagnostic, userInformation, responding, references } = response;
  const fields = {
    applicationContext: applicationContext ?? variables.applicationContext,
    result,
    diagnostic: { kind: 'user', value: diagnostic ?? USER_DIAGNOSTICS.null.code },
    ...respondingFields(respondingTitles),
  } as const;
  const userData = carried(variables.link, 'AARE', fields, userInformation);
  return [down(defined({ kind: 'P-CONNECT.response', result: 'refused', responding, references, userData }))];
};

type Accepting = Extract<Request<'A-ASSOCIATE.response'>, { result: 'accepted' }>;
type Rejecting = Exclude<Request<'A-ASSOCIATE.response'>, { result: 'accepted' }>;

const take = (variables: Variables, { primitive, apdu }: Received<'AARQ'>): void => {
  variables.link = linkIn(primitive, variables.link);
  variables.isInitiator = false;
  variables.applicationContext = apdu.applicationContext;
  variables.asksAuthentication = asksAuthentication(apdu.requirements);
  variables.authenticates = false;
};

const refuse = (variables: Variables, aarq: Received<'AARQ'>, diagnostic: Diagnostic): Do => {
  take(variables, aarq);
  const fields = { applicationContext: aarq.apdu.applicationContext, result: 'rejected-permanent', diagnostic } as const;
  return [down(defined({ kind: 'P-CONNECT.response', result: 'refused', userData: carried(variables.link, 'AARE', fields, undefined) }))];
};

type Diagnostic = NonNullable<Fields<'AARE'>['diagnostic']>;
