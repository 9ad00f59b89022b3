import { berFaults } from './faults.ts';
import { type Tag, tagText } from './tag.ts';
import { primitive, type Tlv } from './tlv.ts';
import type { Type } from './type.ts';

/** How the values of a type stand in octets. */
export interface Contents<T> {
  readonly tag: Tag;
  /** The octets of an element, put together where they come in pieces. */
  gather(tlv: Tlv): Uint8Array;
  read(content: Uint8Array, tlv: Tlv): T;
  write(value: T): Uint8Array;
  /** Throws what the standard forbids and a reader can live with. */
  check?(content: Uint8Array, tlv: Tlv): void;
}

/** A type whose values are octets, not elements. */
export interface Basic<T> extends Type<T> {
  readonly contents: Contents<T>;
}

/** A type by its contents. */
export const basic = <T>(contents: Contents<T>): Basic<T> => {
  const { tag, gather, read, write } = contents;
  return {
    tags: [tag],
    universal: tag,
    contents,
    decode: (tlv) => read(gather(tlv), tlv),
    encode: (value) => primitive(tag, write(value)),
  };
};

/** The same type, both ways as strict as the standard: characters, times, padding. */
export const checked = <T>({ contents }: Basic<T>): Basic<T> => {
  const { gather, read, write, check = () => {} } = contents;
  return basic({
    ...contents,
    read: (content, tlv) => {
      check(content, tlv);
      return read(content, tlv);
    },
    gather,
    write: (value) => {
      const content = write(value);
      check(content, primitive(contents.tag, content));
      return content;
    },
  });
};

/** The octets of an element that may not come in pieces. */
export const whole = (tlv: Tlv): Uint8Array => {
  if (tlv.kind !== 'primitive') throw berFaults.primitive({ octet: tlv.octet ?? 0, got: tagText(tlv.tag) });
  return tlv.content;
};
