import { type Basic, basic, whole } from './basic.ts';
import { berFaults } from './faults.ts';
import { octetIn, type Tlv } from './tlv.ts';
import { bigintIn, numberIn, octetsOfBigint, octetsOfNumber } from './twos-complement.ts';
import { UNIVERSAL_TAGS } from './universal.ts';

/** BOOLEAN, X.690 §8.2. */
export const boolean: Basic<boolean> = basic({
  tag: UNIVERSAL_TAGS.boolean,
  gather: whole,
  read(content, tlv) {
    if (content.length !== 1) throw berFaults.boolean({ octet: octetIn(tlv, 0), got: content.length });
    return content[0] !== 0;
  },
  write: (value) => Uint8Array.of(value ? TRUE : 0),
});

/** NULL, X.690 §8.8. */
export const nothing: Basic<null> = basic({
  tag: UNIVERSAL_TAGS.nothing,
  gather: whole,
  read(content, tlv) {
    if (content.length > 0) throw berFaults.nothing({ octet: octetIn(tlv, 0), got: content.length });
    return null;
  },
  write: () => new Uint8Array(),
});

/** INTEGER as a number: within 53 bits, X.690 §8.3. */
export const integer: Basic<number> = basic({
  tag: UNIVERSAL_TAGS.integer,
  gather: whole,
  check: checkPadding,
  read: readNumber,
  write: octetsOfNumber,
});

/** INTEGER of any size, X.690 §8.3. */
export const bigInteger: Basic<bigint> = basic({
  tag: UNIVERSAL_TAGS.integer,
  gather: someOctets,
  check: checkPadding,
  read: bigintIn,
  write: octetsOfBigint,
});

/** INTEGER of any size as its octets, two's complement, X.690 §8.3. */
export const integerOctets: Basic<Uint8Array> = basic({
  tag: UNIVERSAL_TAGS.integer,
  gather: someOctets,
  check: checkPadding,
  read: (content) => content,
  write: (value) => value,
});

/** A number by its name; one that has none stays a number. */
export type Named<Names> = Extract<keyof Names, string> | number;

/** Names of numbers, as `{ monologue(0), twa(1) }` in the standard. */
export type Names = Readonly<Record<string, number>>;

/** ENUMERATED, X.690 §8.4: `enumerated({ accepted: 0 })`. What has no name is kept, for others may know one. */
export const enumerated = <const N extends Names>(names: N): Basic<Named<N>> => named(UNIVERSAL_TAGS.enumerated, names);

/** INTEGER with names for some of its values, X.680 §19. */
export const namedInteger = <const N extends Names>(names: N): Basic<Named<N>> => named(UNIVERSAL_TAGS.integer, names);

const named = <const N extends Names>(tag: Basic<unknown>['contents']['tag'], names: N): Basic<Named<N>> => {
  const byNumber = new Map(Object.entries(names).map(([name, number]) => [number, name as Extract<keyof N, string>]));
  return basic({
    tag,
    gather: whole,
    check: checkPadding,
    read: (content, tlv) => {
      const number = readNumber(content, tlv);
      return byNumber.get(number) ?? number;
    },
    write: (value) => {
      const number = typeof value === 'number' ? value : names[value];
      if (number === undefined) throw berFaults.enumerated({ got: value });
      return octetsOfNumber(number);
    },
  });
};

function readNumber(content: Uint8Array, tlv: Tlv): number {
  if (content.length === 0) throw berFaults.integer({ octet: octetIn(tlv, 0) });
  const number = numberIn(content);
  if (number === undefined) throw berFaults.integerRange({ octet: octetIn(tlv, 0), got: `${content.length} octets` });
  return number;
}

function someOctets(tlv: Tlv): Uint8Array {
  const content = whole(tlv);
  if (content.length === 0) throw berFaults.integer({ octet: octetIn(tlv, 0) });
  return content;
}

function checkPadding([first, second]: Uint8Array, tlv: Tlv): void {
  if (first === undefined || second === undefined) return;
  if ((first === 0x00 && second < SIGN) || (first === 0xff && second >= SIGN)) throw berFaults.integerPadded({ octet: octetIn(tlv, 0) });
}

const TRUE = 0xff;
const SIGN = 0x80;
