import { existsSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildPage } from './build-page.ts';
import { packageRoot } from './package-root.ts';

// One file that starts by itself, and beside it what each command needs: that is read when the command is asked for.
const root = packageRoot();
const outdir = join(root, '.build');

await rm(join(outdir, 'parts'), { recursive: true, force: true });
await build({
  entryPoints: { port102: join(root, 'harness', 'cli', 'bin.ts') },
  outdir,
  chunkNames: 'parts/[name]-[hash]',
  splitting: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Looked for where it is used, and done without where it is not.
  external: ['bufferutil', 'utf-8-validate'],
  // Dependencies that are CommonJS ask for the modules of node by `require`.
  banner: { js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
await chmod(join(outdir, 'port102.js'), 0o755);
if (existsSync(join(root, 'harness', 'console', 'page', 'main.tsx'))) await buildPage(root, join(outdir, 'console'));
