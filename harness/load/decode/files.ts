import { closeSync, openSync, writeSync } from 'node:fs';
import { CaptureWriter } from '#harness/capture/index.ts';
import { MemoryNetwork, recorded, VirtualClock } from '#harness/net/index.ts';
import type { RunEvent, Stamped } from '#harness/run/index.ts';
import { octetsOf } from '../shapes/message.ts';
import { beCalled, call } from '../shapes/mta.ts';

/** Writes a capture of one connection: a CR and a CC, then DTs of so many octets of user data that are nobody's, in turn from either end. */
export const writeDataTpdus = (path: string, frames: number, userData: number): void =>
  writing(path, (add) => {
    const packet = Buffer.alloc(HEADER.length + userData, 'a');
    packet.set(HEADER);
    packet.writeUInt16BE(packet.length, 2);
    add({ type: 'link.open', line: LINE, caller: 'alpha', called: 'bravo' }, 0);
    for (let frame = 0; frame < frames; frame++)
      add({ type: 'octets', line: LINE, from: frame % 2 === 0 ? 'caller' : 'called', octets: packet }, frame);
  });

/** Writes a capture of an association of two MTAs on which so many messages of 1 KiB are transferred; the number of its frames. */
export const writeMessages = async (path: string, messages: number): Promise<void> => {
  const events: RunEvent[] = [];
  const clock = new VirtualClock();
  const network = recorded(new MemoryNetwork(clock, { addresses: ['192.0.2.2'] }), (event) => void events.push(event));
  await network.listen({ host: '192.0.2.2', port: 102 }, (line) => beCalled(line, clock));
  let waiting = messages;
  const apdu = octetsOf(1024);
  const caller = network.dial({ host: '192.0.2.2', port: 102 }, { host: '192.0.2.1', port: 0 });
  await clock.settle(
    call(caller, clock, { conformance: '1988', checkpointSize: 30, windowSize: 5 }, () => (waiting-- > 0 ? apdu : undefined)),
  );
  writing(path, (add) => events.forEach(add));
};

const writing = (path: string, write: (add: (event: RunEvent, at: number) => void) => void): void => {
  const file = openSync(path, 'w');
  const writer = new CaptureWriter({ start: Date.UTC(1999, 10, 22), names: [] });
  let pieces: Uint8Array[] = [writer.head];
  let size = 0;
  const flush = (): void => {
    writeSync(file, Buffer.concat(pieces));
    pieces = [];
    size = 0;
  };
  write((event, at) => {
    for (const piece of writer.add({ v: 1, seq: 0, t: at, ...event } as Stamped)) {
      pieces.push(piece);
      size += piece.length;
    }
    if (size > PIECE) flush();
  });
  flush();
  closeSync(file);
};

/** A TPKT and a DT of class 0; the length comes later. */
const HEADER = Uint8Array.of(3, 0, 0, 0, 2, 0xf0, 0x80);
const LINE = '192.0.2.1:40001>192.0.2.2:102';
const PIECE = 4 * 2 ** 20;
