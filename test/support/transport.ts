import { type Effects, type Layer, ProtocolError } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import type { NetworkService } from '#src/tpkt/index.ts';
import { hex, hexOf } from './hex.ts';

/** A transport entity between its two services. */
export type Entity = Layer<TransportService, NetworkService>;

type Up = NetworkService['up'];
type Down = TransportService['down'];

/** An input: octets of a TPDU as hexadecimal text, or a primitive of either side. */
export type Input = string | Up | Down;

// biome-ignore format: a table
/** One TPDU of each kind, as the peer sends them. */
export const TPDUS = {
  CR: '06 e0 0000 0007 00',
  CC: '06 d0 0001 0007 00',
  DR: '06 80 0001 0000 00',
  DC: '05 c0 0001 0007',
  DT: '02 f0 80 61',
  ED: '02 10 80 61',
  AK: '04 60 0001 00',
  EA: '04 20 0001 00',
  RJ: '04 50 0001 00',
  ER: '04 70 0001 00',
} as const;

const to = { host: '192.0.2.2', port: 102 };
const CALL: Input = { kind: 'T-CONNECT.request', to };

// biome-ignore format: a table
/** How an entity with reference 1 comes to stand in a state. Its peer has reference 7. */
export const WAYS = {
  'CLOSED':            [],
  'CLOSED, called':    [{ kind: 'N-CONNECT.indication', from: to }],
  'WFNC':              [CALL],
  'WFCC':              [CALL, { kind: 'N-CONNECT.confirm' }],
  'WFTRESP':           [{ kind: 'N-CONNECT.indication', from: to }, TPDUS.CR],
  'OPEN':              [CALL, { kind: 'N-CONNECT.confirm' }, TPDUS.CC],
  'OPEN, called':      [{ kind: 'N-CONNECT.indication', from: to }, TPDUS.CR, { kind: 'T-CONNECT.response' }],
  'OPEN, expedited':   [{ kind: 'T-CONNECT.request', to, expedited: true }, { kind: 'N-CONNECT.confirm' }, '09 d0 0001 0007 00 c60101'],
  'CLOSING':           [CALL, { kind: 'N-CONNECT.confirm' }, TPDUS.CC, '02 30 80'],
} as const satisfies Readonly<Record<string, readonly Input[]>>;

/** Gives an entity one input; what it does is written in short, one line an effect. */
export const put = (entity: Entity, input: Input): readonly string[] => shown(effectsOf(entity, input));

/** Gives an entity inputs, one after another; what the last one does. */
export const play = (entity: Entity, inputs: readonly Input[]): readonly string[] => inputs.map((input) => put(entity, input)).at(-1) ?? [];

/** Effects in short: `< ` octets of a TPDU or a primitive that goes down, `^ ` one that goes up, `! ` an alarm. */
export const shown = (effects: Effects<TransportService, NetworkService>): readonly string[] =>
  effects.map((effect) => {
    if ('down' in effect) return effect.down.kind === 'N-DATA.request' ? `< ${hexOf(effect.down.nsdu)}` : `< ${effect.down.kind}`;
    if ('up' in effect) return `^ ${[effect.up.kind, ...fieldsOf(effect.up)].join(' ')}`;
    return `! ${effect.alarm} ${effect.after}`;
  });

/** What one input does. */
export const effectsOf = (entity: Entity, input: Input): Effects<TransportService, NetworkService> => {
  if (typeof input === 'string') return entity.fromBelow({ kind: 'N-DATA.indication', nsdu: hex(input) });
  return isUp(input) ? entity.fromBelow(input) : entity.fromAbove(input);
};
const isUp = (input: Up | Down): input is Up => input.kind.startsWith('N-');

const fieldsOf = ({ kind, ...fields }: TransportService['up']): readonly string[] =>
  Object.entries<unknown>(fields).map(([name, value]) => `${name}=${written(value)}`);
const written = (value: unknown): string => {
  if (value instanceof Uint8Array) return hexOf(value);
  if (value instanceof ProtocolError) return value.detail.octet === undefined ? value.code : `${value.code}@${value.detail.octet}`;
  return String(value);
};
