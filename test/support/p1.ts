import { type Effects, type Layer, ProtocolError } from '#src/core/index.ts';
import { CONTEXTS, type MtaBindArgument, type MtaBindResult, type MtaOptions, mta, type TransferService } from '#src/p1/index.ts';
import type { RtseService } from '#src/rtse/index.ts';
import { hex, hexOf } from './hex.ts';

/** An association of an MTA between its two services. */
export type Association = Layer<TransferService, RtseService>;

type Up = RtseService['up'];
type Down = TransferService['down'];

/** An input: a primitive of either side. */
export type Input = Up | Down;

const called = { session: { transport: { network: { host: '192.0.2.2', port: 102 } } } };

/** The names and passwords of the two MTAs. */
export const ARGUMENT: MtaBindArgument = {
  kind: 'authenticated',
  value: { initiatorName: 'MTA-A', initiatorCredentials: { kind: 'ia5', value: 'secret-a' } },
};
export const RESULT: MtaBindResult = {
  kind: 'authenticated',
  value: { responderName: 'MTA-B', responderCredentials: { kind: 'ia5', value: 'secret-b' } },
};

// biome-ignore format: a table
/** The user data of the conversations c1, b1, b5 and d8 of the wire: binds in normal mode, and in X.410 mode. */
export const USER_DATA = {
  argument:       'b015 a113 8005 4d54412d41 a10a 1608 7365637265742d61',
  result:         'b115 a113 8005 4d54412d42 a10a 1608 7365637265742d62',
  error:          'b203 020102',
  olderArgument:  'a113 8005 4d54412d41 a10a 1608 7365637265742d61',
  olderResult:    'a113 8005 4d54412d42 a10a 1608 7365637265742d62',
  nothing:        '0500',
  namelessResult: 'a180 8000 a180 1600 0000 0000',
} as const;

/** An MTA-BIND.request. */
export const BIND: Extract<Down, { kind: 'MTA-BIND.request' }> = {
  kind: 'MTA-BIND.request',
  called,
  conformance: '1988',
  argument: ARGUMENT,
};

/** What an RT-OPEN says of sizes and turns. */
const agreed = { checkpointSize: 0, windowSize: 3, dialogue: 'monologue', turn: 'initiator' } as const;

/** RT-OPEN.indication in normal mode, as in c1. */
export const OPEN: Extract<Up, { kind: 'RT-OPEN.indication' }> = {
  kind: 'RT-OPEN.indication',
  mode: 'normal',
  called: {},
  calling: {},
  contexts: CONTEXTS,
  applicationContext: '2.6.0.1.6',
  userData: hex(USER_DATA.argument),
  ...agreed,
};

/** The same in X.410 mode, as in b1. */
export const OLDER_OPEN: typeof OPEN = {
  kind: 'RT-OPEN.indication',
  mode: 'x410-1984',
  called: {},
  calling: {},
  contexts: [],
  applicationProtocol: 1,
  userData: hex(USER_DATA.olderArgument),
  ...agreed,
};

/** RT-OPEN.confirm: accepted. */
export const OPENED: Extract<Up, { kind: 'RT-OPEN.confirm'; result: 'accepted' }> = {
  kind: 'RT-OPEN.confirm',
  result: 'accepted',
  mode: 'normal',
  responding: {},
  checkpointSize: 0,
  windowSize: 3,
  userData: hex(USER_DATA.result),
};

/** RT-OPEN.confirm: refused by an RTORJ. */
export const REFUSED: Extract<Up, { kind: 'RT-OPEN.confirm'; result: 'refused' }> = {
  kind: 'RT-OPEN.confirm',
  result: 'refused',
  refusal: { layer: 'rtse' },
  userData: hex(USER_DATA.error),
};

/** MTA-BIND.response: accepted. */
export const ACCEPT: Extract<Down, { kind: 'MTA-BIND.response' }> = { kind: 'MTA-BIND.response', result: 'accepted', value: RESULT };

const BOUND: readonly Input[] = [BIND, OPENED];
const CALLED: readonly Input[] = [OPEN, ACCEPT];

// biome-ignore format: a table
/** How an association comes to stand in a state. */
export const WAYS = {
  UNBOUND:        [],
  'BIND SENT':    [BIND],
  'BIND ASKED':   [OPEN],
  BOUND:          BOUND,
  'UNBIND SENT':  [...BOUND, { kind: 'MTA-UNBIND.request' }],
  'UNBIND ASKED': [...CALLED, { kind: 'RT-CLOSE.indication' }],
  OVER:           [...BOUND, { kind: 'RT-U-ABORT.indication' }],
  called:         CALLED,
  older:          [{ ...BIND, conformance: '1984' }],
  olderCalled:    [OLDER_OPEN],
} as const satisfies Readonly<Record<string, readonly Input[]>>;

/** An association that inputs have been given to. */
export const associationIn = (inputs: readonly Input[], options?: MtaOptions): Association => {
  const association = mta(options);
  for (const input of inputs) effectsOf(association, input);
  return association;
};

/** Gives an association one input; what it does is written in short, one line an effect. */
export const put = (association: Association, input: Input): readonly string[] => shown(effectsOf(association, input));

/** What the last of some inputs does. */
export const play = (inputs: readonly Input[], options?: MtaOptions): readonly string[] =>
  put(associationIn(inputs.slice(0, -1), options), inputs.at(-1)!);

/** What one input does. */
export const effectsOf = (association: Association, input: Input): Effects<TransferService, RtseService> =>
  isUp(input) ? association.fromBelow(input) : association.fromAbove(input);
const isUp = (input: Up | Down): input is Up => input.kind.startsWith('RT-');

/** Effects in short: `< ` what goes down, `^ ` what goes up; addresses and contexts are left out. */
export const shown = (effects: Effects<TransferService, RtseService>): readonly string[] =>
  effects.map((effect) => {
    if ('down' in effect) return `< ${written(effect.down)}`;
    return 'up' in effect ? `^ ${written(effect.up)}` : `! ${effect.alarm}`;
  });

const written = ({ kind, ...fields }: TransferService['up'] | RtseService['down']): string =>
  [kind, ...Object.entries<unknown>(fields).flatMap(([name, value]) => (SILENT.has(name) ? [] : [`${name}=${short(value)}`]))].join(' ');
const short = (value: unknown): string => {
  if (value instanceof Uint8Array) return hexOf(value);
  if (value instanceof ProtocolError) return value.code;
  if (typeof value !== 'object') return String(value);
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? hexOf(each) : each)).replaceAll('"', '');
};
const SILENT: ReadonlySet<string> = new Set(['called', 'calling', 'responding', 'contexts']);
