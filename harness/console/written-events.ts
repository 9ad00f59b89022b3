import { type FileHandle, open } from 'node:fs/promises';
import { type Entry, entryIn } from './entry.ts';

/** The events in a run.ndjson, which may still grow: found by their numbers, without keeping them. */
export class WrittenEvents {
  readonly #path: string;
  /** Where in the file some of its events begin, in order. */
  readonly #marks: { readonly seq: number; readonly at: number }[] = [];
  #read = 0;
  #scanning: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** Events of a range, in order, the first so many. Lines that are no events are passed over. */
  async between(from: number, to: number, most: number): Promise<readonly string[]> {
    await this.scan(() => {});
    const found: string[] = [];
    for await (const { seq, text } of this.#entries(this.#before(from))) {
      if (seq > to || found.length >= most) break;
      if (seq >= from && isJson(text)) found.push(text);
    }
    return found;
  }

  /** Reads on from where it has got. `each` sees what is new. */
  scan(each: (entry: Entry) => void): Promise<void> {
    const scanned = this.#scanning.then(() => this.#scan(each));
    // What could not be read this time may be the next time.
    this.#scanning = scanned.catch(() => {});
    return scanned;
  }

  async #scan(each: (entry: Entry) => void): Promise<void> {
    let count = 0;
    for await (const entry of this.#entries(this.#read)) {
      if (count++ % APART === 0) this.#marks.push({ seq: entry.seq, at: entry.at });
      this.#read = entry.end;
      each(entry);
    }
  }

  /** Where an event begins that is not behind that one. */
  #before(seq: number): number {
    let [low, high] = [0, this.#marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#marks[middle]!.seq <= seq) low = middle + 1;
      else high = middle;
    }
    return this.#marks[low - 1]?.at ?? 0;
  }

  async *#entries(from: number): AsyncGenerator<Entry & { readonly at: number; readonly end: number }> {
    for await (const { text, at, end } of linesOf(this.#path, from)) {
      const entry = entryIn(text);
      if (entry) yield { ...entry, at, end };
    }
  }
}

/** The whole lines of a file, and where each begins and ends. A line that is longer than any of ours is none. */
async function* linesOf(path: string, from: number): AsyncGenerator<{ readonly text: string; readonly at: number; readonly end: number }> {
  const file = await opened(path);
  if (file === undefined) return;
  try {
    let held = Buffer.alloc(0);
    let at = from;
    for (let read = from; ; ) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, read);
      if (bytesRead === 0) return;
      read += bytesRead;
      held = Buffer.concat([held, buffer.subarray(0, bytesRead)]);
      let start = 0;
      for (let end = held.indexOf(NEW_LINE); end >= 0; end = held.indexOf(NEW_LINE, start)) {
        if (end - start <= LONGEST) yield { text: held.toString('utf8', start, end), at: at + start, end: at + end + 1 };
        start = end + 1;
      }
      held = held.subarray(start);
      at += start;
      if (held.length > LONGEST) {
        at += held.length;
        held = Buffer.alloc(0);
      }
    }
  } finally {
    await file.close();
  }
}

const opened = async (path: string): Promise<FileHandle | undefined> => {
  try {
    return await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const NEW_LINE = 10;
/** Events from one mark to the next. */
const APART = 512;
const PIECE = 1 << 18;
/** Of a line, in octets. */
const LONGEST = 1 << 20;
