/** What a reason on the wire stands for. */
export interface ReasonRow {
  readonly code: number;
  readonly says: string;
  readonly clause: string;
}

/** Why a connection is refused or ended: persistent reasons make a second try useless. */
export interface RefusalRow extends ReasonRow {
  readonly persistent: boolean;
}

/** The names of a table of numbers the other way round: from the number on the wire to the name. */
export const byCode = <Name extends string>(table: Readonly<Record<Name, { readonly code: number }>>): ReadonlyMap<number, Name> =>
  new Map((Object.keys(table) as Name[]).map((name) => [table[name].code, name]));
