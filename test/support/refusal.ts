import { decodeBer } from '#src/asn1/index.ts';
import { type Layer, over, ProtocolError } from '#src/core/index.ts';
import { cotp, type TransportService } from '#src/cotp/index.ts';
import { session } from '#src/session/index.ts';
import { frame, type TcpService, tpkt } from '#src/tpkt/index.ts';
import { hex } from './hex.ts';
import { type Malformed, octetsOf } from './vector.ts';

type State = NonNullable<Malformed['state']>;

/** What our machine, in the state that the vector is for, finds wrong with it. */
export const refusalOf = (vector: Malformed): ProtocolError => {
  const cause = CAUSE_IN[vector.layer](octetsOf(vector), vector.state ?? 'CLOSED');
  if (!(cause instanceof ProtocolError)) throw new Error(`${vector.id} is taken for good`);
  return cause;
};

const causeInPacket = (octets: Uint8Array, state: State): unknown => {
  const effects = STACK_IN[state]().fromBelow({ kind: 'TCP.received', octets });
  return effects.flatMap((effect) => ('up' in effect && effect.up.kind === 'T-DISCONNECT.indication' ? [effect.up.cause] : []))[0];
};

/** A session entity that was called, and has no session yet. */
const causeInTsdu = (tsdu: Uint8Array): unknown => {
  const entity = session();
  entity.fromBelow({ kind: 'T-CONNECT.indication' });
  const effects = entity.fromBelow({ kind: 'T-DATA.indication', tsdu });
  return effects.flatMap((effect) => ('up' in effect && effect.up.kind === 'S-P-ABORT.indication' ? [effect.up.cause] : []))[0];
};

const causeInBer = (octets: Uint8Array): unknown => {
  try {
    return decodeBer(octets);
  } catch (error) {
    return error;
  }
};

/** What is wrong with a vector, as its layer finds it. */
const CAUSE_IN: Readonly<Record<Malformed['layer'], (octets: Uint8Array, state: State) => unknown>> = {
  tpkt: causeInPacket,
  cotp: (tpdu, state) => causeInPacket(frame(tpdu), state),
  session: causeInTsdu,
  presentation: causeInBer,
};

/** Our machines in a state: as caller they have proposed 1024 octets, as called side they have agreed on 128. */
const STACK_IN: Readonly<Record<State, () => Layer<TransportService, TcpService>>> = {
  CLOSED: () => {
    const stack = over(cotp({ reference: 1 }), tpkt());
    stack.fromBelow({ kind: 'TCP.accepted', from: THERE });
    return stack;
  },
  WFCC: () => {
    const stack = over(cotp({ reference: 1 }), tpkt());
    stack.fromAbove({ kind: 'T-CONNECT.request', to: THERE, tpduSize: 1024 });
    stack.fromBelow({ kind: 'TCP.opened' });
    return stack;
  },
  OPEN: () => {
    const stack = STACK_IN.CLOSED();
    stack.fromBelow({ kind: 'TCP.received', octets: frame(hex('09 e0 0000 0001 00 c0 01 07')) });
    stack.fromAbove({ kind: 'T-CONNECT.response', tpduSize: 128 });
    return stack;
  },
};

const THERE = { host: '192.0.2.2', port: 102 };
