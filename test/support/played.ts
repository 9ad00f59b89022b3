import { join } from 'node:path';
import type { Stamped } from '#harness/run/index.ts';
import { loadFile } from '#harness/scenario-file/index.ts';
import { play } from '#harness/topology/index.ts';
import { packageRoot } from '../../harness/cli/package-root.ts';

/** What a scenario that comes with the package tells, played in memory; of several, the first. */
export const playedHere = async (name: string): Promise<readonly Stamped[]> => {
  const { topologies } = loadFile(join(packageRoot(), 'harness', 'scenarios', `${name}.yaml`));
  const events: Stamped[] = [];
  await play(topologies[0]!, { transport: 'memory', seed: 1, watch: (event) => void events.push(event) });
  return events;
};
