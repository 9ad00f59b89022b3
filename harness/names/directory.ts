/** One name of one address. */
export interface Row {
  readonly name: string;
  readonly ip: string;
}

/** Names and addresses as one source has them. Names compare without case. */
export interface Directory {
  addressOf(name: string): string | undefined;
  namesOf(ip: string): readonly string[];
}

/** A directory of rows; where a name stands in several, the first one counts. */
export const directory = (rows: readonly Row[]): Directory => {
  // A Map keeps what is set last, hence backwards.
  const addresses = new Map(rows.toReversed().map(({ name, ip }) => [fold(name), ip]));
  return {
    addressOf: (name) => addresses.get(fold(name)),
    namesOf: (ip) => rows.filter((row) => row.ip === ip).map(({ name }) => name),
  };
};

/** Each name once, where it stands first. */
export const distinct = (names: readonly string[]): readonly string[] => {
  const seen = names.map(fold);
  return names.filter((name, index) => seen.indexOf(fold(name)) === index);
};

/** What two spellings of one name have in common. */
export const fold = (name: string): string => name.toLowerCase();
