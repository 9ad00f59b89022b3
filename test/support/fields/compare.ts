import { COMPARED, saidIn } from './fields.ts';
import type { JsonPacket } from './place.ts';

/** What tshark says of a frame, by field. */
export interface Told {
  readonly frame: number;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Where tshark says something else of a field than our trees. */
export const differencesBetween = (packets: readonly JsonPacket[], told: readonly Told[]): readonly string[] => {
  const ours = new Map<string, string[]>();
  for (const { packet, field, texts } of saidIn(packets)) {
    const key = `${packet.frame}: ${field}`;
    ours.set(key, [...(ours.get(key) ?? []), ...texts.filter((text) => text !== '')]);
  }
  const theirs = new Map(
    told.flatMap(({ frame, fields }) => Object.entries(fields).map(([field, values]) => [`${frame}: ${field}`, inOurs(field, values)])),
  );
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((key) => {
    const [own, other] = [ours.get(key)?.join(' ') ?? '', theirs.get(key)?.join(' ') ?? ''];
    return own === other ? [] : [`${key} is ${shortened(own)}, tshark says ${shortened(other)}`];
  });
};

/** As we write them; of fields that are not compared nothing. */
const inOurs = (field: string, values: readonly string[]): readonly (string | number)[] => {
  const row = COMPARED[field];
  return row === undefined ? [] : values.map(row.theirs ?? plain);
};

/** Numbers in decimal, octets without colons, and nothing where there are none. */
const plain = (value: string): string | number => {
  if (value === NO_OCTETS) return '';
  if (HEXADECIMAL.test(value)) return Number(value);
  return OCTETS.test(value) ? value.replaceAll(':', '') : value;
};

const shortened = (text: string): string => (text === '' ? 'absent' : text.slice(0, LONGEST));

const HEXADECIMAL = /^0x[\da-f]+$/;
const OCTETS = /^([\da-f]{2}:)+[\da-f]{2}$/;
const NO_OCTETS = '<MISSING>';
const LONGEST = 60;
