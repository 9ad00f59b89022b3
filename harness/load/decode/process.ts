import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process took: its time from start to end, and of ours the most memory (RSS), in octets. */
export interface Spent {
  readonly seconds: number;
  readonly memory: number;
}

/** Runs a program to its end, its output thrown away. What it says to fd 3 is how much memory it had. */
export const spent = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Spent> =>
  new Promise((done, failed) => {
    const start = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
    let told = '';
    child.stdio[3]?.on('data', (data) => {
      told += String(data);
    });
    child.on('error', failed);
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) done({ seconds, memory: Number(told || 0) * 1024 });
      else failed(new Error(`${program} ${args.join(' ')} ended with ${code}`));
    });
  });

/** Our own command line, as it is installed. */
export const ours = (args: readonly string[], folder: string): Promise<Spent> => {
  const hook = join(folder, 'memory.cjs');
  writeFileSync(hook, "process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)));");
  return spent(process.execPath, ['--require', hook, join('.build', 'port102.js'), ...args]);
};
