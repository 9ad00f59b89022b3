import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Makes the page of the live console: four files that ask for nothing else. */
export const buildPage = async (root: string, outdir: string): Promise<void> => {
  const source = join(root, 'harness', 'console', 'page');
  await mkdir(outdir, { recursive: true });
  await build({
    entryPoints: [
      { in: join(source, 'main.tsx'), out: 'page' },
      { in: join(source, 'page.css'), out: 'page' },
    ],
    outdir,
    bundle: true,
    minify: true,
    platform: 'browser',
    target: ['chrome110', 'firefox115', 'safari16'],
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [onlyWhatIsUsed],
    logLevel: 'warning',
  });
  for (const name of ['index.html', 'icon.svg']) await copyFile(join(source, name), join(outdir, name));
};

/** Our modules do nothing by being there: those of which nothing is used stay out, and with them what only Node has. */
const onlyWhatIsUsed: Plugin = {
  name: 'only-what-is-used',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, external: true, sideEffects: false }));
    onResolve({ filter: /^[#.].*\.tsx?$/ }, async ({ path, pluginData, ...args }) => {
      if (pluginData === ASKED || args.kind === 'entry-point') return undefined;
      const found = await resolve(path, { ...args, pluginData: ASKED });
      return { ...found, sideEffects: false };
    });
  },
};

const ASKED = Symbol('asked');
