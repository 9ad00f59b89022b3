import { join, relative, resolve } from 'node:path';
import { CaptureWriter } from '#harness/capture/index.ts';
import { AppendedFile } from '#harness/record/index.ts';
import { type Stamped, written } from '#harness/run/index.ts';
import { systemClock } from '#src/io/index.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { runFolder } from './run-files.ts';
import { textOf } from './values.ts';

/** What a recorder writes as it goes: the capture alone where `--out` says where, else a run as every other, with its events. */
export class RecordFiles {
  /** Where the capture is, for people. */
  readonly name: string;
  /** Of a run, where its files are. */
  readonly folder: string | undefined;
  readonly #writer: CaptureWriter;
  readonly #capture: AppendedFile;
  readonly #events: AppendedFile | undefined;
  readonly #failed: (error: Error) => void;
  /** Whether something could not be written. */
  haveFailed = false;

  constructor(io: Io, { out, runDir }: Flags) {
    const started = new Date();
    this.#failed = (error) => {
      this.haveFailed = true;
      io.err(`port102: it goes on, but is no longer recorded: ${error.message}`);
    };
    const named = textOf(out);
    const folder = named === undefined ? runFolder(resolve(io.cwd, String(runDir)), started) : undefined;
    this.folder = folder;
    const path = folder === undefined ? resolve(io.cwd, named!) : join(folder, 'run.pcapng');
    this.name = named ?? relative(io.cwd, path);
    this.#writer = new CaptureWriter({ start: started.getTime(), names: [] });
    this.#capture = this.#file(path);
    this.#events = folder === undefined ? undefined : this.#file(join(folder, 'run.ndjson'));
    this.#capture.add([this.#writer.head]);
    this.#capture.flush();
  }

  add(event: Stamped): void {
    this.#capture.add(this.#writer.add(event));
    if (event.type !== 'octets') this.#events?.addText(`${written(event)}\n`);
  }

  close(): void {
    this.#capture.close();
    this.#events?.close();
  }

  #file(path: string): AppendedFile {
    try {
      return new AppendedFile(path, systemClock, this.#failed);
    } catch (error) {
      throw new UsageError(`the capture cannot be written: ${error instanceof Error ? error.message : error}`, undefined, { cause: error });
    }
  }
}
