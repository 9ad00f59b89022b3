import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hub, KeptOctets, openConsole, RunFolder, Runs } from '#harness/console/index.ts';
import { RunStream, written } from '#harness/run/index.ts';
import { load } from '#harness/scenario-file/index.ts';
import { play } from '#harness/topology/index.ts';
import { systemClock } from '#src/io/index.ts';
import { SCENARIO } from './scenario.ts';

// One run of so many PDUs, in memory and written as it goes, as `port102 run` does; with a console, or without one.
const [side, count] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'port102-console-'));
const file = openSync(join(folder, 'run.ndjson'), 'w');
const [topology] = load(SCENARIO, 'bench.yaml').topologies;

const run = async (stream: RunStream): Promise<number> => {
  let pdus = 0;
  stream.subscribe((event) => {
    if (event.type !== 'octets') writeSync(file, `${written(event)}\n`);
    if (event.type === 'pdu') pdus++;
  });
  while (pdus < Number(count)) {
    await play(topology!, { transport: 'memory', seed: 1, stream });
    stream.forget();
  }
  return pdus;
};

const measured = async (stream: RunStream): Promise<void> => {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const pdus = await run(stream);
  const { user, system } = process.cpuUsage(before);
  process.send!({
    pdus,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1e6,
    memory: process.resourceUsage().maxRSS * 1024,
  });
};

const heard = (): Promise<unknown> => new Promise((resolve) => void process.once('message', resolve));

const shown = async (stream: RunStream): Promise<void> => {
  const octets = new KeptOctets();
  const past = new RunFolder(folder);
  const hub = new Hub({
    clock: systemClock,
    run: { id: 'own', name: 'bench', started: '', argv: [] },
    time: 'virtual',
    past: { events: past.events, frame: (frame) => octets.frame(frame) },
  });
  const console = await openConsole({ at: { host: '127.0.0.1', port: 0 }, clock: systemClock, runs: new Runs(hub), pages: folder });
  process.send!({ url: console.url });
  await heard();
  stream.subscribe((event) => {
    octets.add(event);
    hub.add(event);
  });
  await measured(stream);
  hub.end();
  await heard();
  await console.close();
};

const stream = new RunStream();
await (side === 'with' ? shown(stream) : measured(stream));
closeSync(file);
rmSync(folder, { recursive: true });
process.disconnect();
