import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaptureWriter } from '#harness/capture/index.ts';
import { AppendedFile, TellingProxy, tcpLegs } from '#harness/record/index.ts';
import { RunStream } from '#harness/run/index.ts';
import { systemClock } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { HOST, OPTIONS, serveRaw } from './raw.ts';
import type { Served, Side } from './shape.ts';

/** A side whose calls are passed on by a process between its two ends: with nothing but node:net, or by our recorder. */
export const passed = {
  byRaw: (side: Side): Side => ({ ...side, between: passOnRaw }),
  byOurs: (side: Side): Side => ({ ...side, between: passOnOurs }),
} as const;

/** What everybody writes who wants a proxy. */
const passOnRaw = (to: NetworkAddress): Promise<Served> =>
  serveRaw(
    (caller) => {
      const called = connect({ ...to, ...OPTIONS, allowHalfOpen: true });
      caller.pipe(called).pipe(caller);
      called.on('error', () => caller.resetAndDestroy());
      caller.on('error', () => called.resetAndDestroy());
    },
    { allowHalfOpen: true },
  );

/** The whole of `port102 record`, but for what it says on the terminal. */
const passOnOurs = async (to: NetworkAddress): Promise<Served> => {
  const folder = mkdtempSync(join(tmpdir(), 'port102-bench-'));
  const file = new AppendedFile(join(folder, 'run.pcapng'), systemClock, (error) => {
    throw error;
  });
  const writer = new CaptureWriter({ start: Date.now(), names: [] });
  const stream = new RunStream();
  stream.begin(systemClock.now);
  stream.subscribe((event) => {
    file.add(writer.add(event));
    stream.forget();
  });
  const proxy = new TellingProxy({ legs: tcpLegs, to, emit: (event) => stream.emit(event) });
  return {
    at: await proxy.open({ host: HOST, port: 0 }),
    close: () => {
      proxy.close();
      file.close();
      rmSync(folder, { recursive: true });
    },
  };
};
