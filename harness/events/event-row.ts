import type { LoggedEvent } from '#harness/run/index.ts';

/** One event of the product's log, as the table has it. What the sources do not print is named in `source`. */
export interface EventRow<Insert extends string = string> {
  readonly category: string;
  readonly type: LoggedEvent['type'];
  readonly severity: number;
  /** What logs it; thread numbers differ from machine to machine, procedure numbers do not (Q151626, Q162674). */
  readonly origin: readonly [component: string, thread: string, procedure?: number];
  /** The values that the product puts into its text, in order, and what each of them is. */
  readonly inserts: Readonly<Record<Insert, string>>;
  /** In our own words. */
  readonly says: (inserts: Readonly<Record<Insert, string | number>>) => string;
  readonly source: string;
}

/** A row whose inserts are known by name. */
export const row = <const Insert extends string>(event: EventRow<Insert>): EventRow<Insert> => event;

/** Inserts that several events share. */
export const ENTITY = { entity: 'distinguished name of the connector' } as const;
export const CONTROL_BLOCK = { controlBlock: 'index of the control block' } as const;
export const WINSOCK_ERROR = { error: 'Winsock error code' } as const;
