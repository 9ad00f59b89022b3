import type { Stamped } from '#harness/run/index.ts';
import { concat } from '#src/core/index.ts';
import { ipv4Octets } from './ipv4.ts';
import { enhancedPacket, interfaceDescription, type NameRecord, nameResolution, sectionHeader } from './pcapng.ts';
import { type Frame, framesOf } from './recording.ts';
import { LINK_TYPE } from './tcp-frames.ts';

/** What a capture needs besides the events: when the run began, in milliseconds since 1970, and who is called what. */
export interface RecordOptions {
  readonly start: number;
  /** Where an address has several names, Wireshark shows the last. */
  readonly names: readonly { readonly ip: string; readonly name: string }[];
}

/** A run's lines as a pcapng file, with its decisions, outcomes and verdicts as packet comments. */
export const record = (events: Iterable<Stamped>, { start, names }: RecordOptions): Uint8Array =>
  concat([
    sectionHeader('port102'),
    interfaceDescription('port102', LINK_TYPE),
    nameResolution(nameRecords(names)),
    ...framesOf(events).map((frame) => enhancedPacket(packetOf(frame, start))),
  ]);

const packetOf = ({ at, octets, comments, seqs }: Frame, start: number) => ({
  at: start * 1000 + Math.round(at * 1000),
  octets,
  comments,
  ...(seqs.length > 0 && { json: { seq: seqs } }),
});

const nameRecords = (names: RecordOptions['names']): readonly NameRecord[] => {
  const byAddress = new Map<string, string[]>();
  for (const { ip, name } of names) byAddress.set(ip, [...(byAddress.get(ip) ?? []), name]);
  return [...byAddress].map(([ip, known]) => ({ ip: ipv4Octets(ip), names: known }));
};
