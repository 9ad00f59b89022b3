import { type AcseService, acse } from '#src/acse/index.ts';
import { concat, down, type Effects, type Layer, type Primitive, ProtocolError, stack, tap, up } from '#src/core/index.ts';
import { cotp } from '#src/cotp/index.ts';
import { type Context, type Mode, presentation } from '#src/presentation/index.ts';
import { type Recovery, type RtseOptions, type RtseService, referencesOf, rtse } from '#src/rtse/index.ts';
import { session, type Unit } from '#src/session/index.ts';
import { type TcpService, tpkt } from '#src/tpkt/index.ts';
import { hex, hexOf } from './hex.ts';
import { type End, wire } from './wire.ts';

/** A reliable transfer entity between its two services. */
export type Entity = Layer<RtseService, AcseService>;
export type Up = AcseService['up'];
export type Down = RtseService['down'];
/** A primitive of either side, or the alarm that was set last. */
export type Input = Up | Down | { readonly kind: 'transfer time' };

/** The contexts of X.419: ACSE, the APDUs of RTSE, the messages. */
export const CONTEXTS: readonly Context[] = [
  { id: 1, abstractSyntax: '2.2.1.0.1', transferSyntaxes: ['2.1.1'] },
  { id: 3, abstractSyntax: '2.6.0.2.12', transferSyntaxes: ['2.1.1'] },
  { id: 5, abstractSyntax: '2.6.0.2.7', transferSyntaxes: ['2.1.1'] },
];
/** Which are accepted. */
export const RESULTS = CONTEXTS.map(({ id }) => ({ id, result: 'acceptance', transferSyntax: '2.1.1' }) as const);

const UNITS: readonly Unit[] = ['halfDuplex', 'minorSync', 'activity', 'exceptions'];
const called = { session: { transport: { network: { host: '192.0.2.2', port: 102 } } } };

/** What the session connection of a test is called. */
export const REFERENCES = referencesOf('normal', 'calling', { name: 'MTA-A', time: '991122120000Z' });

/** An open of ours, in normal mode, and in X.410 mode. */
export const OPEN = {
  kind: 'RT-OPEN.request',
  called,
  mode: 'normal',
  dialogue: 'two-way-alternate',
  contexts: CONTEXTS,
  references: REFERENCES,
  checkpointSize: 1,
} as const satisfies Down;
export const OPEN_X410 = { kind: 'RT-OPEN.request', called, mode: 'x410-1984', references: REFERENCES } as const satisfies Down;

/** A value in the context of RTSE, and one in X.410 mode. */
export const inRtse = (text: string) => [{ context: 3, octets: hex(text) }];
export const bare = (text: string) => [{ octets: hex(text) }];

/** Answers and questions of a peer. */
export const RTOAC = 'b10d 800101 810103 a205 a003 020107';
export const RTORQ = 'b010 800101 810103 820101 a305 a003 020107';
export const ACCEPTED = {
  kind: 'A-ASSOCIATE.confirm',
  result: 'accepted',
  responding: {},
  results: RESULTS,
  version: 2,
  mode: 'normal',
  units: UNITS,
  tokens: { data: 'initiator', minor: 'initiator', major: 'initiator' },
  userInformation: inRtse(RTOAC),
} as const satisfies Up;
export const ASKED = {
  kind: 'A-ASSOCIATE.indication',
  called: {},
  calling: {},
  contexts: CONTEXTS,
  results: RESULTS,
  version: 2,
  mode: 'normal',
  references: REFERENCES,
  applicationContext: '2.6.0.1.6',
  units: UNITS,
  tokens: { data: 'initiator', minor: 'initiator', major: 'initiator' },
  userInformation: inRtse(RTORQ),
} as const satisfies Up;
export const ASKED_X410 = {
  ...ASKED,
  mode: 'x410-1984',
  contexts: [],
  results: [],
  userInformation: bare('3110 800101 810103 820101 a305 a003 020107'),
} as const satisfies Up;

/** An APDU of so many octets, to be sent. */
export const transfer = (length: number) =>
  ({ kind: 'RT-TRANSFER.request', apdu: { context: 5, octets: new Uint8Array(length) }, within: 1000 }) as const satisfies Down;

const START: Up = { kind: 'P-ACTIVITY-START.indication', activity: hex('020101') };
/** A segment that is all of an APDU, and one that is a part. */
export const WHOLE: Up = { kind: 'P-DATA.indication', userData: inRtse('0409 2807 020105 a0020500') };
export const PART: Up = { kind: 'P-DATA.indication', userData: inRtse('0404 2807 0201') };
export const POINT: Up = { kind: 'P-SYNC-MINOR.indication', syncPoint: 1, confirm: 'explicit' };
const END: Up = { kind: 'P-ACTIVITY-END.indication', syncPoint: 1 };
const TURN: readonly Input[] = [OPEN, ACCEPTED];
const LISTENING: readonly Input[] = [ASKED, { kind: 'RT-OPEN.response', result: 'accepted' }];
const SENDING: readonly Input[] = [...TURN, transfer(5000)];
const RECEIVING: readonly Input[] = [...LISTENING, START];
const SECURING: readonly Input[] = [...RECEIVING, WHOLE, END];

