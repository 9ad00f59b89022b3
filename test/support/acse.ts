import type { AcseService } from '#src/acse/index.ts';
import { type Effects, type Layer, ProtocolError } from '#src/core/index.ts';
import type { Context, ContextResult, Pdv, PresentationService } from '#src/presentation/index.ts';
import { hex, hexOf } from './hex.ts';

/** An ACSE entity between its two services. */
export type Entity = Layer<AcseService, PresentationService>;

type Up = PresentationService['up'];
type Down = AcseService['down'];

/** An input: a primitive of either side. */
export type Input = Up | Down;

// biome-ignore format: a table
/** One APDU each, as a peer sends them. */
export const APDUS = {
  AARQ:    '603b a106060456000106 be31 282f 06025101 020103 a026 b024800100810103820100a319a017b015a11380054d54412d41a10a16087365637265742d61',
  'AARE+': '6144 a106060456000106 a203020100 a305a103020100 be2e 282c 06025101 020103 a023 b121800100810103a219a017b115a11380054d54412d42a10a16087365637265742d62',
  'AARE-': '612a a106060456000106 a203020101 a305a103020101 be14 2812 06025101 020103 a009 b207a105b203020102',
  RLRQ:    '6203 800100',
  RLRE:    '6303 800100',
  ABRT:    '6415 800100 be10 280e 06025101 020103 a005 b603800105',
} as const;

/** A value in the context of ACSE. */
export const inAcse = (octets: string): readonly Pdv[] => [{ context: 1, octets: hex(octets) }];

/** A value in the context of reliable transfer. */
export const inRtse = (octets: string): readonly Pdv[] => [{ context: 3, octets: hex(octets) }];

/** The contexts that are proposed, and what becomes of them. */
export const CONTEXTS: readonly Context[] = [
  { id: 1, abstractSyntax: '2.2.1.0.1', transferSyntaxes: ['2.1.1'] },
  { id: 3, abstractSyntax: '2.6.0.2.12', transferSyntaxes: ['2.1.1'] },
];
export const RESULTS: readonly ContextResult[] = [
  { id: 1, result: 'acceptance', transferSyntax: '2.1.1' },
  { id: 3, result: 'acceptance', transferSyntax: '2.1.1' },
];

const called = { session: { transport: { network: { host: '192.0.2.2', port: 102 } } } };

/** A call for message transfer. */
export const CALL = {
  kind: 'A-ASSOCIATE.request',
  called,
  mode: 'normal',
  contexts: CONTEXTS,
  applicationContext: '2.6.0.1.6',
} as const satisfies Input;
/** The same in X.410 mode. */
export const CALL1984 = {
  kind: 'A-ASSOCIATE.request',
  called,
  mode: 'x410-1984',
  userInformation: [{ octets: hex('3100') }],
} as const satisfies Input;
/** A response that accepts. */
export const ACCEPT = { kind: 'A-ASSOCIATE.response', result: 'accepted' } as const satisfies Input;

/** A connection that is offered, with an AARQ in it. */
export const offered = (
  aarq: string = APDUS.AARQ,
  more: { readonly version?: number; readonly results?: readonly ContextResult[] } = {},
): Up => ({
  kind: 'P-CONNECT.indication',
  called: {},
  calling: {},
  mode: 'normal',
  contexts: CONTEXTS,
  results: RESULTS,
  version: 2,
  userData: inAcse(aarq),
  ...more,
});

/** A connection that is there, with an AARE in it. */
export const accepted = (
  aare: string = APDUS['AARE+'],
  more: { readonly version?: number; readonly results?: readonly ContextResult[] } = {},
): Up => ({
  kind: 'P-CONNECT.confirm',
  result: 'accepted',
  responding: {},
  mode: 'normal',
  results: RESULTS,
  version: 2,
  userData: inAcse(aare),
  ...more,
});

/** A connection that is refused, with an AARE in it. */
export const refused = (aare: string = APDUS['AARE-']): Up => ({
  kind: 'P-CONNECT.confirm',
  result: 'refused',
  refusal: { layer: 'presentation' },
  userData: inAcse(aare),
});

// biome-ignore format: a table
/** The other primitives that bring an APDU. */
export const bring = {
  RLRQ: (apdu: string = APDUS.RLRQ): Up => ({ kind: 'P-RELEASE.indication', userData: inAcse(apdu) }),
  RLRE: (apdu: string = APDUS.RLRE): Up => ({ kind: 'P-RELEASE.confirm', userData: inAcse(apdu) }),
  ABRT: (apdu: string = APDUS.ABRT): Up => ({ kind: 'P-U-ABORT.indication', userData: inAcse(apdu) }),
} as const;

const RELEASE: Input = { kind: 'A-RELEASE.request' };

// biome-ignore format: a table
/** How an entity comes to stand in a state. In STA7 and `called` it was called. */
export const WAYS = {
  STA0:   [],
  STA1:   [CALL],
  STA2:   [offered()],
  STA3:   [CALL, accepted(), RELEASE],
  STA4:   [CALL, accepted(), bring.RLRQ()],
  STA5:   [CALL, accepted()],
  STA6:   [CALL, accepted(), RELEASE, bring.RLRQ()],
  STA7:   [offered(), ACCEPT, RELEASE, bring.RLRQ()],
  called: [offered(), ACCEPT],
} as const satisfies Readonly<Record<string, readonly Input[]>>;

/** Gives an entity one input; what it does is written in short, one line an effect. */
export const put = (entity: Entity, input: Input): readonly string[] => shown(effectsOf(entity, input));

/** Gives an entity inputs, one after another; what the last one does. */
export const play = (entity: Entity, inputs: readonly Input[]): readonly string[] => inputs.map((input) => put(entity, input)).at(-1) ?? [];

/** Effects in short: `< ` a primitive that goes down, `^ ` one that goes up; values with the number of their context, `-` where it has none. */
export const shown = (effects: Effects<AcseService, PresentationService>): readonly string[] =>
  effects.map((effect) => {
    if ('down' in effect) return `< ${written(effect.down)}`;
    return 'up' in effect ? `^ ${written(effect.up)}` : `! ${effect.alarm}`;
  });

const effectsOf = (entity: Entity, input: Input): Effects<AcseService, PresentationService> =>
  isUp(input) ? entity.fromBelow(input) : entity.fromAbove(input);
const isUp = (input: Input): input is Up => /^P-.*(indication|confirm)$/.test(input.kind);

const written = ({ kind, ...fields }: { readonly kind: string }): string =>
  [kind, ...Object.entries<unknown>(fields).flatMap(([name, value]) => (DULL.has(name) ? [] : [`${name}=${textOf(value)}`]))].join(' ');
const textOf = (value: unknown): string => {
  if (value instanceof ProtocolError) return value.code;
  if (isPdvs(value)) return value.map(({ context = '-', octets }) => `${context}:${hexOf(octets)}`).join(',');
  if (typeof value !== 'object') return String(value);
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? hexOf(each) : each));
};
const isPdvs = (value: unknown): value is readonly Pdv[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && 'octets' in each);
/** What says nothing in most tests. */
const DULL: ReadonlySet<string> = new Set(['called', 'calling', 'contexts', 'results', 'responding', 'mode', 'version']);
