import type { Paint } from '#harness/reports/index.ts';
import type { ExitCode } from './exit.ts';

/** What a command has of the world around it; a test hands in its own. */
export interface Io {
  /** Results, to stdout; a line feed is added. */
  out(text: string): void;
  /** Octets to stdout as they are, for those who have many; absent: they go by `out` as text. */
  octets?(octets: Uint8Array): void;
  /** Progress and complaints, to stderr; a line feed is added. */
  err(text: string): void;
  readonly paint: Paint;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
  /** How wide the terminal is, in characters; absent: there is none. */
  readonly columns?: number;
  readonly cwd: string;
  /** Aborted at SIGINT or SIGTERM: finish, write what there is, and say that it is partial. */
  readonly signal: AbortSignal;
  /** The command line; absent: there was none. */
  readonly argv?: readonly string[];
}

export interface Flag {
  /** As commander writes it: `--seed <n>`, `-q, --quiet`, `--only <glob...>`. */
  readonly flags: string;
  readonly says: string;
  readonly default?: string | boolean | number;
  readonly choices?: readonly string[];
  /** It may be given several times, with one value each. */
  readonly several?: true;
}

/** Flag values by their long name in camel case. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A flag with the value that is in force, and where that comes from: the flag itself, the name of a variable, or `default`. */
export interface Setting {
  readonly name: string;
  readonly value: Flags[string];
  readonly from: string;
}

/** One command: one file, one row of the table. */
export interface CommandRow {
  readonly name: string;
  /** As commander writes arguments: `<scenario...>`, `[target]`. */
  readonly args?: string;
  readonly group: 'Try' | 'Model' | 'Endpoint' | 'Traffic' | 'Results';
  readonly says: string;
  readonly flags: readonly Flag[];
  /** `settings` are the flags once more, with where each value comes from. */
  readonly run: (io: Io, args: readonly string[], flags: Flags, settings: readonly Setting[]) => Promise<ExitCode>;
}

/** The command line is wrong: said in one line, with the cure in a second where there is one; exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string | undefined;

  constructor(says: string, hint?: string, options?: ErrorOptions) {
    super(says, options);
    this.hint = hint;
  }
}
