import type { Readable } from 'node:stream';
import { concat } from '#src/core/index.ts';
import type { CaptureReader } from './reader.ts';

/** How a stream is read. */
export interface StreamOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((read: number, total: number | undefined) => void) | undefined;
}

/** Reads a stream until it ends, or until nobody wants more: each chunk as it comes, so that a live capture is told as it happens. */
export const readStream = async (source: Readable, reader: CaptureReader, options: StreamOptions, total?: number): Promise<void> => {
  const { signal } = options;
  const stop = (): void => void source.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (!signal?.aborted) await read(counted(source, options, total), reader);
  } catch (error) {
    // A stream that is destroyed says so.
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
};

/** Reads what comes, whether it is packed or not, which its first two octets say. */
const read = async (chunks: AsyncIterator<Uint8Array, undefined>, reader: CaptureReader): Promise<void> => {
  const beginning = await beginningOf(chunks);
  if (isGzip(beginning)) return (await import('./gzip.ts')).readPacked(all(beginning, chunks), reader);
  for await (const chunk of all(beginning, chunks)) {
    reader.push(chunk);
    if (reader.isStopped) return;
  }
};

const beginningOf = async (chunks: AsyncIterator<Uint8Array, undefined>): Promise<Uint8Array> => {
  let beginning: Uint8Array = new Uint8Array();
  while (beginning.length < 2) {
    const { value } = await chunks.next();
    if (value === undefined) return beginning;
    beginning = concat([beginning, value]);
  }
  return beginning;
};

async function* all(beginning: Uint8Array, rest: AsyncIterator<Uint8Array, undefined>): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield beginning;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
    return undefined;
  } finally {
    await rest.return?.();
  }
}

async function* counted(source: Readable, { onProgress }: StreamOptions, total: number | undefined): AsyncGenerator<Uint8Array, undefined> {
  let count = 0;
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    yield chunk;
    count += chunk.length;
    onProgress?.(count, total);
  }
  return undefined;
}

/** What gzip begins with, RFC 1952 §2.3.1. */
export const isGzip = (octets: Uint8Array): boolean => octets[0] === 0x1f && octets[1] === 0x8b;
