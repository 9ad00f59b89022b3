/** An IPv4 address as it is written. */
export const ipv4Text = (address: number): string =>
  `${address >>> 24}.${(address >>> 16) & 0xff}.${(address >>> 8) & 0xff}.${address & 0xff}`;

/** An IPv6 address of four times 32 bits as it is written, RFC 5952 §4: the longest run of zeros is left out, the first of several. */
export const ipv6Text = (words: ArrayLike<number>, from = 0): string => {
  const groups = Array.from({ length: 8 }, (_, index) => ((words[from + (index >> 1)] ?? 0) >>> (index & 1 ? 0 : 16)) & 0xffff);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return `::ffff:${ipv4Text((words[from + 3] ?? 0) | 0)}`;
  const { start, length } = longestZeros(groups);
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  return length < 2 ? text(groups) : `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
};

const longestZeros = (groups: readonly number[]): { readonly start: number; readonly length: number } => {
  let longest = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > longest.length) longest = { start, length: index + 1 - start };
  }
  return longest;
};