/** A transfer that was cut off at a sync point, at the sender and at the receiver; one of which the receiver has all. */
export const CUT_OFF = {
  mode: 'normal',
  references: referencesOf('normal', 'calling', { name: 'before', time: '991122110000Z' }),
  activity: hex('020107'),
  syncPoint: 1,
  role: 'sending',
  checkpointSize: 1,
  windowSize: 3,
  octets: concat([hex('28820407 020105 a08203fe'), new Uint8Array(1022)]),
  marks: [1024],
  within: 500,
} as const satisfies Recovery;
export const HALF: Recovery = { ...CUT_OFF, role: 'receiving', octets: CUT_OFF.octets.subarray(0, 1024) };
export const COMPLETED: Recovery = { ...CUT_OFF, role: 'receiving', octets: new Uint8Array(), marks: [], syncPoint: 2 };
const SCI = 'a117 0406 6265666f7265 170d 3939313132323131303030305a';
/** What asks for a recovery, and what answers. */
export const RECOVER: Up = { ...ASKED, userInformation: inRtse(`b024 800101 810103 820101 a319 ${SCI}`) };
export const RECOVERED: Up = { ...ACCEPTED, userInformation: inRtse(`b121 800101 810103 a219 ${SCI}`) };
const THEIRS = { data: 'responder', minor: 'responder', major: 'responder' } as const;
const recovering = (recovery: Recovery): readonly Input[] => [RECOVER, { kind: 'RT-OPEN.response', result: 'accepted', recovery }];

// biome-ignore format: a table
/** How an entity comes to stand in a state. In the uneven ones it asked for the association, and has the turn. */
export const WAYS = {
  IDLE:         [],
  OPENING:      [OPEN],
  ASKED:        [ASKED],
  TURN,
  SENDING,
  INTERRUPTING: [...SENDING, { kind: 'P-SYNC-MINOR.confirm', syncPoint: 1 }, { kind: 'P-U-EXCEPTION-REPORT.indication', reason: 1 }],
  DISCARDING:   [...SENDING, { kind: 'P-U-EXCEPTION-REPORT.indication', reason: 1 }],
  LISTENING,
  RECEIVING,
  SECURING,
  REPORTING:    [...SECURING, { kind: 'RT-TRANSFER.response', result: 'refused' }],
  CLOSING:      [...TURN, { kind: 'RT-CLOSE.request' }],
  RELEASING:    [...LISTENING, { kind: 'A-RELEASE.indication' }],
  OVER:         [...TURN, { kind: 'A-P-ABORT.indication' }],
  'the end sent':      [...TURN, transfer(10)],
  'one confirmed':     [...SENDING, { kind: 'P-SYNC-MINOR.confirm', syncPoint: 1 }],
  'given up':          [...SENDING, { kind: 'transfer time' }],
  'interrupted late':  [...SENDING, { kind: 'P-SYNC-MINOR.confirm', syncPoint: 1 }, { kind: 'P-P-EXCEPTION-REPORT.indication' }, { kind: 'transfer time' }],
  'secured':           [...SECURING, { kind: 'RT-TRANSFER.response', result: 'secured' }],
  'one secured':       [...RECEIVING, PART, POINT],
  'interrupted':       [...RECEIVING, PART, POINT, PART, { kind: 'P-ACTIVITY-INTERRUPT.indication' }],
  'stale':             [...SECURING, { kind: 'P-ACTIVITY-DISCARD.indication' }],
  'stale, receiving':  [...SECURING, { kind: 'P-ACTIVITY-DISCARD.indication' }, START],
  'stale, securing':   [...SECURING, { kind: 'P-ACTIVITY-DISCARD.indication' }, START, WHOLE, END],
  'stale, reporting':  [...SECURING, { kind: 'P-P-EXCEPTION-REPORT.indication' }],
  'stale, turn':       [...SECURING, { kind: 'P-ACTIVITY-INTERRUPT.indication' }, { kind: 'P-CONTROL-GIVE.indication' }],
  'recovering':        [{ ...OPEN, recovery: CUT_OFF }],
  'recovering, to receive': [{ ...OPEN, recovery: HALF }],
  'asked to recover':  [RECOVER],
  'asked, with the turn': [{ ...ASKED, tokens: THEIRS }],
  'asked to recover, with the turn': [{ ...RECOVER, tokens: THEIRS } as Up],
  'half there':        recovering(HALF),
  'all there':         recovering(COMPLETED),
} as const satisfies Readonly<Record<string, readonly Input[]>>;

/** Gives an entity one input; what it does is written in short, one line an effect. */
export const put = (entity: Entity, input: Input): readonly string[] => shown(effectsOf(entity, input));

/** Gives an entity inputs, one after another; what the last one does. */
export const play = (entity: Entity, inputs: readonly Input[]): readonly string[] => inputs.map((input) => put(entity, input)).at(-1) ?? [];

