// biome-ignore format: a table
/** What the first octet of a character tells, RFC 3629 §4: how many follow, and between what the second one lies. */
const LEADS: readonly { readonly from: number; readonly to: number; readonly follow: number; readonly low: number; readonly high: number }[] = [
  { from: 0x00, to: 0x7f, follow: 0, low: 0x80, high: 0xbf },
  { from: 0xc2, to: 0xdf, follow: 1, low: 0x80, high: 0xbf },
  { from: 0xe0, to: 0xe0, follow: 2, low: 0xa0, high: 0xbf },
  { from: 0xe1, to: 0xec, follow: 2, low: 0x80, high: 0xbf },
  { from: 0xed, to: 0xed, follow: 2, low: 0x80, high: 0x9f },
  { from: 0xee, to: 0xef, follow: 2, low: 0x80, high: 0xbf },
  { from: 0xf0, to: 0xf0, follow: 3, low: 0x90, high: 0xbf },
  { from: 0xf1, to: 0xf3, follow: 3, low: 0x80, high: 0xbf },
  { from: 0xf4, to: 0xf4, follow: 3, low: 0x80, high: 0x8f },
];

/** Where a character begins that is not UTF-8, RFC 3629 §4; undefined where all are. */
export const flawInUtf8 = (octets: Uint8Array): number | undefined => {
  for (let at = 0; at < octets.length; ) {
    const lead = LEADS.find(({ from, to }) => octets[at]! >= from && octets[at]! <= to);
    if (lead === undefined || at + lead.follow >= octets.length) return at;
    for (let next = 1; next <= lead.follow; next++) {
      const { low, high } = next === 1 ? lead : LATER;
      if (octets[at + next]! < low || octets[at + next]! > high) return at;
    }
    at += 1 + lead.follow;
  }
  return undefined;
};

const LATER = { low: 0x80, high: 0xbf };
