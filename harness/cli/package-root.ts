import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package, installed or checked out: the nearest one above with its package.json. */
export const packageRoot = (from: string = import.meta.dirname): string => {
  if (manifestIn(from)?.name === 'port102') return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json of port102 is missing: install it again');
  return packageRoot(above);
};

/** The version of the package. */
export const version = (): string => manifestIn(packageRoot())?.version ?? 'unknown';

const manifestIn = (folder: string): Manifest | undefined => {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
};

interface Manifest {
  readonly name?: string;
  readonly version?: string;
}
