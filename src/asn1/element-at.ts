import { LONG } from './length.ts';
import { HIGH_NUMBER } from './tag.ts';

/**
 * Where the contents begin of the element that stands at `at`, X.690 §8.1.2 and §8.1.3: for those who look at octets without making a tree of them.
 * Behind all octets where its tag takes more than one octet or its header goes on there.
 */
export const contentsAt = (octets: Uint8Array, at: number): number => {
  const identifier = octets[at];
  const first = octets[at + 1];
  if (identifier === undefined || first === undefined || (identifier & HIGH_NUMBER) === HIGH_NUMBER) return octets.length;
  return Math.min(first < LONG ? at + 2 : at + 2 + (first - LONG), octets.length);
};

/** Where it ends by its length, X.690 §8.1.3.4 and §8.1.3.5, which may be behind all octets; undefined where that is indefinite or not there. */
export const endAt = (octets: Uint8Array, at: number): number | undefined => {
  const contents = contentsAt(octets, at);
  const first = octets[at + 1];
  if (first === undefined || first === LONG || (octets[at]! & HIGH_NUMBER) === HIGH_NUMBER) return undefined;
  if (first < LONG) return contents + first;
  let length = 0;
  for (let place = at + 2; place < contents; place++) length = length * 0x100 + octets[place]!;
  return contents === at + 2 + (first - LONG) ? contents + length : undefined;
};
