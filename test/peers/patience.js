// A client that never comes to an end: says so, and ends by SIGALRM. A thread of its own looks at the clock, for a client may also spin.
import { Worker } from 'node:worker_threads';

/** Milliseconds that a client may take: more than the slowest, which gives up after five seconds. */
export const PATIENCE = Number(process.env.PORT102_PEER_PATIENCE ?? 12_000);

/** The end of a client that hangs. */
export const hangs = `
  require('node:fs').writeSync(1, JSON.stringify({ connected: false, says: 'hangs' }) + '\\n');
  process.kill(process.pid, 'SIGALRM');
`;

export const limited = () => new Worker(`setTimeout(() => {${hangs}}, ${PATIENCE})`, { eval: true }).unref();
