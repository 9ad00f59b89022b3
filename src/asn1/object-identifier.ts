import { Writer } from '#src/core/index.ts';
import { type Basic, basic, whole } from './basic.ts';
import { berFaults } from './faults.ts';
import { octetIn, type Tlv } from './tlv.ts';
import { UNIVERSAL_TAGS } from './universal.ts';

/** OBJECT IDENTIFIER as text, its arcs with dots between them: '2.6.0.2.12', X.690 §8.19. */
export const objectIdentifier: Basic<string> = basic({
  tag: UNIVERSAL_TAGS.objectIdentifier,
  gather: whole,
  read(content, tlv) {
    let text = '';
    let start = 0;
    for (let at = 0; at < content.length; at++) {
      if (content[at]! >= MORE) continue;
      const arc = arcIn(content, start, at, tlv);
      text = start === 0 ? firstArcs(arc) : `${text}.${arc}`;
      start = at + 1;
    }
    if (start < content.length || text === '') throw berFaults.objectId({ octet: octetIn(tlv, content.length) });
    return text;
  },
  write(text) {
    const [root = 3, second = 0, ...others] = text.split('.').map(arcOf);
    if (root > 2 || (root < 2 && second > 39) || !text.includes('.')) throw berFaults.objectIdText({ got: text });
    const writer = new Writer();
    writeArc(writer, typeof second === 'number' ? Number(root) * 40 + second : BigInt(root) * 40n + second);
    for (const arc of others) writeArc(writer, arc);
    return writer.finish();
  },
});

/** A number, or beyond 53 bits a large one. */
type Arc = number | bigint;

const arcIn = (content: Uint8Array, from: number, last: number, tlv: Tlv): Arc => {
  if (content[from] === MORE) throw berFaults.objectId({ octet: octetIn(tlv, from) });
  if (last - from >= LONGEST) throw berFaults.arc({ octet: octetIn(tlv, from) });
  if (last - from >= SURELY_SAFE) return largeArcIn(content, from, last, tlv);
  let number = 0;
  for (let at = from; at <= last; at++) number = number * MORE + (content[at]! & ~MORE);
  return number;
};

const largeArcIn = (content: Uint8Array, from: number, last: number, tlv: Tlv): bigint => {
  let number = 0n;
  for (let at = from; at <= last; at++) number = (number << 7n) | BigInt(content[at]! & ~MORE);
  if (number > LARGEST) throw berFaults.arc({ octet: octetIn(tlv, from) });
  return number;
};

// The first subidentifier holds two arcs, X.690 §8.19.4.
const firstArcs = (first: Arc): string => {
  if (first < 40) return `0.${first}`;
  if (first < 80) return `1.${Number(first) - 40}`;
  return `2.${typeof first === 'number' ? first - 80 : first - 80n}`;
};

const arcOf = (text: string): Arc => {
  if (!ARC.test(text)) throw berFaults.objectIdText({ got: text });
  if (text.length > MOST_DIGITS) throw berFaults.arc({ got: text });
  return text.length < SAFE_DIGITS ? Number(text) : BigInt(text);
};

const writeArc = (writer: Writer, arc: Arc): void => {
  if (arc > LARGEST) throw berFaults.arc({ got: String(arc) });
  if (arc < MORE) return void writer.u8(Number(arc));
  const octets: number[] = [];
  for (let rest = BigInt(arc); rest > 0n; rest >>= 7n) octets.push(Number(rest & 0x7fn) | MORE);
  octets[0]! -= MORE;
  writer.bytes(octets.reverse());
};

/** Without zeros before it, for a value has one text. */
const ARC = /^(0|[1-9]\d*)$/;
const MORE = 0x80;
const SURELY_SAFE = 7;
const SAFE_DIGITS = 15;
const LONGEST = 19;
const LARGEST = 2n ** 128n - 1n;
const MOST_DIGITS = 39;
