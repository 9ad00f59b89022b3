import { type Layer, over, ProtocolError } from '#src/core/index.ts';
import { cotp, type TransportService } from '#src/cotp/index.ts';
import { frame, type TcpService, tpkt } from '#src/tpkt/index.ts';
import { hex } from './hex.ts';
import { type Malformed, packetOf } from './vector.ts';

/** What our machine, in the state that the vector is for, finds wrong with it. */
export const refusalOf = (vector: Malformed): ProtocolError => {
  const stack = STACK_IN[vector.state ?? 'CLOSED']();
  const effects = stack.fromBelow({ kind: 'TCP.received', octets: packetOf(vector) });
  const [cause] = effects.flatMap((effect) => ('up' in effect && effect.up.kind === 'T-DISCONNECT.indication' ? [effect.up.cause] : []));
  if (!(cause instanceof ProtocolError)) throw new Error(`${vector.id} is taken for good`);
  return cause;
};

/** Our machines in a state: as caller they have proposed 1024 octets, as called side they have agreed on 128. */
const STACK_IN: Readonly<Record<NonNullable<Malformed['state']>, () => Layer<TransportService, TcpService>>> = {
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
