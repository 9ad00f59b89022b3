import { Conversation } from '#src/dissect/index.ts';
import { Framer } from '#src/tpkt/index.ts';
import { type Markup, markup } from '../markup.ts';

/** Octets that went out, in lines of sixteen; those with which something is wrong stand out. `writes`: hexadecimal text, a write each. */
export const octetDump = (writes: readonly string[]): Markup => {
  const all = Buffer.from(writes.join(''), 'hex');
  const { odd, says } = deviating(all);
  const ends = new Set<number>();
  writes.reduce((at, write) => {
    ends.add(at + write.length / 2);
    return at + write.length / 2;
  }, 0);
  const lines = Array.from({ length: Math.ceil(all.length / ROW) }, (_, row) => lineOf(all, row * ROW, odd));
  const notes = [
    ...says,
    ...(writes.length > 1 ? [`in ${writes.length} writes, of ${writes.map((write) => write.length / 2).join(', ')} octets`] : []),
    ...(writes.some((write) => write.length / 2 >= CUT) ? ['cut here; the capture has all of it'] : []),
  ];
  return markup`<pre class="panel" tabindex="0">${lines}${notes.map((note) => markup`\n${note}`)}</pre>`;
};

const lineOf = (octets: Buffer, start: number, odd: ReadonlySet<number>): Markup => {
  const row = [...octets.subarray(start, start + ROW)];
  const cells = row.map((octet, index) => {
    const text = octet.toString(16).padStart(2, '0');
    return odd.has(start + index) ? markup` <mark>${text}</mark>` : ` ${text}`;
  });
  const letters = row.map((octet) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.')).join('');
  return markup`${start.toString(16).padStart(4, '0')} ${cells}${' '.repeat((ROW - row.length) * 3)}  ${letters}\n`;
};

interface Deviating {
  readonly odd: ReadonlySet<number>;
  readonly says: readonly string[];
}

/** What is wrong with octets as far as it shows in themselves. */
const deviating = (all: Buffer): Deviating => {
  const framer = new Framer();
  const packets = framer.push(all);
  if (framer.fault) return faultOf(framer.fault.message, packetEnd(packets), all.length);
  const conversation = new Conversation();
  let at = 0;
  for (const { nsdu, reserved } of packets) {
    for (const { kind, fields, octets } of conversation.packet('caller', nsdu, reserved)) {
      if (kind !== 'invalid' || octets.buffer !== all.buffer) continue;
      const start = octets.byteOffset - all.byteOffset;
      const found = faultOf(String(fields.error), start, all.length);
      if (start >= at) return found;
    }
    at += HEADER + nsdu.length;
  }
  return NOTHING;
};

/** A fault names its octet in its PDU. */
const faultOf = (message: string, start: number, most: number): Deviating => {
  const octet = Number(/ at octet (\d+)/.exec(message)?.[1] ?? Number.NaN);
  const place = start + octet;
  return { odd: new Set(place < most ? [place] : []), says: [message] };
};

const packetEnd = (packets: readonly { readonly nsdu: Uint8Array }[]): number =>
  packets.reduce((sum, { nsdu }) => sum + HEADER + nsdu.length, 0);

const NOTHING: Deviating = { odd: new Set(), says: [] };
const ROW = 16;
const HEADER = 4;
/** The stream has so many octets of a write at most. */
const CUT = 64;
