import type { Recorded, Said, Stray } from '#harness/decode/index.ts';
import { concat, ProtocolError } from '#src/core/index.ts';
import { decodeTpdu } from '#src/cotp/index.ts';
import type { End } from '#src/dissect/index.ts';
import { type Unit, unitOf } from './unit.ts';

/** Where a step stands in the capture: its frame, and its time in milliseconds. */
interface Placed {
  readonly frame: number;
  readonly at: number;
}

/** A packet that is ours to say, or octets that are none. */
export interface Say extends Placed {
  readonly kind: 'say';
  readonly octets: Uint8Array;
  readonly isPacket: boolean;
  /** What it completes, as it was recorded. */
  readonly unit: Unit | undefined;
  /** Of a DT of class 0 whose TSDU comes to its end: all of that. */
  readonly tsdu: Tsdu | undefined;
}

/** A TSDU of ours: its octets, and how it was cut. */
export interface Tsdu {
  readonly octets: Uint8Array;
  readonly cuts: readonly number[];
}

/** What the other side said. */
export interface Hear extends Placed {
  readonly kind: 'hear';
  readonly unit: Unit;
}

/** How the connection ended. */
export interface Ends extends Placed {
  readonly kind: 'end';
  readonly by: End;
  readonly how: 'closed' | 'reset';
}

export type Step = Say | Hear | Ends;

/** A conversation as one of its sides plays it. */
export interface Script {
  readonly us: End;
  readonly recorded: Recorded;
  readonly steps: readonly Step[];
}

/** Whether a conversation has its beginning: a CR of its caller. */
export const isWhole = ({ said }: Recorded): boolean => said.some(({ from, pdus: [pdu] }) => from === 'caller' && pdu?.kind === 'CR');

/** What is said and heard in a conversation, in the order of the capture, as one side plays it. */
export const scriptOf = (recorded: Recorded, us: End): Script => {
  const { said, strays, end } = recorded;
  const tsdus = tsdusOf(said.filter(({ from }) => from === us));
  const steps: Step[] = [];
  const add = (step: Step | undefined): void => void (step && steps.push(step));
  const stray = (behind: number): void => {
    for (const each of strays) if (each.behind === behind) add(strayStep(each, us, steps));
  };
  for (const [index, packet] of said.entries()) {
    stray(index);
    add(packetStep(packet, us, tsdus));
  }
  stray(said.length);
  const last = steps.at(-1)?.at ?? 0;
  if (end) steps.push({ kind: 'end', by: end.by, how: end.how, frame: end.frame, at: last });
  return { us, recorded, steps };
};

const packetStep = (packet: Said, us: End, tsdus: ReadonlyMap<Said, Tsdu>): Step | undefined => {
  const { from, tpkt, pdus, frame, at } = packet;
  const unit = unitOf(pdus);
  if (from === us) return { kind: 'say', octets: tpkt, isPacket: true, unit, tsdu: tsdus.get(packet), frame, at };
  return unit && { kind: 'hear', unit, frame, at };
};

/** How TCP cuts what is no packet means nothing: what follows on what was heard goes with it. */
const strayStep = ({ from, octets, frame, at }: Stray, us: End, steps: Step[]): Step => {
  if (from === us) return { kind: 'say', octets, isPacket: false, unit: { kind: 'octets', octets }, tsdu: undefined, frame, at };
  const last = steps.at(-1);
  if (last?.kind !== 'hear' || last.unit.kind !== 'octets') return { kind: 'hear', unit: { kind: 'octets', octets }, frame, at };
  steps.pop();
  return { ...last, unit: { kind: 'octets', octets: concat([last.unit.octets, octets]) } };
};

/** The TSDUs of one side, by the packets that they came in. */
const tsdusOf = (said: readonly Said[]): ReadonlyMap<Said, Tsdu> => {
  const tsdus = new Map<Said, Tsdu>();
  let open: { readonly packet: Said; readonly userData: Uint8Array }[] = [];
  for (const packet of said) {
    const dt = plainDT(packet);
    if (dt === undefined) continue;
    open.push({ packet, userData: dt.userData });
    if (!dt.eot) continue;
    const pieces = open.map(({ userData }) => userData);
    const tsdu = { octets: pieces.length === 1 ? pieces[0]! : concat(pieces), cuts: pieces.map(({ length }) => length) };
    for (const each of open) tsdus.set(each.packet, tsdu);
    open = [];
  }
  return tsdus;
};

const plainDT = ({ tpkt }: Said): { readonly eot: boolean; readonly userData: Uint8Array } | undefined => {
  try {
    const tpdu = decodeTpdu(tpkt.subarray(TPKT_HEADER));
    return tpdu.kind === 'DT' && tpdu.format === 'class0' ? tpdu : undefined;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
};

/** Of a TPKT, RFC 1006 §6. */
const TPKT_HEADER = 4;
