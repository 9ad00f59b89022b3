import { Dissection, Sheet, type View } from '#harness/decode/index.ts';
import { CaptureReader, type Summary } from '#harness/packets/index.ts';
import { ethernet, ipv4, pcap, tcp } from './packets.ts';
import type { Said } from './vector.ts';

/** What is said as a capture: Ethernet, from the client at port 40001 to the server at port 102, without a handshake. */
export const captureOf = (said: readonly Said[]): Uint8Array => {
  const next = { caller: 1, called: 1 };
  return pcap(
    said.flatMap(({ from, octets }) => {
      if (!octets) return [];
      const to = from === 'caller' ? 'called' : 'caller';
      const [source, target] = from === 'caller' ? ['10.0.0.1', '10.0.0.2'] : ['10.0.0.2', '10.0.0.1'];
      const ports = from === 'caller' ? { from: 40_001, to: 102 } : { from: 102, to: 40_001 };
      const segment = tcp({ ...ports, seq: next[from], ack: next[to], flags: 'PA', octets });
      next[from] += octets.length;
      return [ethernet(ipv4(segment, { from: source, to: target }))];
    }),
  );
};

/** Shows a view a capture. */
export const shownTo = (view: View, capture: Uint8Array): Summary => {
  const reader = new CaptureReader(new Dissection(view));
  reader.push(capture);
  const summary = reader.end();
  view.end?.();
  return summary;
};

/** The lines that a view writes of a capture. */
export const linesOf = (make: (sheet: Sheet) => View, capture: Uint8Array): readonly string[] => {
  let text = '';
  const sheet = new Sheet((octets) => {
    text += Buffer.from(octets).toString();
  });
  shownTo(make(sheet), capture);
  sheet.flush();
  return text.split('\n').slice(0, -1);
};
