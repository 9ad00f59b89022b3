import { basename } from 'node:path';
import type { Topology } from '#harness/topology/index.ts';

/** Which scenarios of those that were named are to be run. */
export interface Selection {
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly tags: readonly string[];
}

/** Globs fit the name of a file, of a scenario, or of a variant; `*` is any text. */
export const selected = (topologies: readonly Topology[], { only, skip, tags }: Selection): readonly Topology[] =>
  topologies.filter(
    (topology) =>
      (only.length === 0 || only.some((glob) => fits(topology, glob))) &&
      !skip.some((glob) => fits(topology, glob)) &&
      tags.every((tag) => topology.tags.includes(tag)),
  );

const fits = ({ file, name, variant }: Topology, glob: string): boolean => {
  const pattern = new RegExp(`^${glob.split('*').map(escaped).join('.*')}$`, 'i');
  return [basename(file), basename(file, '.yaml'), name, variant].some((word) => word !== undefined && pattern.test(word));
};

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
