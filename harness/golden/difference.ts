import { differenceBetween } from '#harness/diff/index.ts';
import { type Block, blocksOf } from './blocks.ts';

/** How a file differs from what is made now, for people, by its octets and by what they mean; absent where it does not. */
export const differenceIn = async (file: string, { made, found }: Versions): Promise<string | undefined> => {
  const at = firstDifference(made, found);
  if (at === undefined) return undefined;
  const octets = `${octetAt(found, at)} there, ${octetAt(made, at)} now`;
  const meaning = await differenceBetween(found, made, { strict: true });
  return `${file} differs from octet ${at} on, ${placeIn(made, found, at)}: ${octets}. ${meaning ?? 'What is said in it is the same.'}`;
};

/** A file as it is made now, and as it is found. */
interface Versions {
  readonly made: Uint8Array;
  readonly found: Uint8Array;
}

const firstDifference = (made: Uint8Array, found: Uint8Array): number | undefined => {
  const shared = Math.min(made.length, found.length);
  for (let at = 0; at < shared; at++) if (made[at] !== found[at]) return at;
  return made.length === found.length ? undefined : shared;
};

/** Up to the first difference both have the same blocks, and where one of them ends the other has the next. */
const placeIn = (made: Uint8Array, found: Uint8Array, at: number): string => {
  const frame = (blockAt(made, at) ?? blockAt(found, at))?.frame;
  return frame === undefined ? 'in no frame' : `in frame ${frame}`;
};

const blockAt = (capture: Uint8Array, at: number): Block | undefined => blocksOf(capture).find(({ start, end }) => start <= at && at < end);

const octetAt = (octets: Uint8Array, at: number): string => octets[at]?.toString(16).padStart(2, '0') ?? 'the end';
