import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { Listener } from './packets.ts';
import { isGzip, readStream } from './read-stream.ts';
import { type CaptureOptions, CaptureReader } from './reader.ts';
import type { Summary } from './summary.ts';

/** A file by its path, or a stream such as stdin. */
export type CaptureSource = string | Readable;

/** How a capture is read from a file or a stream. */
export interface ReadOptions extends CaptureOptions {
  /** Stops reading: what was read until then is the summary. */
  readonly signal?: AbortSignal | undefined;
  /** How far reading has got, in octets of the source, and the total where it is known. */
  readonly onProgress?: ((read: number, total: number | undefined) => void) | undefined;
}

/**
 * Reads a capture, packed with gzip or not. What is wrong with its content is in the summary; only what the system says against reading it
 * rejects, as the system says it.
 */
export const readCapture = async (source: CaptureSource, listener: Listener, options: ReadOptions = {}): Promise<Summary> => {
  const reader = new CaptureReader(listener, options);
  if (typeof source === 'string') await readPath(source, reader, options);
  else await readStream(source, reader, options);
  return options.signal?.aborted ? reader.stop() : reader.end();
};

const readPath = async (path: string, reader: CaptureReader, options: ReadOptions): Promise<void> => {
  const fd = openSync(path, 'r');
  try {
    const stat = fstatSync(fd);
    const first = new Uint8Array(2);
    if (stat.isFile() && (readSync(fd, first, 0, 2, 0) < 2 || !isGzip(first))) await readPlain(fd, stat.size, reader, options);
    else
      await readStream(
        createReadStream(path, { fd, autoClose: false, ...(stat.isFile() && { start: 0 }) }),
        reader,
        options,
        stat.size || undefined,
      );
  } finally {
    closeSync(fd);
  }
};

/** Reads a file through one buffer: the reader keeps nothing of it. */
const readPlain = async (fd: number, total: number, reader: CaptureReader, { signal, onProgress }: ReadOptions): Promise<void> => {
  const buffer = new Uint8Array(BUFFER);
  let read = 0;
  while (!reader.isStopped && !signal?.aborted) {
    const count = readSync(fd, buffer, 0, BUFFER, read);
    if (count === 0) return;
    read += count;
    reader.push(buffer.subarray(0, count));
    if (read % STRETCH >= BUFFER && read < total) continue;
    // Whoever wants to stop this, or to show how far it is, gets a turn.
    onProgress?.(read, total);
    await turn();
  }
};

/** Small enough to stay close to the processor. */
const BUFFER = 1 << 16;
/** How much is read before others get a turn. */
const STRETCH = 1 << 18;
