import { Readable } from 'node:stream';
import { type Whole, wholeOf } from '#harness/decode/index.ts';
import { compare } from './compare.ts';
import type { CompareOptions } from './comparison.ts';
import { differenceSays } from './view.ts';

/** A capture that is in memory already. */
export const wholeOfOctets = (octets: Uint8Array): Promise<Whole> => wholeOf(Readable.from([octets]));

/** The first difference between two captures in a line; undefined where they say the same. */
export const differenceBetween = async (a: Uint8Array, b: Uint8Array, options: CompareOptions = {}): Promise<string | undefined> => {
  const { associations } = compare(await wholeOfOctets(a), await wholeOfOctets(b), options);
  const [first] = associations.filter(({ verdict }) => verdict !== 'same');
  if (first === undefined) return undefined;
  const { caller, called } = (first.a ?? first.b!).stream;
  const [difference] = first.differences;
  return `${caller.ip} to ${called.ip}:${called.port}: ${difference ? differenceSays(difference) : first.verdict}`;
};
