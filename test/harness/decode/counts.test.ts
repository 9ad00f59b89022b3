import test from 'ava';
import { Counter } from '#harness/decode/index.ts';
import { CaptureReader } from '#harness/packets/index.ts';
import { captureOf } from '../../support/captured.ts';
import { hex } from '../../support/hex.ts';
import { callOf } from '../../support/told.ts';
import type { Said } from '../../support/vector.ts';

const counted = (said: readonly Said[]) => {
  const counter = new Counter();
  const reader = new CaptureReader(counter);
  reader.push(captureOf(said));
  reader.end();
  return counter.counts;
};
const saying = (...octets: readonly string[]): readonly Said[] => octets.map((text) => ({ from: 'caller', octets: hex(text) }));

// biome-ignore format: a table
const captures: Readonly<Record<string, readonly [said: readonly Said[], counts: object]>> = {
  'a message':                           [callOf('normal-one-message'),                              { tpkt: 10, tpdu: { CR: 1, CC: 1, DT: 8 }, eot0: 0, streams: 1, strange: 0 }],
  'a TSDU in pieces':                    [callOf('segmented-tsdu'),                                  { eot0: 1 }],
  'a LI of 0, which is no TPDU':         [saying('03000007 00 0f80'),                                { tpkt: 1, tpdu: {}, eot0: 0 }],
  'a LI past the end':                   [saying('03000007 09 e080'),                                { tpkt: 1, tpdu: {} }],
  'a TPDU of no type':                   [saying('03000007 02 3080'),                                { tpkt: 1, tpdu: {} }],
  'two packets in a segment, and rest':  [saying('03000007 02f080 03000007 02f000 ffff'),            { tpkt: 2, tpdu: { DT: 2 }, eot0: 1, strange: 2 }],
};
for (const [title, [said, counts]] of Object.entries(captures)) test(`counts ${title}`, (t) => t.like(counted(said), counts));
