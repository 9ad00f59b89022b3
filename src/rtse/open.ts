import { decodeValue, encodeValue } from '#src/asn1/index.ts';
import { defined, down, ProtocolError, up } from '#src/core/index.ts';
import { DEFAULTS, dialogueIn, judgeAnswer, judgeSizes, judgeUnits, leaving, type Sizes, tokensAt, turnIn, UNITS } from './agreement.ts';
import { opening, RTOAC, RTORJ, RTORQ, type Rtorj, recovering } from './apdu.ts';
import { apduIn, contextFor, pdv, valueIn } from './contexts.ts';
import { rtseFaults } from './faults.ts';
import { REFUSE_REASONS } from './reasons.ts';
import { recover, restore, turnOf } from './recovery.ts';
import { connectionOf, joinedReferences } from './references.ts';
import { type After, type Do, type Request, type Rows, sideOf, type Told, type Variables } from './variables.ts';

type Confirmation = Told<'A-ASSOCIATE.confirm'>;
type Acceptance = Extract<Confirmation, { result: 'accepted' }>;
type Rejection = Exclude<Confirmation, { result: 'accepted' }>;

/** RT-OPEN.request: an association that begins with an RTORQ, X.228 §7.1. */
const associate = (variables: Variables, request: Request<'RT-OPEN.request'>): Do => {
  const { mode, dialogue = 'monologue', references = {}, applicationContext, applicationProtocol, recovery, userData = NULL } = request;
  const { settings } = variables;
  const checkpointSize = request.checkpointSize ?? recovery?.checkpointSize ?? settings.checkpointSize ?? DEFAULTS.checkpointSize;
  const windowSize = request.windowSize ?? recovery?.windowSize ?? settings.windowSize ?? DEFAULTS.windowSize;
  const proposal = leaving({ checkpointSize, windowSize, dialogueMode: dialogue }, request.unsaid);
  const turn = recovery ? turnOf(recovery) : (request.turn ?? 'initiator');
  const context = contextFor(mode, request.contexts);
  const rtorq = encodeValue(
    RTORQ[mode],
    defined({
      ...proposal,
      connectionDataRQ: recovery ? recovering(connectionOf(recovery.references)) : opening(userData),
      applicationProtocol: mode === 'normal' ? undefined : applicationProtocol,
    }),
  );
  variables.isInitiator = true;
  const { dialogueMode, ...sizes } = { ...DEFAULTS, ...proposal };
  variables.terms = { mode, dialogue: dialogueIn(dialogueMode), turn, context, ...sizes, references };
  if (recovery) restore(variables, recovery);
  const { called, calling, contexts, calledTitles, callingTitles } = request;
  return [
    down(
      defined({
        kind: 'A-ASSOCIATE.request',
        called,
        calling,
        mode,
        contexts,
        calledTitles,
        callingTitles,
        applicationContext,
        references,
        units: UNITS,
        tokens: tokensAt(turn),
        userInformation: [pdv(context, rtorq)],
      }),
    ),
  ];
};

/** RTOAC: the association is there, X.228 §7.1. */
const confirm = (variables: Variables, accepted: Acceptance): Do => {
  const { terms, settings } = variables;
  const { mode, dialogue, turn } = terms;
  judgeAssociation(variables, accepted);
  const { connectionDataAC: data, ...rest } = decodeValue(RTOAC[mode], apduIn(accepted.userInformation, terms.context));
  if ((data.kind === 'recover') !== isRecovering(variables)) throw rtseFaults.connection({ got: data.kind });
  const sizes = judgeSizes(rest);
  if (settings.largerSizes !== 'taken') judgeAnswer(sizes, terms);
  judgeRecovery(variables, sizes);
  const references = joinedReferences(terms.references, accepted.references);
  variables.terms = { ...terms, ...sizes, references };
  const { responding, respondingTitles, applicationContext } = accepted;
  return [
    up(
      defined({
        kind: 'RT-OPEN.confirm',
        result: 'accepted',
        responding,
        respondingTitles,
        mode,
        dialogue,
        turn,
        ...sizes,
        references,
        applicationContext,
        userData: data.kind === 'open' ? data.value : undefined,
      }),
    ),
  ];
};

/** The same, and a transfer of ours goes on, X.228 §7.8. */
const confirmRecovery = (variables: Variables, accepted: Acceptance, later: After): Do => [
  ...confirm(variables, accepted),
  ...recover(variables, later),
];

/** RTORJ, or a refusal of a layer below, X.228 §7.1. */
const refused = (variables: Variables, { result, refusal, userInformation }: Rejection): Do => {
  const rtorj = rtorjIn(variables, valueIn(userInformation, variables.terms.context));
  const transient = rtorj?.refuseReason === REFUSE_REASONS.rtsBusy.code || result === 'rejected-transient';
  return [
    up(
      defined({
        kind: 'RT-OPEN.confirm',
        result: 'refused',
        refusal: rtorj ? defined({ layer: 'rtse', reason: rtorj.refuseReason, transient }) : refusal,
        userData: rtorj?.userDataRJ,
      }),
    ),
  ];
};

/** Refused is refused, whatever the peer says with it. */
const rtorjIn = ({ terms }: Variables, octets: Uint8Array | undefined): Rtorj | undefined => {
  if (octets === undefined) return undefined;
  try {
    return decodeValue(RTORJ[terms.mode], octets);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
};

/** In a monologue another checkpoint size than before may be in the way, of which X.228 says nothing. */
const judgeRecovery = ({ terms, settings, oldCheckpoint }: Variables, { checkpointSize }: Sizes): void => {
  const isOther = oldCheckpoint !== undefined && checkpointSize !== oldCheckpoint;
  if (isOther && terms.dialogue === 'monologue' && settings.otherCheckpoint === 'aborted')
    throw rtseFaults.checkpoint({ got: checkpointSize });
};

const judgeAssociation = ({ terms }: Variables, { mode, units, tokens, results }: Acceptance): void => {
  if (mode !== terms.mode) throw rtseFaults.mode({ got: mode });
  judgeUnits(units);
  const turn = turnIn(tokens);
  if (turn !== terms.turn) throw rtseFaults.tokens({ got: turn });
  const isRejected = results.some(({ id, result }) => id === terms.context && result !== 'acceptance');
  if (isRejected) throw rtseFaults.context({ got: 'rejected' });
};

const isRefused = (_: Variables, { result }: Confirmation): boolean => result !== 'accepted';
const isSending = ({ outgoing }: Variables): boolean => outgoing !== undefined;
const isRecovering = ({ outgoing, incoming }: Variables): boolean => outgoing !== undefined || incoming !== undefined;
const hasTurn = (variables: Variables): boolean => variables.terms.turn === sideOf(variables);

// biome-ignore format: a table
/** An association that we ask for, X.228 §7.1. */
export const OPEN: Rows = {
  IDLE: { 'RT-OPEN.request':   { to: 'OPENING',   do: associate } },
  OPENING: {
    'A-ASSOCIATE.confirm': [
      { if: isRefused,           to: 'OVER',      do: refused },
      { if: isSending,           to: 'SENDING',   do: confirmRecovery },
      { if: hasTurn,             to: 'TURN',      do: confirm },
      {                          to: 'LISTENING', do: confirm },
    ],
  },
};

/** NULL: an open of a user that says nothing. */
const NULL = Uint8Array.of(0x05, 0x00);
