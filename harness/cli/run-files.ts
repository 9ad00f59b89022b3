import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join, relative } from 'node:path';
import { record } from '#harness/capture/index.ts';
import { type Stamped, written } from '#harness/run/index.ts';

/** The files of a run: `run.ndjson`, line by line as it goes, and `run.pcapng` at its end; `last` beside them leads to the newest run. */
export class RunFiles {
  readonly folder: string;
  readonly #ndjson: number;
  readonly #root: string;
  readonly #started: Date;

  constructor(root: string, started: Date) {
    this.#root = root;
    this.#started = started;
    this.folder = runFolder(root, started);
    this.#ndjson = openSync(join(this.folder, 'run.ndjson'), 'w');
  }

  /** Where a file of this run is found under a name that stays. */
  path(name: string, cwd: string): string {
    return relative(cwd, join(this.#root, 'last', name));
  }

  /** Octets go to the capture alone. */
  write(event: Stamped): void {
    if (event.type !== 'octets') writeSync(this.#ndjson, `${written(event)}\n`);
  }

  /** Nothing more is told. */
  close(): void {
    closeSync(this.#ndjson);
  }

  /** Writes the capture. */
  capture(events: readonly Stamped[], names: readonly { readonly ip: string; readonly name: string }[]): void {
    writeFileSync(join(this.folder, 'run.pcapng'), record(events, { start: this.#started.getTime(), names }));
  }
}

/** A new folder for a run; `last` beside it leads there. */
export const runFolder = (root: string, started: Date): string => {
  const folder = join(root, idOf(started));
  mkdirSync(folder, { recursive: true });
  pointAt(join(root, 'last'), folder);
  return folder;
};

/** `2026-11-22T21-40-03Z-a1b2`: sorts by time, and two runs of one second differ. */
const idOf = (started: Date): string =>
  `${started.toISOString().slice(0, 19).replaceAll(':', '-')}Z-${process.pid.toString(16)}${(counter++).toString(16)}`;
let counter = 0;

const pointAt = (link: string, target: string): void => {
  rmSync(link, { force: true, recursive: false });
  try {
    symlinkSync(relative(join(link, '..'), target), link, 'junction');
  } catch {
    // Two runs at once, or a file system without links: the run is where it says it is all the same.
  }
};
