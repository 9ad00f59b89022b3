import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../result.ts';
import { writeDataTpdus, writeMessages } from './files.ts';
import { ours, type Spent, spent } from './process.ts';
import { type FileName, MOST_MEMORY, ROWS, type Row, SIZES } from './rows.ts';

/** What came of a comparison: medians. Rates are frames a second once the program has started, in both. */
export interface Compared {
  readonly name: string;
  readonly frames: number;
  readonly theirs: Side;
  readonly ours: Side;
  /** Our rate to theirs; the same of the fastest of all rounds, which nothing else on the machine made longer; and of the whole time with start-up. */
  readonly ratio: number;
  readonly fastest: number;
  readonly whole: number;
  readonly target: number;
}

interface Side {
  readonly seconds: number;
  readonly start: number;
  readonly rate: number;
}

/** What is made of the figures of all rounds. */
type Estimate = (figures: readonly number[]) => number;

/** What decoding one large file took. */
export interface Large {
  readonly name: string;
  readonly octets: number;
  readonly seconds: number;
  readonly memory: number;
  readonly target: number;
}

/** Whether there is somebody to be compared with. */
export const hasTshark = (): boolean => spawnSync('tshark', ['--version']).status === 0;

/** Compares `port102 decode` with tshark, file by file and by turns. Asks `tell` to print each as it is known. */
export const decodeBench = async (only: string, rounds: number, scale: number, tell: (result: Compared | Large) => void): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'port102-bench-'));
  try {
    const files = new Files(folder, scale);
    for (const row of ROWS) if (row.name.startsWith(only)) tell(await compared(row, files, rounds, folder));
    if ('decode-large'.startsWith(only)) tell(await large(folder, scale));
  } finally {
    await rm(folder, { recursive: true });
  }
};

const compared = async (
  { name, file, ours: asked, theirs, target }: Row,
  files: Files,
  rounds: number,
  folder: string,
): Promise<Compared> => {
  const [path, tiny] = [await files.path(file), await files.tiny()];
  const frames = await files.frames(file);
  const taken: Readonly<Record<'ours' | 'oursStart' | 'theirs' | 'theirsStart', number[]>> = {
    ours: [],
    oursStart: [],
    theirs: [],
    theirsStart: [],
  };
  for (let round = 0; round <= rounds; round++) {
    const take = async (of: keyof typeof taken, running: Promise<Spent>): Promise<void> => {
      const { seconds } = await running;
      // The first round is for warming up.
      if (round > 0) taken[of].push(seconds);
    };
    await take('theirs', spent('tshark', ['-r', path, ...theirs]));
    await take('theirsStart', spent('tshark', ['-r', tiny, ...theirs]));
    for (let time = 0; time < OURS_EACH; time++) {
      await take('ours', ours(['decode', path, ...asked], folder));
      await take('oursStart', ours(['decode', tiny, ...asked], folder));
    }
  }
  const side = (of: Estimate, all: readonly number[], starts: readonly number[]): Side => {
    const [seconds, start] = [of(all), of(starts)];
    return { seconds, start, rate: frames / Math.max(seconds - start, LEAST) };
  };
  const sides = (of: Estimate) => ({
    us: side(of, taken.ours, taken.oursStart),
    them: side(of, taken.theirs, taken.theirsStart),
  });
  const { us, them } = sides(median);
  const least = sides((figures) => Math.min(...figures));
  const [ratio, fastest] = [us.rate / them.rate, least.us.rate / least.them.rate];
  return { name, frames, ours: us, theirs: them, ratio, fastest, whole: them.seconds / us.seconds, target };
};

const large = async (folder: string, scale: number): Promise<Large> => {
  const path = join(folder, 'large.pcapng');
  const userData = 1024;
  writeDataTpdus(path, Math.max(1, Math.round((SIZES.large * scale) / (userData + FRAME))), userData);
  const { seconds, memory } = await ours(['decode', path], folder);
  return { name: 'decode-large', octets: (await stat(path)).size, seconds, memory, target: MOST_MEMORY };
};

/** The files that are read, each made when it is asked for. */
class Files {
  readonly #folder: string;
  readonly #scale: number;
  readonly #made = new Map<string, string>();

  constructor(folder: string, scale: number) {
    this.#folder = folder;
    this.#scale = scale;
  }

  path(name: FileName): Promise<string> {
    const count = Math.max(1, Math.round(SIZES[name] * this.#scale));
    return this.#make(name, async (path) => (name === 'dt' ? writeDataTpdus(path, count, 22) : await writeMessages(path, count)));
  }

  /** A file of one packet: what it takes is start-up. */
  tiny(): Promise<string> {
    return this.#make('tiny', async (path) => writeDataTpdus(path, 1, 22));
  }

  /** The frames of a file, as we count them. */
  async frames(name: FileName): Promise<number> {
    const { stdout } = spawnSync(process.execPath, [join('.build', 'port102.js'), 'decode', await this.path(name), '--count', '--json']);
    return (JSON.parse(String(stdout)) as { readonly frames: number }).frames;
  }

  async #make(name: string, make: (path: string) => Promise<void>): Promise<string> {
    const path = join(this.#folder, `${name}.pcapng`);
    if (!this.#made.has(name)) await make(path);
    this.#made.set(name, path);
    return path;
  }
}

/** How often a round has us for once that it has tshark: what we take beside start-up may be a tenth of it, and is lost in few. */
const OURS_EACH = 3;
/** What is shorter cannot be told from nothing, in seconds. */
const LEAST = 1e-3;
/** Headers of a frame: block, IP, TCP, TPKT. */
const FRAME = 36 + 40 + 7;
