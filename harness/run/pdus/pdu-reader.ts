import type { LineId, RunEvent } from '../events.ts';
import { Call } from './call.ts';
import { readPacket } from './cotp.ts';
import type { Told } from './told.ts';

type Octets = Extract<RunEvent, { type: 'octets' }>;
type Pdu = Extract<RunEvent, { type: 'pdu' }>;

/** Reads the PDUs of all layers off the octets of all lines. */
export class PduReader {
  readonly #calls = new Map<LineId, Call>();

  /** What a burst of octets completes; `frame` is where its last octet lies. */
  of({ line, from, octets }: Octets, frame: number): readonly Pdu[] {
    const call = this.#calls.get(line) ?? new Call();
    this.#calls.set(line, call);
    const { framer } = call.side(from);
    const packets = framer.push(octets);
    const broken: Told | undefined = framer.fault && { layer: 'tpkt', kind: 'invalid', fields: { error: framer.fault.message } };
    const told = [...packets.map((packet) => readPacket(call, from, packet)), ...(broken ? [[broken]] : [])];
    return told.flatMap((pdus) =>
      pdus.map((pdu, index): Pdu => ({ type: 'pdu', line, from, frame, ...pdu, ...(index < pdus.length - 1 ? { more: true } : {}) })),
    );
  }

  /** The line is over. */
  forget(line: LineId): void {
    this.#calls.delete(line);
  }
}
