import type { Recorded, Said } from '#harness/decode/index.ts';
import { type End, type Pdu, tpktTree } from '#src/dissect/index.ts';

/** What one end says at a time, as it is compared: a TPDU, or in the place of a DT what it completes. */
export interface Step {
  readonly from: End;
  /** The TPKT first, then from the outermost PDU to the innermost. */
  readonly pdus: readonly Pdu[];
  /** The packet that completes it. */
  readonly said: Said;
  /** Which of all steps of its conversation it is, from 0. */
  readonly place: number;
  /** Whether what its segments carry is an MTS-APDU, which is told as a whole when the transfer ends. */
  readonly isRetold: boolean;
}

/** The steps of a conversation by what they mean: how a TSDU was cut into packets does not count. */
export const stepsOf = ({ said }: Recorded): readonly Step[] => {
  const steps: Draft[] = [];
  const isRetold = said.some(({ pdus }) => pdus.some(({ kind }) => kind === BIND));
  const transfers: Readonly<Record<End, Draft[]>> = { caller: [], called: [] };
  for (const each of said) {
    const pdus = completedBy(each);
    if (pdus.length === 0) continue;
    const step: Draft = { from: each.from, pdus: [tpktIn(each), ...pdus], said: each, place: steps.length, isRetold };
    steps.push(step);
    follow(transfers[each.from], step);
  }
  return steps;
};

/** The steps of a conversation packet by packet. */
export const packetsOf = ({ said }: Recorded): readonly Step[] =>
  said.map((each, place) => ({ from: each.from, pdus: [tpktIn(each), ...each.pdus], said: each, place, isRetold: false }));

const BIND = 'MTABindArgument';

type Draft = { -readonly [K in keyof Step]: Step[K] };

/** A DT that completes nothing says nothing yet. */
const completedBy = ({ pdus }: Said): readonly Pdu[] => (pdus[0]?.layer === 'cotp' && pdus[0].kind === 'DT' ? pdus.slice(1) : pdus);

const follow = (transfer: Draft[], step: Draft): void => {
  const has = (layer: string, kind?: string): boolean => step.pdus.some((pdu) => pdu.layer === layer && (kind ?? pdu.kind) === pdu.kind);
  if (has('session', 'AS') || has('session', 'AD')) transfer.length = 0;
  if (has('rtse', 'RTTR')) transfer.push(step);
  if (!has('session', 'AE')) return;
  if (has('p1')) for (const each of transfer) each.isRetold = true;
  transfer.length = 0;
};

/** The header of a packet in the place of a PDU; of its octets those that say something themselves. */
const tpktIn = ({ tpkt }: Said): Pdu => ({
  layer: 'tpkt',
  kind: 'TPKT',
  fields: {},
  octets: tpkt.subarray(0, 2),
  tree: () => tpktTree(tpkt),
});
