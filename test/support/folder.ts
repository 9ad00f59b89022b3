import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder, which goes with this process. */
export const ownFolder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'port102-'));
  if (folders.length === 0) process.on('exit', () => folders.forEach((each) => void rmSync(each, { recursive: true, force: true })));
  folders.push(path);
  return path;
};

const folders: string[] = [];
