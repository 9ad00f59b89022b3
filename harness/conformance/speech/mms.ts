import type { AcseService } from '#src/acse/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import { type AssociationProfile, associationInitiator, associationResponder, type StackProfile } from '#src/stack/index.ts';
import type { Known } from '../known.ts';
import { CONCLUDE, readable } from '../mms/data.ts';
import { initiateRequest, initiateResponse } from '../mms/initiate.ts';
import { CONTEXT_IDS, DUPLEX, MMS_CONTEXT, MMS_CONTEXTS } from '../mms/names.ts';
import type { Initiate, MmsPdu } from '../mms/pdu.ts';
import { hex, OUR_REFERENCE } from '../stimuli.ts';
import { contentAt, numberAt, octetsAt } from '../upper/edit.ts';
import { contextsIn, inUserData } from '../upper/ppdu.ts';
import { answeredBy, askedBy, goneOnBy } from './ear.ts';
import { type Asking, partyOf, titlesOf, type Words } from './words.ts';

/** MMS: up to its initiate. It has neither activities nor tokens, so that either side may send at any time. */
export const MMS: Words = {
  cn: (asking) => {
    const cn = askedBy(associationInitiator(PROFILE), associate(asking));
    return asking.mode === 'normal' ? cn : inUserData(cn, () => CP_OF_1984);
  },
  ac: (known) =>
    answeredBy(
      associationResponder(PROFILE, () => 'talk'),
      known,
      {
        kind: 'A-ASSOCIATE.response',
        result: 'accepted',
        units: DUPLEX,
        respondingTitles: titlesOf(known.terms.calling),
        userInformation: [{ context: contextsIn(known).user, octets: initiateResponse(proposedIn(known)) }],
      },
    ),
  flaw: (known) => {
    const AARE = known.last('acse AARE');
    if (AARE === undefined || numberAt(AARE.octets, RESULT) !== 0) return 'the association was not accepted in it';
    return informationIn(AARE)?.kind === 'initiate-Response' ? undefined : 'no initiate was answered in it';
  },
  begin: [],
  conclude: (known) => goOn(known, { kind: 'P-DATA.request', userData: [{ context: CONTEXT_IDS.mms, octets: CONCLUDE }] }),
  release: (known) => goOn(known, { kind: 'A-RELEASE.request' })[0]!,
};

const goOn = (known: Known, next: AcseService['down']): readonly Uint8Array[] =>
  goneOnBy(associationInitiator(PROFILE), associate(known), known, next);

const associate = ({ terms: { called, calling } }: Pick<Asking, 'terms'>): AcseService['down'] => ({
  kind: 'A-ASSOCIATE.request',
  mode: 'normal',
  called: partyOf(called),
  calling: partyOf(calling),
  calledTitles: titlesOf(called),
  callingTitles: titlesOf(calling),
  contexts: MMS_CONTEXTS,
  units: DUPLEX,
  applicationContext: MMS_CONTEXT,
  userInformation: [{ context: CONTEXT_IDS.mms, octets: initiateRequest() }],
});

/** What the initiate of the endpoint proposes. */
const proposedIn = (known: Known): Initiate => {
  const AARQ = known.last('acse AARQ');
  const pdu = AARQ && informationIn(AARQ);
  if (pdu?.kind !== 'initiate-Request') throw new RangeError('there is no initiate to answer');
  return pdu.value;
};

/** The MMSpdu in the user information of an AARQ or an AARE, X.227 §9.1: as an ASN.1 type, or as octets. */
const informationIn = ({ octets }: Pick<Pdu, 'octets'>): MmsPdu | undefined =>
  readable(PDU_TAGS.map((tag) => octetsAt(octets, `be 28 a0 ${tag}`)).find((pdu) => pdu !== undefined) ?? contentAt(octets, 'be 28 81'));
const PDU_TAGS = ['a8', 'a9'] as const;
/** Where an AARE has its result, X.227 §9.1. */
const RESULT = 'a2 02';

const PROFILE: AssociationProfile & StackProfile = { cotp: { reference: OUR_REFERENCE }, session: { versions: [2] } };

/** MMS is spoken in normal mode alone: a CP of the other with nothing in it, X.226 §8.2. */
const CP_OF_1984 = hex`31 07 a0 03 80 01 00 a1 00`;
