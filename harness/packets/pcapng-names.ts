import { ipv4Text, ipv6Text } from './addresses.ts';
import { padded, textOf } from './pcapng-options.ts';

/** Tells the names in the body of a name resolution block (pcapng §4.5); those of hardware are left out. */
export const eachName = (body: Uint8Array, little: boolean, tell: (ip: string, name: string) => void): void => {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  let at = 0;
  while (body.length - at >= HEADER) {
    const type = view.getUint16(at, little);
    const end = at + HEADER + view.getUint16(at + 2, little);
    const address = ADDRESS[type];
    if (type === END || end > body.length) return;
    if (address && end - at - HEADER >= address.length) {
      const ip = address.text(view, at + HEADER);
      for (const name of namesIn(body, at + HEADER + address.length, end)) tell(ip, name);
    }
    at = padded(end);
  }
};

/** Names end with a zero. */
const namesIn = (body: Uint8Array, start: number, end: number): readonly string[] =>
  textOf(body, start, end)
    .split('\0')
    .filter((name) => name !== '');

interface Row {
  readonly length: number;
  readonly text: (view: DataView, at: number) => string;
}

/** By the type of the record. */
const ADDRESS: Readonly<Record<number, Row>> = {
  1: { length: 4, text: (view, at) => ipv4Text(view.getInt32(at)) },
  2: { length: 16, text: (view, at) => ipv6Text([0, 4, 8, 12].map((word) => view.getInt32(at + word))) },
};

const HEADER = 4;
const END = 0;
