import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { captureOf } from '../../support/captured.ts';
import { port102, port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';
import { callOf } from '../../support/told.ts';

const folder = ownFolder();
const message = captureOf(callOf('normal-one-message'));
const fileOf = (name: string, octets: Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, octets);
  return file;
};
const sound = fileOf('message.pcap', message);

// biome-ignore format: a table
const asked: Readonly<Record<string, readonly [argv: readonly string[], code: number, out: RegExp, err?: RegExp]>> = {
  'a capture as lines':                  [[sound],                                     0, /^stream 1 .*\n.* CR {2}called "MTA-B"/],
  'a packed capture':                    [[fileOf('packed.pcap', gzipSync(message))],  0, /message MTA-A\.991122\.0001/],
  'one frame as a tree':                 [[`${sound}#1`],                              0, /Connection Request \(CR\) {2}X\.224 §13\.3/],
  'some frames as lines':                [[`${sound}#1-2`, '--lines'],                 0, /^stream.*\n.* CR .*\n.* CC [^\n]*$/],
  'a ladder':                            [[sound, '--ladder'],                         0, /\|-+ CR .*->\|/],
  'what a filter lets through':          [[sound, '--filter', 'pdu=AE'],               0, /^stream.*\n +7 [^\n]*$/],
  'a filter that lets nothing through':  [[sound, '--filter', 'pdu=DR'],               5, /^$/, /nothing that "pdu=DR" lets through among 10 TPKTs/],
  'a filter that is wrong':              [[sound, '--filter', 'pud=DR'],               2, /^$/, /column 1: there is no field "pud"[\s\S]*did you mean pdu/],
  'a frame that there is not':           [[`${sound}#99`],                             5, /^$/, /nothing to show in frame 99.*the file has 10 frames/],
  'frames the wrong way round':          [[`${sound}#9-2`],                            2, /^$/, /frames 9 to 2/],
  'counts':                              [[sound, '--count'],                          0, /10 TPKTs: CR 1, CC 1, DT 8; 0 DT go on/],
  'counts of some frames':               [[`${sound}#1`, '--count'],                   2, /^$/, /--count counts all of a file/],
  'a port that is none':                 [[sound, '--port', '0'],                      2, /^$/, /--port 0 is no port: 1 to 65535/],
  'another port':                        [[sound, '--port', '10102'],                  5, /^$/, /no TPKT in 10 frames; --port says/],
  'an empty file':                       [[fileOf('empty', new Uint8Array())],         2, /^$/, /empty: the file is empty, octet 0/],
  'what is no capture':                  [[fileOf('text', Buffer.from('hello'))],      2, /^$/, /text: not a capture file: it begins with 68 65 6c 6c.*octet 0/],
  'a capture that is cut off':           [[fileOf('cut', message.subarray(0, 500))],   1, /CR {2}called/, /cut: the file is cut off: .*octet \d+/],
  'a folder without a run':              [[folder],                                    2, /^$/, /there is no run\.pcapng in the folder/],
  'a file that there is not':            [['nowhere.pcap'],                            2, /^$/, /there is no file nowhere\.pcap/],
  'octets':                              [['0300000b06e00000000100'],                  0, /^CR {2}.*\n[\s\S]*TPKT[\s\S]*SRC-REF: 1/],
  'octets of a TPDU':                    [['06 e0 0000 0001 00'],                      0, /SRC-REF: 1/],
  'octets of BER':                       [['3003020105', '--as', 'ber'],               0, /SEQUENCE[\s\S]*INTEGER: 5/],
  'octets that are broken':              [['0300000b20e00000000100'],                  1, /✗ the length indicator/],
};
for (const [title, [argv, code, out, err = /^$/]] of Object.entries(asked)) {
  test(`decode: ${title}`, async (t) => {
    const said = await port102('decode', ...argv);
    t.is(said.code, code, said.err.join('\n'));
    t.regex(said.out.join('\n'), out);
    t.regex(said.err.join('\n'), err);
  });
}

test('decode --count --json is one object', async (t) => {
  const { out, code } = await port102('decode', sound, '--count', '--json');
  t.is(code, 0);
  t.like(JSON.parse(out.join('')), {
    tpkt: 10,
    tpdu: { CR: 1, CC: 1, DT: 8 },
    eot0: 0,
    frames: 10,
    connections: 1,
    strange: 0,
    missing: 0,
  });
});

test('decode --json is an object a line, and what is wrong stays out of it', async (t) => {
  const { out, err, code } = await port102('decode', fileOf('cut-too', message.subarray(0, 500)), '--json');
  t.is(code, 1);
  t.deepEqual([...new Set(out.map((line) => JSON.parse(line).type))], ['packet']);
  t.is(err.length, 1);
});

test('decode --follow waits for more', async (t) => {
  const half = message.length >> 1;
  const growing = fileOf('growing.pcap', message.subarray(0, half));
  const stop = new AbortController();
  const seen: string[] = [];
  let isWhole = false;
  const out = (text: string): void => {
    seen.push(...text.split('\n'));
    // What is there was told; only now the rest is written.
    if (!isWhole) appendFileSync(growing, message.subarray(half));
    isWhole = true;
    if (seen.some((line) => line.includes('RLRE'))) stop.abort('SIGINT');
  };
  const { code } = await port102With({ out, signal: stop.signal }, 'decode', growing, '--follow');
  t.is(code, 0);
  t.is(seen.length, 11);
});
