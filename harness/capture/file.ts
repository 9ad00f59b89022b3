import { concat } from '#src/core/index.ts';
import { ipOctets } from './ip.ts';
import { interfaceDescription, type NameRecord, nameResolution, sectionHeader } from './pcapng.ts';
import { LINK_TYPE } from './tcp-frames.ts';

/** What a capture needs besides the events: when the run began, in milliseconds since 1970, and who is called what. */
export interface CaptureOptions {
  readonly start: number;
  /** Where an address has several names, Wireshark shows the last. */
  readonly names: readonly { readonly ip: string; readonly name: string }[];
}

/** What stands before the packets. */
export const headOf = ({ names }: CaptureOptions): Uint8Array =>
  concat([sectionHeader('port102'), interfaceDescription('port102', LINK_TYPE), nameResolution(nameRecords(names))]);

/** The time of a packet, in microseconds since 1970. */
export const timeOf = (start: number, at: number): number => start * 1000 + Math.round(at * 1000);

const nameRecords = (names: CaptureOptions['names']): readonly NameRecord[] => {
  const byAddress = new Map<string, string[]>();
  for (const { ip, name } of names) byAddress.set(ip, [...(byAddress.get(ip) ?? []), name]);
  return [...byAddress].map(([ip, known]) => ({ ip: ipOctets(ip), names: known }));
};
