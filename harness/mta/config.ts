import type { Product } from '#harness/products/index.ts';
import type { Selector } from '#src/cotp/index.ts';

/** T-, S- and P-selector of one end; a field that is blank is absent. */
export interface Selectors {
  readonly t?: Selector;
  readonly s?: Selector;
  readonly p?: Selector;
}

/** An IPv4 address of a host with its prefix length, for the choice of a source address. */
export interface HostAddress {
  readonly ip: string;
  readonly prefix: number;
}

/** MTA transport stack object: field A of Q198772. */
export interface StackObject {
  readonly name: string;
  readonly selectors: Selectors;
}

export type Schedule = 'always' | 'never' | 'selected' | 'remote-initiated';

/** X.400 connector object, as the administrator sees it. */
export interface Connector {
  readonly name: string;
  readonly stack: StackObject;
  /** `address` is exactly one IP address or host name (Q199412, Q197378). */
  readonly remote: { readonly address: string; readonly mta: string; readonly password?: string };
  /** Field B. */
  readonly outgoing: Selectors;
  /** Field C; absent: not configured. */
  readonly incoming?: Selectors;
  /** Stack IP Address Override. */
  readonly source?: string;
  /** `host/connector` that it is meant to reach. */
  readonly peer?: string;
  readonly schedule: Schedule;
  /** Its own open interval in milliseconds and its own count of open retries (Override page). */
  readonly timers?: { readonly openInterval?: number; readonly openRetries?: number };
  readonly override: { readonly mta?: string; readonly password?: string };
  /** What its other property pages say, as written: nothing reads it yet (Q199412). */
  readonly pages?: Readonly<Record<string, unknown>>;
}

/** A server with its MTA. `product` has the host's own `rules:` worked in. */
export interface Host {
  readonly name: string;
  readonly product: Product;
  readonly addresses: readonly HostAddress[];
  readonly port: number;
  readonly mta: { readonly name: string; readonly password?: string };
  readonly stacks: readonly StackObject[];
  readonly connectors: readonly Connector[];
  readonly controlBlocks: number;
  /** Whether its MTA runs when the scenario begins. */
  readonly up: boolean;
  /** Whether it is a real machine and not emulated. */
  readonly external?: boolean;
}
