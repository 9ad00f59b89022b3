import { availableParallelism, loadavg } from 'node:os';
import { type ConsoleResult, consoleBench } from './console/console-bench.ts';
import { consoleLines } from './console/table.ts';
import { type Compared, decodeBench, hasTshark, type Large } from './decode/decode-bench.ts';
import { decodeHead, decodeRow } from './decode/table.ts';
import { withProgram } from './program.ts';
import { type Result, resultOf } from './result.ts';
import { roundsOf } from './rounds.ts';
import { type Settings, settingsOf } from './settings.ts';
import { head, row } from './table.ts';

// `npm run bench`: our stack against raw node:net, on this machine, now. README.md says how to read it.
const bench = async ({ shapes, effort, json, only }: Settings): Promise<void> => {
  const say = json ? () => {} : console.log;
  const machine = { node: process.version, cpus: availableParallelism(), load: loadavg()[0]! };
  say(`node ${machine.node}, ${machine.cpus} CPUs, load ${machine.load.toFixed(2)}, ${effort.rounds} rounds`);
  if (shapes.length > 0) say(head());
  const results: Result[] = [];
  if (shapes.length > 0)
    await withProgram(async (program) => {
      for (const shape of shapes) {
        const result = resultOf(shape, await roundsOf(shape, effort, program));
        results.push(result);
        say(row(result));
      }
    });
  const decoded: (Compared | Large)[] = [];
  if (isDecode(only)) {
    if (hasTshark()) {
      say(`\n${decodeHead()}`);
      await decodeBench(only, effort.slowRounds, effort.scale, (result) => {
        decoded.push(result);
        say(decodeRow(result));
      });
    } else say('\ndecode is not compared: tshark is not installed');
  }
  let shown: ConsoleResult | undefined;
  if (isConsole(only)) {
    shown = await consoleBench(effort.slowRounds, effort.scale);
    say('');
    for (const line of consoleLines(shown)) say(line);
  }
  if (json) console.log(JSON.stringify({ ...machine, ...effort, results, decoded, console: shown }, undefined, 2));
};

/** What is decoded begins so, whichever of it is asked for. */
const isDecode = (only: string): boolean => only === '' || only.startsWith('decode') || 'decode'.startsWith(only);

const isConsole = (only: string): boolean => 'console'.startsWith(only);

try {
  await bench(settingsOf(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