/** What one input does. */
export const effectsOf = (entity: Entity, input: Input): Effects<RtseService, AcseService> => {
  const effects = taken(entity, input);
  for (const effect of effects) if ('alarm' in effect) RINGS.set(entity, effect.ring);
  return effects;
};
const taken = (entity: Entity, input: Input): Effects<RtseService, AcseService> => {
  if (input.kind === 'transfer time') return RINGS.get(entity)!();
  return isUp(input) ? entity.fromBelow(input) : entity.fromAbove(input);
};
/** Whether a primitive comes from below. */
export const isUp = (input: Up | Down): input is Up => !input.kind.startsWith('RT-');
const RINGS = new WeakMap<Entity, () => Effects<RtseService, AcseService>>();

/** Effects in short: `< ` a primitive that goes down, `^ ` one that goes up, `! ` an alarm. */
export const shown = (effects: Effects<RtseService, AcseService>): readonly string[] =>
  effects.map((effect) => {
    if ('down' in effect) return `< ${said(effect.down)}`;
    return 'up' in effect ? `^ ${said(effect.up)}` : `! ${effect.alarm} ${effect.after}`;
  });

/** The same with long octets cut short. */
export const brief = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/[0-9a-f]{80,}/g, (octets) => `${octets.length / 2} octets`));

const said = ({ kind, ...fields }: Primitive): string =>
  [kind, ...Object.entries<unknown>(fields).map(([name, value]) => `${name}=${written(value)}`)].join(' ');
const written = (value: unknown): string => {
  if (value instanceof Uint8Array) return hexOf(value);
  if (value instanceof ProtocolError) return value.code;
  if (typeof value !== 'object') return String(value);
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? hexOf(each) : each)).replaceAll('"', '');
};

/** What a user answers at once to what it is told. */
export type User = (told: RtseService['up']) => readonly Down[];

/** How two whole stacks are to stand on a line. */
export interface Setting {
  readonly options?: RtseOptions;
  readonly user?: User;
  /** Sees what crosses between RTSE and ACSE at the caller. */
  readonly watch?: (going: 'up' | 'down', primitive: Primitive) => void;
  /** The line breaks where that many packets have been sent. */
  readonly breaksAt?: number;
}

/** Two whole stacks on a line, from TCP to RTSE, whose users answer at once. */
export const line = (
  caller: Setting,
  callee: Setting = {},
): { readonly caller: End<RtseService>; readonly called: End<RtseService>; readonly packets: () => number } => {
  const count = { packets: 0 };
  const breaksAt = caller.breaksAt ?? Infinity;
  const ends = wire(whole(caller, count, breaksAt), whole(callee, count, breaksAt));
  return { ...ends, packets: () => count.packets };
};

const whole = ({ options, user = () => [], watch = () => {} }: Setting, count: Count, breaksAt: number): Layer<RtseService, TcpService> =>
  stack(breaking(count, breaksAt))
    .add(tpkt())
    .add(cotp({ reference: 1 }))
    .add(session())
    .add(presentation())
    .add(acse())
    .add(tap<AcseService>(watch))
    .add(rtse(options))
    .add(answering(user));

interface Count {
  packets: number;
}

/** A line that ends where so many packets have been sent from both sides. Both hear of it when they have done what they were about. */
const breaking = (count: Count, breaksAt: number): Layer<TcpService, TcpService> => {
  let isTold = false;
  return {
    fromAbove(primitive) {
      if (primitive.kind !== 'TCP.send') return [down(primitive)];
      count.packets += 1;
      if (count.packets < breaksAt) return [down(primitive)];
      return count.packets === breaksAt ? [down({ kind: 'TCP.close' })] : [];
    },
    fromBelow(primitive) {
      if (primitive.kind !== 'TCP.closed' || count.packets < breaksAt) return [up(primitive)];
      if (isTold) return [];
      isTold = true;
      return [up(primitive), down({ kind: 'TCP.close' })];
    },
  };
};

const answering = (user: User): Layer<RtseService, RtseService> => ({
  fromAbove: (primitive) => [down(primitive)],
  fromBelow: (primitive) => [up(primitive), ...user(primitive).map(down)],
});

/** A user that accepts, secures and agrees. */
export const willing =
  (accepting: Partial<Extract<Down, { kind: 'RT-OPEN.response'; result: 'accepted' }>> = {}): User =>
  ({ kind }) => {
    if (kind === 'RT-OPEN.indication') return [{ ...accepting, kind: 'RT-OPEN.response', result: 'accepted' }];
    if (kind === 'RT-TRANSFER.indication') return [{ kind: 'RT-TRANSFER.response', result: 'secured' }];
    return kind === 'RT-CLOSE.indication' ? [{ kind: 'RT-CLOSE.response' }] : [];
  };

/** An open in a mode, and an APDU for it. */
export const openIn = (mode: Mode): typeof OPEN | typeof OPEN_X410 =>
  mode === 'normal' ? ({ ...OPEN, applicationContext: '2.6.0.1.6' } as typeof OPEN) : OPEN_X410;
export const apduIn = (mode: Mode, octets: Uint8Array) => (mode === 'normal' ? { context: 5, octets } : { octets });
