import { decodeValue, encodeValue } from '#src/asn1/index.ts';
import { defined, down, up } from '#src/core/index.ts';
import {
  agreedCheckpoint,
  agreedWindow,
  DEFAULTS,
  dialogueIn,
  judgeSizes,
  judgeUnits,
  tokensAt,
  turnIn,
  UNITS,
  unsaidIn,
} from './agreement.ts';
import { opening, RTOAC, RTORJ, RTORQ, recovering } from './apdu.ts';
import { apduIn, contextOf, pdv } from './contexts.ts';
import { REFUSE_REASONS } from './reasons.ts';
import { recover, restore } from './recovery.ts';
import { connectionOf, joinedReferences, referencesIn } from './references.ts';
import { type After, type Do, type Request, type Rows, sideOf, type Told, type Unreadable, type Variables } from './variables.ts';

type Response = Request<'RT-OPEN.response'>;
type Accepting = Extract<Response, { result: 'accepted' }>;
type Refusing = Extract<Response, { result: 'refused' }>;

/** RTORQ: our user is asked, X.228 §7.1. */
const indicate = (variables: Variables, indication: Told<'A-ASSOCIATE.indication'>): Do => {
  const { mode, contexts, results, references = {}, applicationContext } = indication;
  judgeUnits(indication.units);
  const turn = turnIn(indication.tokens);
  const context = contextOf(mode, contexts, results, indication.userInformation);
  const rtorq = decodeValue(RTORQ[mode], apduIn(indication.userInformation, context));
  const { applicationProtocol, connectionDataRQ: data } = rtorq;
  const unsaid = unsaidIn(rtorq);
  const { dialogueMode, ...proposed } = { ...DEFAULTS, ...rtorq };
  const dialogue = dialogueIn(dialogueMode);
  const sizes = judgeSizes(proposed);
  variables.terms = { mode, dialogue, turn, context, ...sizes, references };
  variables.applicationContext = applicationContext;
  variables.recover = data.kind === 'recover' ? referencesIn(data.value) : undefined;
  const { called, calling, calledTitles, callingTitles } = indication;
  return [
    up(
      defined({
        kind: 'RT-OPEN.indication',
        called,
        calling,
        calledTitles,
        callingTitles,
        contexts,
        mode,
        dialogue,
        turn,
        ...sizes,
        references,
        applicationContext,
        applicationProtocol,
        unsaid: unsaid.length > 0 ? unsaid : undefined,
        userData: data.kind === 'open' ? data.value : undefined,
        recover: variables.recover,
      }),
    ),
  ];
};

/** RT-OPEN.response that accepts, X.228 §7.1. Sizes that our user gives are answered as they are, also above what was proposed. */
const accept = (variables: Variables, response: Accepting): Do => {
  const { terms, settings, recover: old } = variables;
  const { recovery, responding, respondingTitles, references, userData = NULL, ...sizes } = response;
  const checkpointSize = sizes.checkpointSize ?? agreedCheckpoint(terms.checkpointSize, settings.checkpointSize);
  const windowSize = sizes.windowSize ?? agreedWindow(terms.windowSize, settings.windowSize);
  const data = old ? recovering(connectionOf(old)) : opening(userData);
  const rtoac = encodeValue(RTOAC[terms.mode], { checkpointSize, windowSize, connectionDataAC: data });
  variables.terms = { ...terms, checkpointSize, windowSize, references: joinedReferences(terms.references, references) };
  if (recovery) restore(variables, recovery);
  return [
    down(
      defined({
        kind: 'A-ASSOCIATE.response',
        result: 'accepted',
        responding,
        respondingTitles,
        references,
        applicationContext: variables.applicationContext,
        units: UNITS,
        tokens: tokensAt(terms.turn),
        userInformation: [pdv(terms.context, rtoac)],
      }),
    ),
  ];
};

/** The same, and a transfer of ours goes on, X.228 §7.8. */
const acceptRecovery = (variables: Variables, response: Accepting, later: After): Do => [
  ...accept(variables, response),
  ...recover(variables, later),
];

/** RT-OPEN.response that refuses, X.228 §7.1: a reason in X.410 mode, user data in normal mode. */
const refuse = ({ terms, applicationContext }: Variables, response: Refusing): Do => {
  const { reason, userData, transient = reason === REFUSE_REASONS.rtsBusy.code } = response;
  const rtorj = terms.mode === 'normal' ? defined({ userDataRJ: userData }) : defined({ refuseReason: reason });
  return [
    down(
      defined({
        kind: 'A-ASSOCIATE.response',
        result: transient ? 'rejected-transient' : 'rejected-permanent',
        applicationContext,
        userInformation: [pdv(terms.context, encodeValue(RTORJ[terms.mode], rtorj))],
      }),
    ),
  ];
};

/** An association that reliable transfer cannot use, or whose RTORQ cannot be read: refused without asking our user, who is told. */
const refuseInvalid = (_: Variables, { error, primitive }: Unreadable): Do => [
  down(
    defined({
      kind: 'A-ASSOCIATE.response',
      result: 'rejected-permanent',
      applicationContext: 'applicationContext' in primitive ? primitive.applicationContext : undefined,
    }),
  ),
  up({ kind: 'RT-P-ABORT.indication', cause: error }),
];

const isAssociating = (_: Variables, { primitive }: Unreadable): boolean => primitive.kind === 'A-ASSOCIATE.indication';
const refuses = (_: Variables, { result }: Response): boolean => result === 'refused';
const isSending = (_: Variables, response: Response): boolean => 'recovery' in response && response.recovery?.role === 'sending';
const hasTurn = (variables: Variables): boolean => variables.terms.turn === sideOf(variables);

// biome-ignore format: a table
/** An association that the peer asks for, X.228 §7.1. */
export const ACCEPT: Rows = {
  IDLE: {
    'A-ASSOCIATE.indication':  { to: 'ASKED',     do: indicate },
    invalid: [
      { if: isAssociating,       to: 'OVER',      do: refuseInvalid },
      {                          to: 'IDLE' },
    ],
  },
  ASKED: {
    'RT-OPEN.response': [
      { if: refuses,             to: 'OVER',      do: refuse },
      { if: isSending,           to: 'SENDING',   do: acceptRecovery },
      { if: hasTurn,             to: 'TURN',      do: accept },
      {                          to: 'LISTENING', do: accept },
    ],
  },
};

/** NULL: an open of a user that says nothing. */
const NULL = Uint8Array.of(0x05, 0x00);
