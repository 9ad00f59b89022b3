import type { Compared, Large } from './decode-bench.ts';

/** The head of the table. */
export const decodeHead = (): string => line(['decode', 'tshark', 'ours', 'ratio', 'fastest', 'with start-up', 'target', 'met']);

/** One line of the table. */
export const decodeRow = (result: Compared | Large): string => {
  if ('octets' in result) {
    const { name, octets, seconds, memory, target } = result;
    const met = memory <= target ? 'yes' : `missed by ${megaoctets(memory - target)}`;
    return line([
      name,
      '-',
      `${megaoctets(octets)} in ${seconds.toFixed(1)} s`,
      '-',
      '-',
      `${megaoctets(memory)} at most`,
      `<= ${megaoctets(target)}`,
      met,
    ]);
  }
  const { name, ours, theirs, ratio, fastest, whole, target } = result;
  const met = ratio >= target ? 'yes' : `missed by ${(target - ratio).toFixed(1)}`;
  return line([name, rate(theirs.rate), rate(ours.rate), ratio.toFixed(1), fastest.toFixed(1), whole.toFixed(1), `>= ${target}`, met]);
};

const rate = (perSecond: number): string => `${Math.round(perSecond / 1000)}k/s`;
const megaoctets = (octets: number): string => `${Math.round(octets / 1e6)} MB`;
const line = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => cell.padEnd(WIDTHS[index]!))
    .join('  ')
    .trimEnd();
const WIDTHS = [22, 12, 18, 8, 8, 14, 12, 0];
