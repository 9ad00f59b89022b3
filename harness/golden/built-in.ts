import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadFile, scenarioFiles } from '#harness/scenario-file/index.ts';
import type { Topology } from '#harness/topology/index.ts';

/** Every built-in scenario with its variants and the cells of its matrix, in the order of the files. */
export const builtIn = (): readonly Topology[] => scenarioFiles([SCENARIOS]).flatMap((file) => loadFile(file).topologies.map(anywhere));

/** Places are the file alone: neither where the house stands, nor a new line in a scenario, may change what is recorded. */
const anywhere = (topology: Topology): Topology => {
  const file = basename(topology.file);
  return { ...topology, file, placeOf: () => file };
};

const SCENARIOS = fileURLToPath(new URL('../scenarios', import.meta.url));
