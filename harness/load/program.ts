import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the worker into a file of its own, so that nothing of a loader is measured; the file is gone when `use` is done. */
export const withProgram = async <T>(use: (program: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'port102-bench-'));
  try {
    const program = join(folder, 'worker.mjs');
    await build({
      entryPoints: [WORKER],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
    });
    return await use(program);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const WORKER = join(import.meta.dirname, 'worker.ts');
