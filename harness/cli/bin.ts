import { paintOf } from '#harness/reports/index.ts';
import type { Io } from './command.ts';
import { crashed } from './crash.ts';
import { EXIT } from './exit.ts';
import { main } from './main.ts';

// The only file that touches the real terminal and the real signals: what esbuild starts from.
const argv = process.argv.slice(2);
const stop = new AbortController();
const isTTY = process.stdout.isTTY === true;

const io: Io = {
  out: (text) => void process.stdout.write(`${text}\n`),
  octets: (octets) => void process.stdout.write(octets),
  err: (text) => void process.stderr.write(`${text}\n`),
  paint: paintOf({}, process.env, isTTY),
  env: process.env,
  isTTY,
  ...(isTTY ? { columns: process.stdout.columns } : {}),
  cwd: process.cwd(),
  signal: stop.signal,
};

// The first signal asks the command to finish, the second does not ask.
for (const [signal, code] of [
  ['SIGINT', EXIT.interrupted],
  ['SIGTERM', EXIT.terminated],
] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(code);
    stop.abort(signal);
  });
}

// Whoever read our output has read enough: `port102 list events | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

process.on('uncaughtException', (error) => process.exit(crashed(error, argv, io)));

const code = await main(argv, io);
process.exitCode = code === EXIT.interrupted && stop.signal.reason === 'SIGTERM' ? EXIT.terminated : code;
