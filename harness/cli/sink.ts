import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from './command.ts';
import { type Kept, keptOf } from './kept.ts';

/** Keeps an MTS-APDU; throws where it cannot. */
export type Keeper = (apdu: Uint8Array) => void;

/**
 * Keeps MTS-APDUs in a folder, of which it is the only keeper: `NAME.p1` has the octets, `NAME.txt` beside it what they say. When a call returns
 * the message is on the disk, whole and under its name. Names sort by time, also over restarts; a sender that did not hear the acknowledgement
 * sends again, and then the message is there twice.
 */
export const keeperIn = (folder: string, now: () => number = Date.now): Keeper => {
  const name = namesAfter(prepared(folder), now);
  return (apdu) => {
    const kept = keptOf(apdu);
    const path = join(folder, name(kept));
    write(`${path}.txt${PART}`, kept.words);
    write(`${path}.p1${PART}`, apdu);
    // The octets last: whoever sees them finds the words beside them.
    renameSync(`${path}.txt${PART}`, `${path}.txt`);
    renameSync(`${path}.p1${PART}`, `${path}.p1`);
    sync(folder);
  };
};

/** Makes the folder, takes away what nobody was told to be kept, and says what is kept there. */
const prepared = (folder: string): readonly string[] => {
  try {
    mkdirSync(folder, { recursive: true });
    sync(dirname(resolve(folder)));
    const names = readdirSync(folder);
    for (const name of names) if (name.endsWith(PART)) rmSync(join(folder, name));
    return names.filter((name) => NAME.test(name));
  } catch (error) {
    throw new UsageError(`--keep: ${error instanceof Error ? error.message : String(error)}`, undefined, { cause: error });
  }
};

/** Names that sort behind those that are there, though the clock may have been set back. */
const namesAfter = (names: readonly string[], now: () => number): ((kept: Kept) => string) => {
  const [, lastStamp = '', lastCount = '0'] = NAME.exec(names.toSorted().at(-1) ?? '') ?? [];
  let stamp = lastStamp;
  let count = Number(lastCount);
  return ({ identifier }) => {
    const time = new Date(now()).toISOString().replace(/[-:]/g, '');
    stamp = time > stamp ? time : stamp;
    count = (count + 1) % COUNTS;
    return `${stamp}-${String(count).padStart(6, '0')}-${identifier.replace(/[^A-Za-z0-9.=-]+/g, '_').slice(0, LONGEST)}`;
  };
};

/** A file that is on the disk when this returns. */
const write = (path: string, contents: string | Uint8Array): void => {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, contents);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Names that are on the disk when this returns. */
const sync = (folder: string): void => {
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** What a file is called until it is whole. */
const PART = '.part';
const NAME = /^(\d{8}T\d{6}\.\d{3}Z)-(\d{6})-.*\.p1$/;
const COUNTS = 1_000_000;
/** Of an identifier in a name, in characters. */
const LONGEST = 80;
