import { Conversation, type End, type Pdu as Read } from '#src/dissect/index.ts';
import { Framer } from '#src/tpkt/index.ts';
import type { LineId, RunEvent } from './events.ts';

type Octets = Extract<RunEvent, { type: 'octets' }>;
type Pdu = Extract<RunEvent, { type: 'pdu' }>;
type Told = Pick<Read, 'layer' | 'kind' | 'fields'>;

/** Reads the PDUs of all layers off the octets of all lines. */
export class PduReader {
  readonly #lines = new Map<LineId, Line>();

  /** What a burst of octets completes; `frame` is where its last octet lies. */
  of({ line, from, octets }: Octets, frame: number): readonly Pdu[] {
    const { conversation, framers } = this.#lineOf(line);
    const framer = framers[from];
    // Where packets end nobody knows any more once one is broken: that is told, and nothing behind it.
    if (framer.fault !== undefined) return [];
    const told: Pdu[] = [];
    const tell = (packet: readonly Told[]): void => {
      for (const [index, { layer, kind, fields }] of packet.entries()) {
        const pdu: Pdu = { type: 'pdu', line, from, frame, layer, kind, fields };
        told.push(index < packet.length - 1 ? { ...pdu, more: true } : pdu);
      }
    };
    for (const { nsdu, reserved } of framer.push(octets)) tell(conversation.packet(from, nsdu, reserved));
    // It was whole until these came.
    const { fault } = framer as Framer;
    if (fault) tell([{ layer: 'tpkt', kind: 'invalid', fields: { error: fault.message } }]);
    return told;
  }

  /** The line is over. */
  forget(line: LineId): void {
    this.#lines.delete(line);
  }

  #lineOf(line: LineId): Line {
    const known = this.#lines.get(line) ?? { conversation: new Conversation(), framers: { caller: new Framer(), called: new Framer() } };
    this.#lines.set(line, known);
    return known;
  }
}

interface Line {
  readonly conversation: Conversation;
  readonly framers: Readonly<Record<End, Framer>>;
}
