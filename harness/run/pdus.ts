import { ProtocolError } from '#src/core/index.ts';
import { decodeTpdu, type Tpdu } from '#src/cotp/index.ts';
import { Framer, type Packet } from '#src/tpkt/index.ts';
import type { LineId, RunEvent } from './events.ts';

type Octets = Extract<RunEvent, { type: 'octets' }>;
type Pdu = Extract<RunEvent, { type: 'pdu' }>;

/** Reads the PDUs off the octets of all lines, each direction with its own framer. */
export class PduReader {
  readonly #framers = new Map<string, Framer>();

  /** What a burst of octets completes; `frame` is where its last octet lies. */
  of({ line, from, octets }: Octets, frame: number): readonly Pdu[] {
    const key = `${line} ${from}`;
    const framer = this.#framers.get(key) ?? new Framer();
    this.#framers.set(key, framer);
    const packets = framer.push(octets);
    const common = { type: 'pdu', line, from, frame } as const;
    const broken: readonly Pdu[] = framer.fault
      ? [{ ...common, layer: 'tpkt', kind: 'invalid', fields: { error: framer.fault.message } }]
      : [];
    return [...packets.map((packet) => ({ ...common, layer: 'cotp', ...read(packet) })), ...broken];
  }

  /** The line is over. */
  forget(line: LineId): void {
    this.#framers.delete(`${line} caller`);
    this.#framers.delete(`${line} called`);
  }
}

const read = ({ nsdu, reserved }: Packet): Pick<Pdu, 'kind' | 'fields'> => {
  const tpkt = { length: nsdu.length + 4, ...(reserved === 0 ? {} : { reserved }) };
  try {
    const { kind, ...fields } = decodeTpdu(nsdu);
    return { kind, fields: { tpkt, ...shown(fields) } };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { kind: 'invalid', fields: { tpkt, error: error.message, octets: hex(nsdu.subarray(0, MOST)) } };
  }
};

/** Octets as hexadecimal text, and of user data its length alone. */
const shown = ({ parameters, userData, ...fixed }: Omit<Tpdu, 'kind'>): Record<string, unknown> => ({
  ...fixed,
  parameters: parameters.map(({ code, value }) => ({ code: hex(Uint8Array.of(code)), value: hex(value) })),
  userData: userData.length,
});

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');
/** Octets of an invalid PDU that are shown. */
const MOST = 64;
