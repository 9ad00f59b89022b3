import type { AcseService } from '#src/acse/index.ts';
import { areSame, defined, down, type Layer, NOTHING, over } from '#src/core/index.ts';
import { DISCONNECT_REASONS } from '#src/cotp/index.ts';
import { type Clock, Driver, type Line } from '#src/io/index.ts';
import type { Pdv } from '#src/presentation/index.ts';
import { type AssociationProfile, associationInitiator, associationResponder, type StackProfile } from '#src/stack/index.ts';
import type { TcpService } from '#src/tpkt/index.ts';
import { answerTo, IDENTIFY, readable } from '../mms/data.ts';
import { initiateRequest, initiateResponse, NO_SERVICES } from '../mms/initiate.ts';
import { CONTEXT_IDS, DUPLEX, MMS_CONTEXT, MMS_CONTEXTS, MMS_SYNTAX } from '../mms/names.ts';
import { titlesOf } from '../speech/words.ts';
import { OWN_PATIENCE, OWN_REFERENCE } from './host.ts';
import { MMS_TERMS } from './mms-terms.ts';

type Up = AcseService['up'];
type Indication<K extends Up['kind']> = Extract<Up, { kind: K }>;
type Answer = AcseService['down'] | undefined;

/** Our own endpoint of MMS as it is called: it answers an initiate, and has no services behind it. */
export const mmsCalled = (line: Line, clock: Clock): void => {
  const stack = associationResponder(PROFILE, ({ called }) =>
    isOurs(called) ? 'talk' : { refuse: DISCONNECT_REASONS.addressUnknown.code },
  );
  const driver = driven(stack, line, clock, (primitive) =>
    primitive.kind === 'A-ASSOCIATE.indication' ? answerInitiate(primitive) : answerData(primitive),
  );
  driver.accepted();
};

/** The same as it calls: behind an initiate that is answered it asks who is there. */
export const mmsCaller = (line: Line, clock: Clock): void => {
  const { called, calling } = MMS_TERMS;
  driven(associationInitiator(PROFILE), line, clock, (primitive) =>
    primitive.kind === 'A-ASSOCIATE.confirm' ? goOn(primitive) : answerData(primitive),
  ).send({
    kind: 'A-ASSOCIATE.request',
    mode: 'normal',
    called: { session: { transport: defined({ tsel: calling?.t, network: line.remote }) } },
    calling: { session: { transport: defined({ tsel: called?.t }) } },
    calledTitles: titlesOf(calling),
    callingTitles: titlesOf(called),
    contexts: MMS_CONTEXTS,
    units: DUPLEX,
    applicationContext: MMS_CONTEXT,
    userInformation: [{ context: CONTEXT_IDS.mms, octets: initiateRequest() }],
  });
};

/** A stack on a line, and a user whose answers go down by themselves: a layer, for what has come behind a question may be the end. */
const driven = (stack: Layer<AcseService, TcpService>, line: Line, clock: Clock, user: (primitive: Up) => Answer): Driver<AcseService> => {
  const answering: Layer<AcseService, AcseService> = {
    fromAbove: (primitive) => [down(primitive)],
    fromBelow: (primitive) => {
      const answer = user(primitive);
      return answer ? [down(answer)] : NOTHING;
    },
  };
  return new Driver(over(answering, stack), line, clock, () => {});
};

/** An initiate is answered if it can be read, and stands in a context of MMS. */
const answerInitiate = ({ contexts, results, userInformation }: Indication<'A-ASSOCIATE.indication'>): Answer => {
  const context = contexts.find(({ id, abstractSyntax }) => abstractSyntax === MMS_SYNTAX && isAccepted(id, results))?.id;
  const pdu = readable(valueIn(context, userInformation));
  if (context === undefined || pdu?.kind !== 'initiate-Request')
    return { kind: 'A-ASSOCIATE.response', result: 'rejected-permanent', diagnostic: NO_REASON };
  return {
    kind: 'A-ASSOCIATE.response',
    result: 'accepted',
    units: DUPLEX,
    respondingTitles: titlesOf(MMS_TERMS.called),
    userInformation: [{ context, octets: initiateResponse(pdu.value, NO_SERVICES) }],
  };
};

/** Whoever does not answer the initiate is not spoken to; a refusal is over by itself. */
const goOn = (confirm: Indication<'A-ASSOCIATE.confirm'>): Answer => {
  if (confirm.result !== 'accepted') return undefined;
  const isMeant =
    isAccepted(CONTEXT_IDS.mms, confirm.results) &&
    readable(valueIn(CONTEXT_IDS.mms, confirm.userInformation))?.kind === 'initiate-Response';
  return isMeant ? { kind: 'P-DATA.request', userData: [{ context: CONTEXT_IDS.mms, octets: IDENTIFY }] } : { kind: 'A-ABORT.request' };
};

const answerData = (primitive: Up): Answer => {
  if (primitive.kind === 'A-RELEASE.indication') return { kind: 'A-RELEASE.response' };
  if (primitive.kind !== 'P-DATA.indication') return undefined;
  const userData = primitive.userData.flatMap(({ context, octets }) => {
    const answer = answerTo(octets);
    return answer ? [defined({ context, octets: answer })] : [];
  });
  return userData.length > 0 ? { kind: 'P-DATA.request', userData } : undefined;
};

const valueIn = (context: number | undefined, values: readonly Pdv[] = []): Uint8Array | undefined =>
  values.find((value) => value.context === context)?.octets;

const isAccepted = (id: number, results: Indication<'A-ASSOCIATE.indication'>['results']): boolean =>
  results.some((each) => each.id === id && each.result === 'acceptance');

/** One that names no T-selector calls whoever is there. */
const isOurs = (tsel: Uint8Array | undefined): boolean => tsel === undefined || areSame(tsel, MMS_TERMS.called!.t!);

/** acse-service-user: no reason given, X.227 §9.1. */
const NO_REASON = 1;

const { s, p } = MMS_TERMS.called!;
const PROFILE: AssociationProfile & StackProfile = {
  cotp: { reference: OWN_REFERENCE, limits: { close: OWN_PATIENCE } },
  session: { units: DUPLEX, attached: [s!], limits: { close: OWN_PATIENCE } },
  presentation: { attached: [p!], modes: ['normal'], abstractSyntaxes: MMS_CONTEXTS.map(({ abstractSyntax }) => abstractSyntax) },
  acse: { applicationContexts: [MMS_CONTEXT] },
};
