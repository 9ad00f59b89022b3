import type { NetworkAddress } from '#src/tpkt/index.ts';

/** What a process uses. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly memory: number;
}

/** What a worker is asked for, by message; it answers each order once. */
export interface Orders {
  /** Takes calls from now on; where. */
  serve(): Promise<NetworkAddress>;
  /** Passes calls on to there from now on; where it takes them. */
  between(called: NetworkAddress): Promise<NetworkAddress>;
  /** Does its part so often; in how many seconds. */
  run(count: number, to: NetworkAddress): Promise<number>;
  /** What the process has used so far: CPU time in seconds, octets in memory (RSS). */
  usage(): Usage;
  /** Takes no more calls. */
  close(): void;
}

/** An order on its way to a worker. */
export type Order = { readonly [Name in keyof Orders]: { readonly name: Name; readonly args: Parameters<Orders[Name]> } }[keyof Orders];

/** An answer on its way back. */
export type Answer = { readonly said: unknown } | { readonly failed: string };
