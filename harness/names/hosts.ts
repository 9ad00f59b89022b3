import type { Row } from './directory.ts';
import { after, isAddress, LINE_FAULTS, linesOf, type TextFault, type Word, wordsOf } from './text.ts';

/** A line of a HOSTS file: an address and its names, the canonical one first. */
export interface HostsEntry {
  readonly ip: string;
  readonly names: readonly [canonical: string, ...aliases: string[]];
}

/** A HOSTS file: what its lines say, in file order, and what is wrong with those that say nothing. */
export interface Hosts {
  readonly entries: readonly HostsEntry[];
  readonly faults: readonly TextFault[];
}

/** Reads a HOSTS file (Q172218): address, canonical name, aliases, anything behind a # for people. */
export const readHosts = (text: string): Hosts => {
  const lines = linesOf(text).flatMap((line, index) => readLine(wordsOf(line.replace(/#.*/, '')), index + 1));
  return {
    entries: lines.filter((line) => 'ip' in line),
    faults: lines.filter((line) => 'says' in line),
  };
};

/** The names of a HOSTS file, each with its address, in file order. */
export const hostsRows = ({ entries }: Hosts): readonly Row[] => entries.flatMap(({ ip, names }) => names.map((name) => ({ name, ip })));

const readLine = ([address, canonical, ...aliases]: readonly Word[], line: number): readonly (HostsEntry | TextFault)[] => {
  if (!address) return [];
  if (!isAddress(address.text)) return [{ line, column: address.column, says: LINE_FAULTS.address(address) }];
  if (!canonical) return [{ line, column: after(address), says: LINE_FAULTS.noName() }];
  return [{ ip: address.text, names: [canonical.text, ...aliases.map(({ text }) => text)] }];
};
