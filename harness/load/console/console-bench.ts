import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { median } from '../result.ts';
import { Child } from './child.ts';

/** What a run took. */
export interface Ran {
  readonly pdus: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most memory (RSS), in octets. */
  readonly memory: number;
}

/** What those who looked on came to. */
export interface Looked {
  readonly quick: readonly number[];
  readonly slow: number;
  readonly missed: number;
  readonly gaps: number;
  readonly isOrdered: boolean;
  readonly catchUpSeconds: number;
}

export interface ConsoleRound {
  readonly without: Ran;
  readonly with: Ran;
  readonly looked: Looked;
}

/** What masked uploads cost, with the native part of the WebSocket and without. */
export interface Uploads {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly octets: number;
}

export interface ConsoleResult {
  readonly rounds: readonly ConsoleRound[];
  /** Time and CPU time of the run with a console, to those of the same run without. */
  readonly ratio: number;
  readonly cpu: number;
  readonly uploads: { readonly native: Uploads; readonly script: Uploads };
}

/** Measures what a console costs a run, and what bufferutil gives. */
export const consoleBench = async (rounds: number, scale: number): Promise<ConsoleResult> => {
  // Within the project, so that what is not bundled is found.
  const folder = await mkdtemp(join(import.meta.dirname, '..', '..', '..', '.build', 'bench-'));
  try {
    await built(folder);
    const count = String(Math.max(1, Math.round(PDUS * scale)));
    const done: ConsoleRound[] = [];
    for (let round = 0; round < rounds; round++) done.push({ without: await plain(folder, count), ...(await shown(folder, count)) });
    const uploads = String(Math.max(1, Math.round(UPLOADS * scale)));
    return {
      rounds: done,
      ratio: median(done.map((each) => each.with.seconds / each.with.pdus / (each.without.seconds / each.without.pdus))),
      cpu: median(done.map((each) => each.with.cpuSeconds / each.without.cpuSeconds)),
      uploads: {
        native: await once<Uploads>(join(folder, 'uploads.mjs'), [uploads]),
        script: await once<Uploads>(join(folder, 'uploads.mjs'), [uploads], { WS_NO_BUFFER_UTIL: '1' }),
      },
    };
  } finally {
    await rm(folder, { recursive: true });
  }
};

const built = (folder: string) =>
  build({
    entryPoints: Object.fromEntries(['run', 'clients', 'uploads'].map((name) => [name, join(import.meta.dirname, `${name}-process.ts`)])),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['bufferutil', 'utf-8-validate'],
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });

const plain = (folder: string, count: string): Promise<Ran> => once(join(folder, 'run.mjs'), ['without', count]);

const once = async <T>(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<T> => {
  const child = new Child(program, args, env);
  try {
    return await child.next<T>();
  } finally {
    child.end();
  }
};

const shown = async (folder: string, count: string): Promise<Omit<ConsoleRound, 'without'>> => {
  const run = new Child(join(folder, 'run.mjs'), ['with', count]);
  const { url } = await run.next<{ readonly url: string }>();
  const clients = new Child(join(folder, 'clients.mjs'), [url]);
  try {
    await clients.next();
    run.tell('go');
    const ran = await run.next<Ran>();
    clients.tell('over');
    return { with: ran, looked: await clients.next<Looked>() };
  } finally {
    clients.end();
    run.end();
  }
};

const PDUS = 200_000;
const UPLOADS = 2000;
