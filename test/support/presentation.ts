import { type Effects, type Layer, ProtocolError } from '#src/core/index.ts';
import type { Context, PresentationService } from '#src/presentation/index.ts';
import type { SessionService } from '#src/session/index.ts';
import { hex, hexOf } from './hex.ts';

/** A presentation entity between its two services. */
export type Entity = Layer<PresentationService, SessionService>;

type Up = SessionService['up'];
type Down = PresentationService['down'];

/** An input: octets of an SSDU as hexadecimal text, or a primitive of either side. */
export type Input = string | Up | Down;

const ACSE = '2.2.1.0.1';
const BER = '2.1.1';

/** The contexts of message transfer: ACSE, id-as-mta-rtse, id-as-mtse. */
export const CONTEXTS: readonly Context[] = [
  { id: 1, abstractSyntax: ACSE, transferSyntaxes: [BER] },
  { id: 3, abstractSyntax: '2.6.0.2.12', transferSyntaxes: [BER] },
  { id: 5, abstractSyntax: '2.6.0.2.7', transferSyntaxes: [BER] },
];

const NORMAL = 'a003800101';
/** Context lists: of the three contexts above, and of the results that accept them. */
export const LIST =
  'a433 300f 020101 060452010001 30040602 5101 300f 020103 06045600020c 30040602 5101 300f 020105 060456000207 30040602 5101';
export const ACCEPTED = 'a51b 3007 800100 81025101 3007 800100 81025101 3007 800100 81025101';

const lengthOf = (octets: string): string => {
  const length = octets.length / 2;
  const digits = length.toString(16).padStart(length > 0xff ? 4 : 2, '0');
  return length < 0x80 ? digits : length > 0xff ? `82${digits}` : `81${digits}`;
};
/** An element: identifier and contents in hexadecimal, the length is found. */
export const element = (identifier: string, ...contents: readonly string[]): string => {
  const octets = contents.join('').replaceAll(' ', '');
  return `${identifier}${lengthOf(octets)}${octets}`;
};
/** User-data of one value, fully encoded. */
export const full = (context: number, value: string): string =>
  element('61', element('30', `0201${context.toString(16).padStart(2, '0')}`, element('a0', value)));
/** A CP and a CPA in normal mode with these parameters. */
export const cp = (...parameters: readonly string[]): string => element('31', NORMAL, element('a2', ...parameters));
export const cpa = cp;
/** A CP and a CPA in X.410 mode with these components. */
export const cp1984 = (...components: readonly string[]): string => element('31', 'a003800100', element('a1', ...components));

/** What the session layer brings: a CN, an AC, an RF and an AB with a PPDU in it. */
export const cn = (ppdu: string | undefined, version = 2): Up => ({
  kind: 'S-CONNECT.indication',
  called: {},
  calling: {},
  references: {},
  units: [],
  tokens: {},
  version,
  ...userData(ppdu),
});
export const ac = (ppdu: string | undefined, version = 2): Up => ({
  kind: 'S-CONNECT.confirm',
  result: 'accepted',
  references: {},
  units: [],
  version,
  ...userData(ppdu),
});
export const rf = (reason?: number, ppdu?: string): Up => ({
  kind: 'S-CONNECT.confirm',
  result: 'refused',
  references: {},
  ...(reason !== undefined && { reason }),
  ...userData(ppdu),
});
export const ab = (ppdu?: string): Up => ({ kind: 'S-U-ABORT.indication', ...userData(ppdu) });
const userData = (ppdu: string | undefined) => ppdu !== undefined && { userData: hex(ppdu) };

const network = { host: '192.0.2.2', port: 102 };
/** An element of ACSE, for want of an AARQ. */
export const VALUE = '60020500';
const pdv = { context: 1, octets: hex(VALUE) };
/** The one SET of X.410 mode. */
export const SET = { octets: hex('3103800100') };

export const CALL = {
  kind: 'P-CONNECT.request',
  mode: 'normal',
  called: { session: { transport: { network } } },
  contexts: CONTEXTS,
  userData: [pdv],
} as const satisfies Input;
export const CALL1984 = { ...CALL, mode: 'x410-1984', contexts: [], userData: [SET] } as const satisfies Input;
export const ACCEPT = {
  kind: 'P-CONNECT.response',
  result: 'accepted',
  userData: [{ context: 1, octets: hex('61020500') }],
} as const satisfies Input;
export const CP = cp(LIST, full(1, VALUE));
export const CPA = cpa(ACCEPTED, full(1, '61020500'));

// biome-ignore format: a table
/** How an entity comes to stand in a state; `called` and `called1984` were called. */
export const WAYS = {
  STAI0:      [],
  STAI1:      [CALL],
  STAI2:      [cn(CP)],
  STAt0:      [CALL, ac(CPA)],
  called:     [cn(CP), ACCEPT],
  STAI1of84:  [CALL1984],
  STAI2of84:  [cn(cp1984('800100'), 1)],
  of84:       [CALL1984, ac(cp1984('800100'), 1)],
  called84:   [cn(cp1984('800100'), 1), { kind: 'P-CONNECT.response', result: 'accepted', userData: [SET] }],
  released:   [CALL, ac(CPA), { kind: 'S-RELEASE.indication' }],
} as const satisfies Readonly<Record<string, readonly Input[]>>;

/** Gives an entity one input; what it does is written in short, one line an effect. */
export const put = (entity: Entity, input: Input): readonly string[] => shown(effectsOf(entity, input));

/** Gives an entity inputs, one after another; what the last one does. */
export const play = (entity: Entity, inputs: readonly Input[]): readonly string[] => inputs.map((input) => put(entity, input)).at(-1) ?? [];

/** Effects in short: `< ` what goes down, `^ ` what goes up. */
export const shown = (effects: Effects<PresentationService, SessionService>): readonly string[] =>
  effects.map((effect) => {
    if ('down' in effect) return `< ${line(effect.down)}`;
    return 'up' in effect ? `^ ${line(effect.up)}` : `! ${effect.alarm} ${effect.after}`;
  });

/** What one input does. */
export const effectsOf = (entity: Entity, input: Input): Effects<PresentationService, SessionService> => {
  if (typeof input === 'string') return entity.fromBelow({ kind: 'S-DATA.indication', ssdu: hex(input) });
  return isUp(input) ? entity.fromBelow(input) : entity.fromAbove(input);
};
const isUp = (input: Up | Down): input is Up => input.kind.startsWith('S-');

const line = ({ kind, ...fields }: Down | Up | SessionService['down'] | PresentationService['up']): string =>
  [kind, ...Object.entries<unknown>(fields).map(([name, value]) => `${name}=${written(value)}`)].join(' ');
const written = (value: unknown): string => {
  if (value instanceof Uint8Array) return hexOf(value);
  if (value instanceof ProtocolError) return value.code;
  return typeof value === 'object'
    ? JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? hexOf(each) : each))
    : String(value);
};
