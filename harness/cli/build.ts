import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from './package-root.ts';

// One file that starts by itself. Commands stay lazy in it: what they import is evaluated when they are asked for.
const root = packageRoot();
const outfile = join(root, '.build', 'port102.js');

await build({
  entryPoints: [join(root, 'harness', 'cli', 'bin.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Dependencies that are CommonJS ask for the modules of node by `require`.
  banner: { js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
await chmod(outfile, 0o755);
