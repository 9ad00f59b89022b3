/** `{ a: 1, b: undefined }` as `{ a: 1 }`: what is absent on the wire is absent here. */
export const defined = <const T extends object>(record: T): Defined<T> => {
  const present: Record<string, unknown> = {};
  for (const name in record) if (record[name] !== undefined) present[name] = record[name];
  return present as Defined<T>;
};

/** The type of what `defined` leaves. */
export type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
