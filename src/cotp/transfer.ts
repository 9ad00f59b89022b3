import { down, type Effect, up } from '#src/core/index.ts';
import type { NetworkService } from '#src/tpkt/index.ts';
import { send } from './actions.ts';
import { Assembly } from './assembly.ts';
import { cotpFaults } from './faults.ts';
import { DT_RULES, judge } from './rules.ts';
import type { TransportService } from './service.ts';
import { DT_HEADER, encodeDT, type TpduOf } from './tpdu.ts';
import type { Do, Request, Variables } from './variables.ts';

/** T-DATA.request: a TSDU in as many DTs as it takes, X.224 §6.3. */
export const sendDTs = ({ largest }: Variables, { tsdu }: Request<'T-DATA.request'>): Do => {
  if (tsdu.length === 0) throw cotpFaults.emptyTsdu({ got: 0 });
  const most = Math.min(largest - DT_HEADER, LARGEST_SEGMENT);
  if (tsdu.length <= Math.min(most, SMALL)) return [send(encodeDT(new Uint8Array(DT_HEADER + tsdu.length), tsdu, true))];
  return segmented(tsdu, most);
};

// One buffer for all packets of the TSDU, and one copy into it.
const segmented = (tsdu: Uint8Array, most: number): Do => {
  const effects: Effect<TransportService, NetworkService>[] = [];
  const packets = new Uint8Array(tsdu.length + Math.ceil(tsdu.length / most) * (TPKT_HEADER + DT_HEADER));
  for (let from = 0, at = 0; from < tsdu.length; from += most) {
    const segment = tsdu.subarray(from, from + most);
    const room = packets.subarray(at, at + TPKT_HEADER + DT_HEADER + segment.length);
    const nsdu = encodeDT(room.subarray(TPKT_HEADER), segment, from + most >= tsdu.length);
    effects.push(down({ kind: 'N-DATA.request', nsdu, room }));
    at += room.length;
  }
  return effects;
};

/** DT that ends its TSDU, X.224 §6.3: passed on without a copy where it is all of it. */
export const deliver = (variables: Variables, dt: TpduOf<'DT'>): Do => {
  judge(DT_RULES, dt, variables);
  const tsdu = variables.assembly?.complete(dt.userData) ?? dt.userData;
  variables.assembly = undefined;
  return [up({ kind: 'T-DATA.indication', tsdu })];
};

/** DT that more will follow, X.224 §6.3. */
export const hold = (variables: Variables, dt: TpduOf<'DT'>): Do => {
  judge(DT_RULES, dt, variables);
  variables.assembly ??= new Assembly();
  variables.assembly.hold(dt.userData);
  return [];
};

/** Whether a DT ends its TSDU, X.224 §13.7.3. */
export const endsTsdu = (_: Variables, { eot }: TpduOf<'DT'>): boolean => eot;

/** RFC 1006 §5 counts 65524 octets where its own packet length leaves room for 65528: that much is taken, no more than this is sent. */
const LARGEST_SEGMENT = 65524;
/** Up to here two small copies are faster than a buffer and its views. */
const SMALL = 1024;
/** The octets that the network service asks room for, RFC 1006 §6. */
const TPKT_HEADER = 4;
