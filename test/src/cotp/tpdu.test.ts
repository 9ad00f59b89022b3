import test from 'ava';
import { LAYOUT } from '#src/cotp/layout.ts';
import { decodeTpdu, encodeTpdu, type Tpdu } from '#src/cotp/tpdu.ts';
import { ascii, hex, hexOf } from '../../support/hex.ts';

const NONE = hex('');
const c0 = (code: string) => ({ code: 0xc0, value: hex(code) });
const c1 = (text: string) => ({ code: 0xc1, value: ascii(text) });
const c2 = (text: string) => ({ code: 0xc2, value: ascii(text) });
const connect = { credit: 0, classOption: 0, userData: NONE };
const cr = { ...connect, kind: 'CR', dstRef: 0, srcRef: 1 } as const;
const cc = { ...connect, kind: 'CC', dstRef: 1, srcRef: 2 } as const;
const dr = { kind: 'DR', srcRef: 0, userData: NONE } as const;
const er = { kind: 'ER', dstRef: 1, userData: NONE } as const;
const dt = { kind: 'DT', format: 'class0', roa: false, number: 0, parameters: [] } as const;
const both = [c1('MTA-A'), c2('MTA-B')];
const several = [c0('0b'), ...both, { code: 0xc4, value: hex('01') }, { code: 0xc6, value: hex('01') }, { code: 0xf0, value: hex('0200') }];

