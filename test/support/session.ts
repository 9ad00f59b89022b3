import { type Effects, type Layer, ProtocolError } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import type { SessionService } from '#src/session/index.ts';
import { hex, hexOf } from './hex.ts';

/** A session entity between its two services. */
export type Entity = Layer<SessionService, TransportService>;

type Up = TransportService['up'];
type Down = SessionService['down'];

/** An input: octets of a TSDU as hexadecimal text, or a primitive of either side. */
export type Input = string | Up | Down;

const network = { host: '192.0.2.2', port: 102 };

/** A call without selectors. */
export const CALL = { kind: 'S-CONNECT.request', called: { transport: { network } } } as const satisfies Input;

// biome-ignore format: a table
/** One TSDU for each SPDU, as a peer sends them, that has all units of 0349 and both versions. */
export const TSDUS = {
  CN:  '0d0f 0509 130100 160103 1a0100 1402 0349',
  AC:  '0e0f 0509 130100 160102 1a0100 1402 0349',
  OA:  '1005 0503 160102',
  CDO: '0f06 190102 c10161',
  RF:  '0c06 110101 320100',
  FN:  '0903 110101',
  DN:  '0a00',
  NF:  '0800',
  AB:  '1903 110103',
  AA:  '1a00',
  DT:  '0100 0100 6162',
  EX:  '0500 61',
  TD:  '2100 6162',
  CD:  '0100 3d00',
  CDA: '0200 3e00',
  GT:  '0103 100115',
  PT:  '0203 100115',
  GTC: '1500',
  GTA: '1600',
  MIP: '0100 3103 2a0131',
  MIA: '0200 3203 2a0131',
  MAP: '0100 2906 0f0101 2a0131',
  RS:  '0100 3506 1b0100 2a0131',
  RA:  '0200 2203 2a0131',
  PR:  '0703 180101',
  ER:  '0200 0000',
  ED:  '0200 3003 320105',
  AS:  '0100 2d03 290141',
  AR:  '0100 1d0b 2106 290141 2a0131 290142',
  AI:  '0100 1903 320105',
  AIA: '0200 1a00',
  AD:  '0100 3903 320106',
  ADA: '0200 3a00',
  AE:  '0100 2903 2a0131',
  AEA: '0200 2a03 2a0131',
} as const;

const TI: Input = { kind: 'T-CONNECT.indication' };
const TC: Input = { kind: 'T-CONNECT.confirm', tpduSize: 65531 };
const OPEN: readonly Input[] = [CALL, TC, TSDUS.AC];
const CALLED: readonly Input[] = [TI, TSDUS.CN, { kind: 'S-CONNECT.response', result: 'accepted' }];
const START: Input = { kind: 'S-ACTIVITY-START.request', activity: hex('41') };
const END: Input = { kind: 'S-ACTIVITY-END.request' };
const KEEP: Input = { kind: 'S-RELEASE.request', keep: true };
/** All units that go with duplex, in an AC and in a CN. */
const DUPLEX: readonly Input[] = [CALL, TC, TSDUS.AC.replace('0349', '054a')];
const CALLED_DUPLEX: readonly Input[] = [TI, TSDUS.CN.replace('0349', '054a'), { kind: 'S-CONNECT.response', result: 'accepted' }];
/** Duplex alone: there are no tokens, and each side may release. */
const EQUALS: readonly Input[] = [CALL, TC, '0e0c 0506 130100 160102 1402 0002'];

