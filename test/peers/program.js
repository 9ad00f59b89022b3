// Programs of the system, with a home and, where they want one, a display of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { PATIENCE } from './patience.js';

/** A folder that goes with this process. */
export const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'port102-peer-'));
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
};

/** A program that ends with this process. */
export const started = (program, args, options) => {
  const child = spawn(program, args, options);
  process.on('exit', () => child.kill());
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
};
const running = new Set();

/** The environment of a program that wants an X display: one in memory. Its number is ours, as our process is: servers that look for a free one at the same time take it from each other. */
export const display = async (number = FIRST_DISPLAY + (process.pid % DISPLAYS), tries = 5) => {
  if (tries === 0) throw new Error('no display is to be had');
  // A display that is left by all begins anew, and who looks at it twice in a row finds none the second time.
  const server = started('Xvfb', [`:${number}`, '-displayfd', '3', '-screen', '0', '640x480x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const isThere = await Promise.race([once(server.stdio[3], 'data').then(() => true), once(server, 'exit').then(() => false)]);
  return isThere ? { ...process.env, DISPLAY: `:${number}`, HOME: folder() } : display(number + 1, tries - 1);
};

/** Runs a client: `outcome` reads what it printed, which goes out as JSON. That it crashes is our end too, and so is that it hangs. */
export const call = async (program, args, env, outcome) => {
  const child = started(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: PATIENCE, killSignal: 'SIGKILL' });
  const [output, errors, [code, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const isLate = child.killed;
  const said = outcome(`${output}${errors}`, code);
  console.log(JSON.stringify(isLate ? { ...said, says: 'hangs' } : said));
  await endedBy(isLate ? 'SIGALRM' : signal);
};

/** Runs a server: a line of JSON when it listens, which it does not say, so it is called once, or has ended. It goes with our standard input. */
export const serve = async (child, host, port) => {
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed = `${printed}${chunk}`.slice(-PRINTED);
    });
  const ended = once(child, 'exit');
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    child.kill();
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop);
  process.stdin.resume().on('end', stop);

  await Promise.race([ended, answering(host, port)]);
  const listening = child.exitCode === null && child.signalCode === null;
  console.log(JSON.stringify({ listening, says: listening ? '' : printed.trim().split('\n').at(-1) }));
  const [code, signal] = await ended;
  if (isStopped) return endedBy(null);
  console.error(printed);
  return endedBy(signal, code);
};

const answering = async (host, port) => {
  const socket = connect(Number(port), host);
  try {
    await once(socket, 'connect');
  } catch {
    await setTimeout(50);
    return answering(host, port);
  } finally {
    socket.destroy();
  }
};

/** Ends as another process did, once all that it started has. */
const endedBy = async (signal, code = 0) => {
  process.exitCode = code ?? 0;
  const ends = [...running].map((child) => once(child, 'exit'));
  for (const child of running) child.kill();
  await Promise.all(ends);
  if (signal !== null) process.on('exit', () => process.kill(process.pid, signal));
  process.exit();
};

/** Where the numbers of displays begin, and how many there may be. */
const FIRST_DISPLAY = 100;
const DISPLAYS = 50_000;
/** Characters kept of what a server prints. */
const PRINTED = 4096;