// biome-ignore format: a table
const vectors: Record<string, { octets: string; tpdu: Tpdu }> = {
  'CR with size and selectors':          { octets: '17 e0 0000 0001 00 c0010b c1054d54412d41 c2054d54412d42', tpdu: { ...cr, parameters: [c0('0b'), ...both] } },
  'CC with size and selectors':          { octets: '17 d0 0001 0002 00 c0010b c1054d54412d41 c2054d54412d42', tpdu: { ...cc, parameters: [c0('0b'), ...both] } },
  'bare CR':                             { octets: '06 e0 0000 0001 00',                                      tpdu: { ...cr, parameters: [] } },
  'bare CC':                             { octets: '06 d0 0001 0002 00',                                      tpdu: { ...cc, parameters: [] } },
  'CR with version, options and F0':     { octets: '21 e0 0000 0001 00 c0010b c1054d54412d41 c2054d54412d42 c40101 c60101 f0020200', tpdu: { ...cr, parameters: several } },
  'CC that answers F0':                  { octets: '1b d0 0001 0002 00 c0010b c1054d54412d41 c2054d54412d42 f00201ff', tpdu: { ...cc, parameters: [c0('0b'), ...both, { code: 0xf0, value: hex('01ff') }] } },
  'CC of a product, selectors first (Q151626)': { octets: '27 d0 01ca 0029 00 c10d 5357495353 4c494645545341 50 c20d 45584348414e4745 5453415031 c0010b', tpdu: { ...cc, dstRef: 0x1ca, srcRef: 0x29, parameters: [c1('SWISSLIFETSAP'), c2('EXCHANGETSAP1'), c0('0b')] } },
  'CR of 14 octets, selectors of no octets (Q157015)': { octets: '0d e0 0000 0001 00 c0010b c100 c200',       tpdu: { ...cr, parameters: [c0('0b'), c1(''), c2('')] } },
  'CR with what nobody knows, twice':    { octets: '0e e0 0000 0001 00 9902abcd 3f00 9900',                   tpdu: { ...cr, parameters: [{ code: 0x99, value: hex('abcd') }, { code: 0x3f, value: NONE }, { code: 0x99, value: NONE }] } },
  'CR with user data':                   { octets: '06 e0 0000 0001 00 01020304',                             tpdu: { ...cr, parameters: [], userData: hex('01020304') } },
  'CR of class 4 with credit':           { octets: '09 e5 0000 ffff 43 c70100',                               tpdu: { ...cr, srcRef: 0xffff, credit: 5, classOption: 0x43, parameters: [{ code: 0xc7, value: hex('00') }] } },
  'DR, address unknown':                 { octets: '06 80 0103 0000 03',                                      tpdu: { ...dr, dstRef: 0x103, reason: 3, parameters: [] } },
  'DR, a reason of class 4':             { octets: '06 80 010c 0000 8a',                                      tpdu: { ...dr, dstRef: 0x10c, reason: 0x8a, parameters: [] } },
  'DR with words':                       { octets: '14 80 0001 0000 03 e00c 6e6f2073756368205453 4150',       tpdu: { ...dr, dstRef: 1, reason: 3, parameters: [{ code: 0xe0, value: ascii('no such TSAP') }] } },
  'DC':                                  { octets: '05 c0 0001 0002',                                         tpdu: { kind: 'DC', dstRef: 1, srcRef: 2, parameters: [], userData: NONE } },
  'ER without the rejected TPDU':        { octets: '04 70 0001 00',                                           tpdu: { ...er, rejectCause: 0, parameters: [] } },
  'ER, parameter code':                  { octets: '08 70 0001 01 c1021ae0',                                  tpdu: { ...er, rejectCause: 1, parameters: [{ code: 0xc1, value: hex('1ae0') }] } },
  'ER with a whole header':              { octets: '10 70 0001 03 c10a 09e00000000100c00106',                 tpdu: { ...er, rejectCause: 3, parameters: [{ code: 0xc1, value: hex('09e00000000100c00106') }] } },
  'ER, a cause that nobody knows':       { octets: '04 70 0001 7f',                                           tpdu: { ...er, rejectCause: 0x7f, parameters: [] } },
  'DT, the last of its TSDU':            { octets: '02 f0 80 6162',                                           tpdu: { ...dt, eot: true, userData: ascii('ab') } },
  'DT, more follows':                    { octets: '02 f0 00 6162',                                           tpdu: { ...dt, eot: false, userData: ascii('ab') } },
  'DT, empty and last':                  { octets: '02 f0 80',                                                tpdu: { ...dt, eot: true, userData: NONE } },
  'DT, numbered':                        { octets: '02 f0 81 00',                                             tpdu: { ...dt, number: 1, eot: true, userData: hex('00') } },
  'DT with request of acknowledgement':  { octets: '02 f1 05 00',                                             tpdu: { ...dt, roa: true, number: 5, eot: false, userData: hex('00') } },
  'DT of class 2':                       { octets: '04 f0 0001 83 aa',                                        tpdu: { kind: 'DT', format: 'normal', roa: false, dstRef: 1, number: 3, eot: true, parameters: [], userData: hex('aa') } },
  'DT, extended, with checksum':         { octets: '0b f0 0001 ffffffff c3021234 aa',                         tpdu: { kind: 'DT', format: 'extended', roa: false, dstRef: 1, number: 0x7fffffff, eot: true, parameters: [{ code: 0xc3, value: hex('1234') }], userData: hex('aa') } },
  'ED of RFC 1006':                      { octets: '02 10 80 05006162',                                       tpdu: { kind: 'ED', format: 'class0', number: 0, eot: true, parameters: [], userData: hex('05006162') } },
  'ED of X.224':                         { octets: '04 10 0001 82 61',                                        tpdu: { kind: 'ED', format: 'normal', dstRef: 1, number: 2, eot: true, parameters: [], userData: hex('61') } },
  'ED, extended':                        { octets: '07 10 0001 80000002 61',                                  tpdu: { kind: 'ED', format: 'extended', dstRef: 1, number: 2, eot: true, parameters: [], userData: hex('61') } },
  'AK':                                  { octets: '04 63 0001 07',                                           tpdu: { kind: 'AK', format: 'normal', credit: 3, dstRef: 1, number: 7, parameters: [], userData: NONE } },
  'AK, extended':                        { octets: '09 60 0001 00000007 0102',                                tpdu: { kind: 'AK', format: 'extended', credit: 0x102, dstRef: 1, number: 7, parameters: [], userData: NONE } },
  'EA':                                  { octets: '04 20 0001 07',                                           tpdu: { kind: 'EA', format: 'normal', dstRef: 1, number: 7, parameters: [], userData: NONE } },
  'EA, extended':                        { octets: '07 20 0001 00000007',                                     tpdu: { kind: 'EA', format: 'extended', dstRef: 1, number: 7, parameters: [], userData: NONE } },
  'RJ':                                  { octets: '04 52 0001 07',                                           tpdu: { kind: 'RJ', format: 'normal', credit: 2, dstRef: 1, number: 7, parameters: [], userData: NONE } },
  'RJ, extended':                        { octets: '09 50 0001 00000007 0002',                                tpdu: { kind: 'RJ', format: 'extended', credit: 2, dstRef: 1, number: 7, parameters: [], userData: NONE } },
};

for (const [title, { octets, tpdu }] of Object.entries(vectors)) {
  test(`reads a ${title}`, (t) => t.deepEqual(decodeTpdu(hex(octets)), tpdu));
  test(`writes a ${title}`, (t) => t.is(hexOf(encodeTpdu(tpdu)), octets.replaceAll(' ', '')));
}

