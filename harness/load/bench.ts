import { availableParallelism, loadavg } from 'node:os';
import { withProgram } from './program.ts';
import { type Result, resultOf } from './result.ts';
import { roundsOf } from './rounds.ts';
import { type Settings, settingsOf } from './settings.ts';
import { head, row } from './table.ts';

// `npm run bench`: our stack against raw node:net, on this machine, now. README.md says how to read it.
const bench = async ({ shapes, effort, json }: Settings): Promise<void> => {
  const say = json ? () => {} : console.log;
  const machine = { node: process.version, cpus: availableParallelism(), load: loadavg()[0]! };
  say(`node ${machine.node}, ${machine.cpus} CPUs, load ${machine.load.toFixed(2)}, ${effort.rounds} rounds`);
  say(head());
  const results: Result[] = [];
  await withProgram(async (program) => {
    for (const shape of shapes) {
      const result = resultOf(shape, await roundsOf(shape, effort, program));
      results.push(result);
      say(row(result));
    }
  });
  if (json) console.log(JSON.stringify({ ...machine, ...effort, results }, undefined, 2));
};

try {
  await bench(settingsOf(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
