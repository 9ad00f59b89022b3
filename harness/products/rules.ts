import type { RuleName, RuleValues } from './product.ts';

/** One rule for people: what it decides, and what each of its values means. */
interface RuleRow<Value extends string | number> {
  readonly says: string;
  readonly values: Readonly<Record<Value, string>>;
}

/** Every rule of a product; the schema, the documentation and `list products` are made of this table. */
export const RULES: { readonly [K in RuleName]: RuleRow<RuleValues[K]> } = {
  identity: {
    says: 'How a caller is matched to a connector',
    values: {
      address: 'by its address alone, which must fit one connector; selectors can only confirm it',
      'address-then-called-selector': 'by its address, then by the T-selector that it calls; the Outgoing T-selector names the link',
      selectors: 'by the T-selectors called and calling; the address only breaks a tie',
    },
  },
  onUnknownAddress: {
    says: 'What happens to a call from an address that no connector has',
    values: {
      reset: 'the TCP connection is reset',
      close: 'the TCP connection is closed without a TPDU',
      'refuse-association': 'the association is refused once it is asked for',
    },
  },
  onAmbiguity: {
    says: 'What happens where several connectors fit and one is needed',
    values: {
      reset: 'the TCP connection is reset, as if none did',
      first: 'the first in directory order takes the call',
      last: 'the last in directory order takes the call',
      'round-robin': 'they take such calls in turn',
    },
  },
  calledSelector: {
    says: 'What a blank T-selector of the stack (field A) means for a call',
    values: {
      'blank-takes-any': 'any called T-selector will do',
      'blank-is-blank': 'the called T-selector must be blank too',
      any: 'nothing: any called T-selector will do, whatever that of the stack is',
    },
  },
  incoming: {
    says: 'What the Incoming selectors of a connector (field C) are for',
    values: {
      'whole-set': 'the caller must show them; where all are blank, the Outgoing set (field B) instead',
      'field-by-field': 'the caller must show them; each that is blank is replaced by that of the Outgoing set (field B)',
      'never-read': 'nothing; the caller must show the Outgoing set (field B)',
      'any-caller': 'nothing, and the caller may show what it likes',
    },
  },
  sourceAddress: {
    says: 'Which address of its host a call leaves from',
    values: {
      route: 'the one in the subnet of the destination; where several or none are, any of them',
      first: 'always the first',
    },
  },
  sourceOverride: {
    says: 'Whether a connector may name its own source address (Stack IP Address Override)',
    values: { yes: 'it may', no: 'it may not' },
  },
  reverse: {
    says: 'Which names of a caller count, where its address has several',
    values: { first: 'the first that the reverse look-up finds', all: 'every one' },
  },
  emptySelector: {
    says: 'Whether a selector of no octets differs from one that is not there',
    values: { same: 'both are blank', distinct: 'they differ' },
  },
  nameCase: {
    says: 'How MTA names are compared',
    values: { insensitive: 'without regard to case', sensitive: 'with regard to case' },
  },
  shortNameByDns: {
    says: 'What comes of a short host name that only DNS knows',
    values: { fails: 'the connection fails', resolves: 'it is dialled like any other' },
  },
  addressMissLogged: {
    says: 'Whether 9301 is logged for the address although the name fits afterwards',
    values: { yes: 'it is', no: 'only a call that nothing fits is logged' },
  },
  tpduSize: {
    says: 'The largest TPDU that is proposed and granted, in octets',
    values: {
      128: '',
      256: '',
      512: '',
      1024: '',
      2048: 'the most that class 0 knows',
      65531: 'no size is proposed: RFC 1006 sets the limit',
    },
  },
  supports2KTpdu: {
    says: 'Whether TPDUs may have 2,048 octets whatever tpduSize says (registry: Supports 2K TPDU)',
    values: { yes: 'they may', no: 'tpduSize holds' },
  },
  reservedOctet: {
    says: 'What stands in the reserved octet of a TPKT that is sent',
    values: { zero: '0', rubbish: 'whatever was there' },
  },
  reservedChecked: {
    says: 'What becomes of a TPKT whose reserved octet is not 0',
    values: { yes: 'the connection is closed', no: 'it is taken' },
  },
  parameterOrder: {
    says: 'In which order a CR and a CC carry TPDU size (C0) and selectors (C1 calling, C2 called)',
    values: { 'C0 C1 C2': 'size first', 'C1 C2 C0': 'selectors first' },
  },
  window: {
    says: 'Which window of checkpoints is proposed and granted',
    values: { configured: 'that of the connector', three: '3, whatever the connector says' },
  },
  proposesWindow: {
    says: 'Whether a caller says which window of checkpoints it proposes',
    values: { yes: 'it does', no: 'it does not, which stands for 3' },
  },
  proposesMonologue: {
    says: 'Whether a caller says that it proposes a monologue',
    values: { yes: 'it does', no: 'it names no dialogue mode then, which stands for a monologue' },
  },
  windowAbsent: {
    says: 'Which window a called MTA answers with, where the caller proposes none',
    values: { three: '3, which is what X.228 has it stand for', five: '5, more than the caller proposed' },
  },
  checkpointOnRecovery: {
    says: 'Whether a caller that recovers a transfer is granted the checkpoint size of before',
    values: { kept: 'it is', changed: 'it may be granted another, so that a monologue cannot be recovered' },
  },
  x410SessionSelector: {
    says: 'What an S-selector is for on a connector in an X.410 mode, where the recommendation has none',
    values: { used: 'it is sent and expected', ignored: 'nothing' },
  },
  resultPassword: {
    says: 'Which password a called MTA binds back with',
    values: {
      connector: 'that of the connector’s Override page, else that of the MTA',
      mta: 'that of the MTA, whatever the connector says',
    },
  },
  unexpectedPassword: {
    says: 'What a caller makes of a password in the answer to its bind, where its connector has none for the remote MTA',
    values: {
      'decode-failure': 'it cannot read the answer: 1192, and its queue grows',
      refused: 'the credentials are wrong: it lets the association go',
      ignored: 'nothing',
    },
  },
  absentDialogue: {
    says: 'How a caller that names no dialogue mode is taken',
    values: { monologue: 'as one that proposes a monologue', mishandled: 'wrongly: the association comes to nothing' },
  },
  urgentAssociation: {
    says: 'Over which association urgent messages and reports go',
    values: { own: 'over one of their own, however few messages are queued', shared: 'over those of all others' },
  },
  emptyQueueSchedule: {
    says: 'Whether a connector with Selected times calls with nothing queued',
    values: {
      connects: 'it does, so that a Remote initiated peer can send',
      'never-connects': 'it does not, and what such a peer has queued stays there',
    },
  },
  sentCheckpoints: {
    says: 'How large the checkpoints of the messages are that it sends',
    values: {
      even: 'as agreed, but for what is left at the end',
      shrinking: 'the first as agreed, those behind it much smaller (Q246302): 1 KB (assumed)',
    },
  },
  largeCheckpoint: {
    says: 'What becomes of a message that comes with checkpoints of 64 KB or more',
    values: { taken: 'it is taken', 'decode-failure': 'it may not be readable: 1136' },
  },
  truncatedCheckpoint: {
    says: 'What becomes of a message one of whose checkpoints ends too early (a fault such as RTTR from alpha #2: shorten 20)',
    values: { refused: 'the association is aborted', fatal: 'the MTA ends: 2051' },
  },
  shrinkingCheckpoint: {
    says: 'What becomes of a message with a large first checkpoint and much smaller ones after it (sentCheckpoints: shrinking)',
    values: { taken: 'it is taken', fatal: 'the MTA ends: 9405' },
  },
  bilateralInformation: {
    says: 'Whether messages name the sites that they came through, for the detection of loops (per-domain-bilateral-information)',
    values: { sent: 'they do', 'not-sent': 'they do not' },
  },
  eventLog: {
    says: 'Whose event log the MTA keeps',
    values: { MSExchangeMTA: 'that of the Exchange MTA', none: 'none' },
  },
};

/** The names of all rules, in the order of the table. */
export const RULE_NAMES = Object.keys(RULES) as readonly RuleName[];

/** The values that a rule may have, as they are written in a scenario: numbers are numbers. */
export const valuesOf = (rule: RuleName): readonly (string | number)[] =>
  Object.keys(RULES[rule].values).map((value) => (/^\d+$/.test(value) ? Number(value) : value));