// biome-ignore format: a table
const malformed: Record<string, { octets: string; code: string; octet: number; clause: string }> = {
  'no octets':                              { octets: '',                                  code: 'cotp.truncated',       octet: 0, clause: 'X.224 §13.2.1' },
  'a length indicator of 0':                { octets: '00 e0 00',                          code: 'cotp.lengthIndicator', octet: 0, clause: 'X.224 §13.2.1' },
  'a length indicator of 255':              { octets: 'ff e0 0000 0001 00',                code: 'cotp.lengthIndicator', octet: 0, clause: 'X.224 §13.2.1' },
  'a length indicator as long as the NSDU': { octets: '07 e0 0000 0001 00',                code: 'cotp.lengthIndicator', octet: 0, clause: 'X.224 §13.2.1' },
  'a fixed part that is not all there':     { octets: '04 e0 0000 0001 00',                code: 'cotp.fixedPart',       octet: 0, clause: 'X.224 §13.2.2.1' },
  'a DT without TPDU-NR':                   { octets: '01 f0 80 aa',                       code: 'cotp.fixedPart',       octet: 0, clause: 'X.224 §13.2.2.1' },
  'an extended AK that is too short':       { octets: '07 60 0001 00000007',               code: 'cotp.fixedPart',       octet: 0, clause: 'X.224 §13.2.2.1' },
  'code 00':                                { octets: '02 00 80',                          code: 'cotp.type',            octet: 1, clause: 'X.224 §13.2.2.2' },
  'code 30':                                { octets: '02 30 80',                          code: 'cotp.type',            octet: 1, clause: 'X.224 §13.2.2.2' },
  'code 90':                                { octets: '02 90 80',                          code: 'cotp.type',            octet: 1, clause: 'X.224 §13.2.2.2' },
  'code A0':                                { octets: '02 a0 80',                          code: 'cotp.type',            octet: 1, clause: 'X.224 §13.2.2.2' },
  'code F2':                                { octets: '02 f2 80 aa',                       code: 'cotp.type',            octet: 1, clause: 'X.224 §13.2.2.2' },
  'code 81':                                { octets: '06 81 0001 0000 00',                code: 'cotp.type',            octet: 1, clause: 'X.224 §13.2.2.2' },
  'a parameter that runs out':              { octets: '09 e0 0000 0001 00 c1 20 41',       code: 'cotp.parameterLength', octet: 8, clause: 'X.224 §13.2.3' },
  'a parameter code alone':                 { octets: '07 e0 0000 0001 00 c1',             code: 'cotp.parameterLength', octet: 7, clause: 'X.224 §13.2.3' },
  'a parameter that reaches into user data': { octets: '08 e0 0000 0001 00 c1 04 01020304', code: 'cotp.parameterLength', octet: 8, clause: 'X.224 §13.2.3' },
};

for (const [title, { octets, code, octet, clause }] of Object.entries(malformed)) {
  test(`refuses ${title}`, (t) => {
    const error = t.throws(() => decodeTpdu(hex(octets)), { code });
    t.like(error, { detail: { octet }, fault: { clause } });
  });
}

test('what decodes is written as it was, whatever the octets', (t) => {
  let decoded = 0;
  for (const { code, formats } of Object.values(LAYOUT)) {
    for (const { least } of Object.values(formats)) {
      for (let seed = 0; seed < 200; seed++) {
        const octets = Uint8Array.from({ length: least + 1 + (seed % 7) }, (_, index) => (index * 37 + seed * 101) & 0xff);
        octets.set([least, code | (seed & 0x0f)]);
        if (hexOf(octets) === written(octets)) decoded += 1;
        else t.is(written(octets), undefined, hexOf(octets));
      }
    }
  }
  t.true(decoded > 1000, String(decoded));
});
const written = (octets: Uint8Array): string | undefined => {
  try {
    return hexOf(encodeTpdu(decodeTpdu(octets)));
  } catch {
    return undefined;
  }
};

// biome-ignore format: a table
const unwritable: Record<string, { tpdu: Tpdu; code: string }> = {
  'a header of more than 254 octets':   { tpdu: { ...cr, parameters: [c1('x'.repeat(130)), c2('x'.repeat(130))] }, code: 'cotp.lengthIndicator' },
  'a parameter of more than 255 octets': { tpdu: { ...cr, parameters: [c1('x'.repeat(256))] }, code: 'cotp.parameterLength' },
};
for (const [title, { tpdu, code }] of Object.entries(unwritable))
  test(`does not write ${title}`, (t) => void t.throws(() => encodeTpdu(tpdu), { code }));
