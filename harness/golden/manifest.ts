import { createHash } from 'node:crypto';
import type { Golden, GoldenSet, Shown } from './golden.ts';

/** The set as data: a line for each capture, then those for which there is none. */
export const manifest = ({ captures, silent }: GoldenSet): string =>
  `[\n${[...captures.map(entry), ...silent.map(leftOut)].map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]\n`;

const entry = ({ id, file, octets, frames, cutAt, sameAs, ...shown }: Golden) => ({
  id,
  file,
  layer: 'run',
  ...shown,
  frames,
  ...(cutAt && { cutAt }),
  octets: octets.length,
  sha256: createHash('sha256').update(octets).digest('hex'),
  ...(sameAs.length > 0 && { sameAs }),
});

const leftOut = (shown: Shown) => ({ layer: 'run', ...shown, leftOut: 'nobody calls' });
