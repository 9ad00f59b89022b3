import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** A file that somebody is still writing: its octets as they come, until it is enough. */
export const followed = (path: string, signal: AbortSignal): Readable => Readable.from(octetsOf(path, signal));

async function* octetsOf(path: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    while (!signal.aborted) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE));
      if (bytesRead > 0) yield buffer.subarray(0, bytesRead);
      else await wait(LOOK, undefined, { signal }).catch(() => {});
    }
  } finally {
    await file.close();
  }
}

const PIECE = 1 << 16;
/** How often it is looked whether there is more. */
const LOOK = 100;
