/** The names of a table of numbers the other way round: from the number on the wire to the name. */
export const byCode = <Name extends string>(table: Readonly<Record<Name, { readonly code: number }>>): ReadonlyMap<number, Name> =>
  new Map((Object.keys(table) as Name[]).map((name) => [table[name].code, name]));