// biome-ignore format: a table
/** How an entity comes to stand in a state. In the uneven ones it called, and has all tokens. */
export const WAYS = {
  STA01:          [],
  STA01A:         [...OPEN, { kind: 'S-U-ABORT.request', keep: true }],
  STA01B:         [CALL],
  STA01C:         [TI],
  STA01D:         [TI, '0d12 0509 130100 160102 1a0100 1402 0349 3c0101'],
  STA02A:         [CALL, TC],
  STA02B:         [{ ...CALL, userData: new Uint8Array(10241) }, TC],
  STA03:          [...OPEN, { kind: 'S-RELEASE.request' }],
  STA04B:         [...OPEN, START, { kind: 'S-ACTIVITY-END.request' }],
  STA05B:         [...OPEN, START, { kind: 'S-ACTIVITY-INTERRUPT.request' }],
  STA05C:         [...OPEN, START, { kind: 'S-ACTIVITY-DISCARD.request' }],
  STA08:          [TI, TSDUS.CN],
  STA09:          [...CALLED, TSDUS.FN],
  STA10B:         [...CALLED, TSDUS.AS, TSDUS.AE],
  STA11B:         [...CALLED, TSDUS.AS, TSDUS.AI],
  STA11C:         [...CALLED, TSDUS.AS, TSDUS.AD],
  STA16:          [...OPEN, { kind: 'S-U-ABORT.request' }],
  STA18:          [...OPEN, { kind: 'S-CONTROL-GIVE.request' }],
  STA19:          [...OPEN, START, TSDUS.ED],
  STA20:          [...CALLED, TSDUS.AS, { kind: 'S-U-EXCEPTION-REPORT.request', reason: 1 }],
  STA21:          [...OPEN, { kind: 'S-CAPABILITY-DATA.request' }],
  STA22:          [...CALLED, TSDUS.CD],
  STA713:         OPEN,
  OVER:           [...OPEN, { kind: 'T-DISCONNECT.indication' }],
  called:         CALLED,
  sending:        [...OPEN, START],
  receiving:      [...CALLED, TSDUS.AS],
  'calls at length':     [{ ...CALL, userData: new Uint8Array(10_241) }],
  'STA18, to ask':       [...OPEN, { kind: 'S-CONTROL-GIVE.request' }, { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'] }],
  'kept':                [...OPEN, KEEP, TSDUS.DN],
  'called, to be kept':  [...CALLED, '0903 110100'],
  'releasing, kept':     [...OPEN, KEEP],
  'duplex':              DUPLEX,
  'duplex, releasing':   [...DUPLEX, { kind: 'S-RELEASE.request' }],
  'duplex, released':    [...CALLED_DUPLEX, TSDUS.FN],
  'duplex, ending':      [...DUPLEX, START, END],
  'duplex, giving':      [...DUPLEX, { kind: 'S-CONTROL-GIVE.request' }],
  'duplex, capability':  [...DUPLEX, { kind: 'S-CAPABILITY-DATA.request' }],
  'equals, releasing':   [...EQUALS, { kind: 'S-RELEASE.request' }],
  'equals, both':        [...EQUALS, { kind: 'S-RELEASE.request' }, TSDUS.FN],
  'marked':              [...OPEN, START, { kind: 'S-SYNC-MINOR.request' }],
  'marked, ending':      [...OPEN, START, { kind: 'S-SYNC-MINOR.request' }, END],
  'to confirm':          [...CALLED, TSDUS.AS, TSDUS.MIP],
  'to confirm, at end':  [...CALLED, TSDUS.AS, TSDUS.MIP, '0100 2903 2a0132'],
} as const satisfies Readonly<Record<string, readonly Input[]>>;

/** Gives an entity one input; what it does is written in short, one line an effect. */
export const put = (entity: Entity, input: Input): readonly string[] => shown(effectsOf(entity, input));

/** Gives an entity inputs, one after another; what the last one does. */
export const play = (entity: Entity, inputs: readonly Input[]): readonly string[] => inputs.map((input) => put(entity, input)).at(-1) ?? [];

/** Effects in short: `< ` octets of a TSDU or a primitive that goes down, `^ ` one that goes up, `! ` an alarm. */
export const shown = (effects: Effects<SessionService, TransportService>): readonly string[] =>
  effects.map((effect) => {
    if ('down' in effect) return effect.down.kind === 'T-DATA.request' ? `< ${hexOf(effect.down.tsdu)}` : `< ${effect.down.kind}`;
    if ('up' in effect) return `^ ${[effect.up.kind, ...fieldsOf(effect.up)].join(' ')}`;
    return `! ${effect.alarm} ${effect.after}`;
  });

/** What one input does. */
export const effectsOf = (entity: Entity, input: Input): Effects<SessionService, TransportService> => {
  if (typeof input === 'string') return entity.fromBelow({ kind: 'T-DATA.indication', tsdu: hex(input) });
  return isUp(input) ? entity.fromBelow(input) : entity.fromAbove(input);
};
const isUp = (input: Up | Down): input is Up => input.kind.startsWith('T-');

const fieldsOf = ({ kind, ...fields }: SessionService['up']): readonly string[] =>
  Object.entries<unknown>(fields).map(([name, value]) => `${name}=${written(value)}`);
const written = (value: unknown): string => {
  if (value instanceof Uint8Array) return hexOf(value);
  if (value instanceof ProtocolError) return value.code;
  return typeof value === 'object'
    ? JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? hexOf(each) : each))
    : String(value);
};
