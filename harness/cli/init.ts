import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Flags, type Io, UsageError } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { packageRoot } from './package-root.ts';
import { scenarioPaths } from './scenarios.ts';
import { readable } from './topologies.ts';

/** `init`: a scenario to begin with, settings, and a job of CI, in a folder of one's own. Nothing that is there is written over. */
export const init = async (io: Io, [folder = '.']: readonly string[], flags: Flags): Promise<ExitCode> => {
  const root = resolve(io.cwd, folder);
  // Nobody begins with what is no scenario.
  if (readable(io, String(flags.from)) === undefined) return EXIT.usage;
  const [source] = scenarioPaths(io, [String(flags.from)]);
  const scenario = join('scenarios', basename(source!));
  const files: Readonly<Record<string, string>> = {
    [scenario]: copied(source!, join(root, scenario)),
    'port102.config.yaml': CONFIG,
    '.github/workflows/port102.yml': WORKFLOW,
  };
  const there = Object.keys(files).filter((file) => existsSync(join(root, file)));
  if (there.length > 0)
    throw new UsageError(`${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} there already`, 'port102 init FOLDER begins elsewhere');
  for (const [file, text] of Object.entries(files)) {
    write(join(root, file), text);
    io.out(`wrote    ${join(folder, file)}`);
  }
  io.out(`try      ${folder === '.' ? '' : `cd ${folder} && `}npx port102 run ${scenario} --report html`);
  return EXIT.ok;
};

const write = (path: string, text: string): void => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${error instanceof Error ? error.message : error}`, undefined, { cause: error });
  }
};

/** A scenario as it stands, with the schema where it is from there. */
const copied = (source: string, target: string): string => {
  const schema = relative(dirname(target), join(packageRoot(), 'harness/scenarios/scenario-v1.schema.json'));
  return readFileSync(source, 'utf8').replace(
    /^(# yaml-language-server: \$schema=).*/,
    (_, start: string) => start + schema.replaceAll('\\', '/'),
  );
};

const CONFIG = `# What every command here takes, unless a flag or a PORT102_ variable says otherwise; port102 doctor --config says which counts.
seed: 1
timeout: 5s
run-dir: .port102
`;

const WORKFLOW = `name: port102
on: [push, pull_request]
jobs:
  scenarios:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 20 }
      - run: npm ci
      - run: npx port102 run scenarios --report junit=out/junit.xml --report html=out/report.html --report md=$GITHUB_STEP_SUMMARY
      - uses: actions/upload-artifact@v4
        if: always()
        with: { name: port102, path: out }
`;
