import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BindError, listen } from '#src/io/index.ts';

/** What a doctor can find out about a machine. */
export interface Machine {
  readonly node: string;
  /** The system's name for why an address cannot be bound; undefined: it can. */
  bind(host: string, port: number): Promise<string | undefined>;
  /** The version of tshark; undefined: there is none. */
  tshark(): Promise<string | undefined>;
}

/** This machine. */
export const machine: Machine = {
  node: process.versions.node,
  bind: async (host, port) => {
    try {
      const listener = await listen({ host, port }, (line) => line.reset());
      await listener.close();
      return undefined;
    } catch (error) {
      if (error instanceof BindError) return error.code;
      throw error;
    }
  },
  tshark: async () => {
    try {
      const { stdout } = await promisify(execFile)('tshark', ['--version']);
      return /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? 'of an unknown version';
    } catch {
      return undefined;
    }
  },
};
