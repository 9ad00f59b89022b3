import type { GoldenSet } from './golden.ts';
import { manifest } from './manifest.ts';
import { readme } from './readme.ts';

/** Where the set is kept. */
export const FOLDER = new URL('../../captures/golden/', import.meta.url);

/** All that the folder has in it, by name. */
export const filesOf = (set: GoldenSet): ReadonlyMap<string, Uint8Array> =>
  new Map([
    ['README.md', text(readme(set))],
    ['manifest.json', text(manifest(set))],
    ...set.captures.map(({ file, octets }) => [file, octets] as const),
  ]);

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
