import { BELOW, type Place } from './place.ts';
import { plain, type Writing } from './writings.ts';

/** Which octets of a place an item of tshark covers, as an offset in the packet and a length; none where tshark has it in no place. */
export type Covering = (place: Place & { readonly at: number }, packet: Uint8Array) => readonly [at: number, size: number] | undefined;

/** Where a field of tshark stands in our trees, by the ends of paths, and how it is written. */
export interface Row {
  readonly where: readonly string[];
  readonly as: Writing;
  /** What of a value of tshark is compared, where it is not all of it. */
  readonly theirs?: (value: string) => string | number;
  /** What its item covers, where that is something else than with the other fields of the table. */
  readonly covers?: Covering;
}

/** Fields of tshark with their places. */
export type Table = Readonly<Record<string, Row>>;

/** A field that stands in one place, or in several in turn. */
export const at = (where: string | readonly string[], as: Writing = plain, more: Pick<Row, 'theirs' | 'covers'> = {}): Row => ({
  where: [where].flat(),
  as,
  ...more,
});

/** Whether a place is one of those of a row. */
export const isAt = ({ where }: Row, { path }: Place): boolean => where.some((end) => path.endsWith(`${BELOW}${end}`));

/** The names of the places of a row. */
export const namesIn = ({ where }: Row): ReadonlySet<string> => new Set(where.map((end) => end.split(BELOW).at(-1) ?? end));
