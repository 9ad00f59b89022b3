import { Branches, Json, NOBODY, NOWHERE, type Outermost, packetSays, Sheet, taken } from '#harness/decode/index.ts';
import { dress } from '#harness/reports/index.ts';
import { tpktTree } from '#src/dissect/index.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** `port102 decode 0300...`: octets that are in no capture, for what they look like or are said to be. */
export const decodeOctets = (octets: Uint8Array, io: Io, flags: Flags): ExitCode => {
  const { as, packets, trees } = taken(octets, flags.as as Outermost | undefined);
  const write = (text: string): void => io.out(text.replace(/\n$/, ''));
  const sheet = new Sheet((sent) => write(Buffer.from(sent).toString()));
  const branches = new Branches(io.paint);
  const json = new Json(sheet, { trees: true });
  for (const { tpkt, pdus } of packets) {
    if (flags.json) json.spoken({ stream: NOBODY, from: 'caller', tpkt, pdus, place: NOWHERE });
    else {
      sheet.text(`${dress(io.paint, 'strong', packetSays(pdus))}\n`);
      for (const tree of [...(as === 'tpkt' ? [tpktTree(tpkt)] : []), ...pdus.map((pdu) => pdu.tree())]) branches.write(sheet, tree, tpkt);
    }
  }
  if (trees.length > 0 && flags.json) sheet.text(`${JSON.stringify(trees, octetsAsHex)}\n`);
  else for (const tree of trees) branches.write(sheet, tree, octets);
  sheet.flush();
  const broken = packets.some(({ pdus }) => pdus.some(({ kind }) => kind === 'invalid')) || trees.some(({ why }) => why !== undefined);
  return broken ? EXIT.failed : EXIT.ok;
};

const octetsAsHex = (_: string, value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return typeof value === 'bigint' ? String(value) : value;
};
