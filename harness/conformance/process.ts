import { type ChildProcess, spawn } from 'node:child_process';

/** How a process came to its end by itself. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A program that stands for the endpoint: started by a shell, its output kept as far as it tells how it ended. */
export class EndpointProcess {
  readonly #command: string;
  #child: ChildProcess | undefined;
  #output = '';
  #end: ProcessEnd | undefined;

  constructor(command: string) {
    this.#command = command;
  }

  /** The last that it said, on either stream. */
  get output(): string {
    return this.#output;
  }

  /** How it has ended; undefined: it runs, or was ended by us. */
  get end(): ProcessEnd | undefined {
    return this.#end;
  }

  /** Starts it, and ends the one before. */
  start(): void {
    this.stop();
    this.#output = '';
    this.#end = undefined;
    // A group of its own, so that what the shell starts ends with it; an open standard input, for there are servers that end with theirs.
    const child = spawn(this.#command, { shell: true, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child = child;
    const hear = (chunk: Buffer): void => {
      // The last words of the one before come late.
      if (this.#child === child) this.#output = (this.#output + chunk.toString('latin1')).slice(-KEPT);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', ({ message }) => hear(Buffer.from(message)));
    child.once('exit', (code, signal) => {
      const over = (): void => {
        if (this.#child === child) this.#end = { code, signal };
      };
      // Its last words come behind its end; what it has started may hold its streams open for ever.
      child.once('close', over);
      setTimeout(over, LAST_WORDS).unref();
    });
  }

  /** Ends it, with all that it has started. */
  stop(): void {
    const child = this.#child;
    this.#child = undefined;
    if (child?.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }

  /** Why its end was a crash; undefined: it runs, or it ended in its own way. */
  get crash(): string | undefined {
    if (this.#end === undefined) return undefined;
    const { code, signal } = this.#end;
    if (signal !== null) return `it was ended by ${signal}`;
    if (code !== null && code > 128) return `it was ended by signal ${code - 128}`;
    const trace = TRACES.map((pattern) => pattern.exec(this.#output)?.[0]).find((found) => found !== undefined);
    return code !== 0 && trace !== undefined ? `it ended with ${code}: ${trace.trim()}` : undefined;
  }
}

/** How long the last words of what has ended are waited for, in milliseconds. */
const LAST_WORDS = 500;
/** Characters of output that are kept. */
const KEPT = 8192;

/** How run-time systems say that nobody caught it. */
const TRACES: readonly RegExp[] = [
  /^\w*(?:Error|Exception)\b[^\n]*(?=\n\s+at )/m,
  /Uncaught[^\n]*/,
  /^Traceback \(most recent call last\)[\s\S]*/m,
  /^panic: [^\n]*/m,
  /Segmentation fault|Aborted|double free|stack smashing[^\n]*/,
];
