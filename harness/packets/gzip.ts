import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { CaptureReader } from './reader.ts';

/** Unpacks what comes, and reads it; what is damaged or cut off is a fault of the file. */
export const readPacked = (chunks: AsyncIterable<Uint8Array>, reader: CaptureReader): Promise<void> =>
  new Promise((resolve, reject) => {
    const packed = Readable.from(chunks);
    const gunzip = createGunzip();
    // Each piece is read as soon as it is unpacked: what waits in a stream is lost when the stream fails.
    gunzip.on('data', (piece: Uint8Array) => {
      try {
        reader.push(piece);
        if (reader.isStopped) gunzip.destroy();
      } catch (error) {
        gunzip.destroy(error as Error);
      }
    });
    gunzip.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code?.startsWith('Z_')) reader.damage(error.message);
      else reject(error);
    });
    gunzip.on('close', () => {
      packed.destroy();
      resolve();
    });
    packed.on('error', (error) => gunzip.destroy(error));
    packed.pipe(gunzip);
  });
