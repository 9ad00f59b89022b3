import test from 'ava';
import { cotp } from '#src/cotp/index.ts';
import { ascii, hex } from '../../support/hex.ts';
import { type Input, play, WAYS } from '../../support/transport.ts';

const to = { host: '192.0.2.2', port: 102 };
const N_CONNECT: Input = { kind: 'N-CONNECT.indication', from: to };
const RESPONSE = { kind: 'T-CONNECT.response' } as const;
const called = (...inputs: readonly Input[]): readonly Input[] => [N_CONNECT, ...inputs];
const calling = (request: object, ...inputs: readonly Input[]): readonly Input[] => [
  { kind: 'T-CONNECT.request', to, ...request },
  { kind: 'N-CONNECT.confirm' },
  ...inputs,
];
const opened = (...inputs: readonly Input[]): readonly Input[] => [...WAYS.OPEN, ...inputs];
const urgent = (...inputs: readonly Input[]): readonly Input[] => [...WAYS['OPEN, expedited'], ...inputs];
const many = (count: number): string => '61'.repeat(count);

const OFF = '! first CR Infinity';
const TS1 = '! TS1 60000';
const TS1_OFF = '! TS1 Infinity';
const TS2 = '! TS2 10000';
const HANG_UP = '< N-DISCONNECT.request';
const INDICATED = '^ T-CONNECT.indication';
const CONFIRMED = '^ T-CONNECT.confirm';
const over = (what: string): string => `^ T-DISCONNECT.indication ${what}`;
const sent = (octets: string): string => `< ${octets.replaceAll(' ', '')}`;
const rejected = (er: string, cause: string): readonly string[] => [sent(er), TS2, over(`cause=${cause}`)];
const closed = (cause: string): readonly string[] => [HANG_UP, over(`cause=${cause}`)];

// biome-ignore format: a table
/** By clause: what is tried, the inputs, what the last input does. */
const rules: Readonly<Record<string, readonly (readonly [string, readonly Input[], readonly string[]])[]>> = {
  'X.224 §6.5.4': [
    ['a bare CR is indicated',                        called('06 e0 0000 ffff 00'),                             [OFF, INDICATED]],
    ['a CC echoes the SRC-REF of its CR',             called('06 e0 0000 ffff 00', RESPONSE),                   [sent('06 d0 ffff 0001 00')]],
    ['a size that nobody proposed stays unsaid',      called('06 e0 0000 0007 00', { ...RESPONSE, tpduSize: 65531 }), [sent('06 d0 0007 0001 00')]],
    ['it is said where less is wanted',               called('06 e0 0000 0007 00', { ...RESPONSE, tpduSize: 2000 }),  [sent('09 d0 0007 0001 00 c0010a')]],
    ['no more is granted than was proposed',          called('09 e0 0000 0007 00 c0010a', { ...RESPONSE, tpduSize: 2048 }), [sent('09 d0 0007 0001 00 c0010a')]],
    ['no more is granted than is wanted',             called('09 e0 0000 0007 00 c0010a', { ...RESPONSE, tpduSize: 128 }),  [sent('09 d0 0007 0001 00 c00107')]],
    ['all is granted where nothing is wanted',        called('09 e0 0000 0007 00 c0010a', RESPONSE),            [sent('09 d0 0007 0001 00 c0010a')]],
    ['C0 grants 2048 octets at most in class 0',      called('09 e0 0000 0007 00 c0010d', RESPONSE),            [sent('09 d0 0007 0001 00 c0010b')]],
    ['F0 is answered by F0 alone',                    called('0d e0 0000 0007 00 c0010b f0020200', RESPONSE),   [sent('0a d0 0007 0001 00 f00201ff')]],
    ['F0 is answered by less where less is wanted',   called('0c e0 0000 0007 00 c0010b f00110', { ...RESPONSE, tpduSize: 1000 }), [sent('09 d0 0007 0001 00 f00107')]],
    ['both selectors come back where they are told',  called('06 e0 0000 0007 00', { ...RESPONSE, calling: ascii('A'), responding: ascii('B') }), [sent('0c d0 0007 0001 00 c10141 c20142')]],
    ['the SRC-REF of a CR is not 0',                  called('06 e0 0000 0000 00'),                             rejected('0b 70 0000 03 c105 06e0000000', 'cotp.srcRef@4')],
    ['a CC without sizes leaves the proposal',        calling({ tpduSize: 1024 }, '06 d0 0001 0007 00'),        [TS1_OFF, `${CONFIRMED} tpduSize=1024`]],
    ['a CC may name a size that nobody proposed',     calling({}, '09 d0 0001 0007 00 c0010a'),                 [TS1_OFF, `${CONFIRMED} tpduSize=1024`]],
    ['without a word of size it is 65531',            calling({}, '06 d0 0001 0007 00'),                        [TS1_OFF, `${CONFIRMED} tpduSize=65531`]],
    ['F0 agreed is the size',                         calling({ tpduSize: 2048, preferredTpduSize: 8192 }, '09 d0 0001 0007 00 f00140'), [TS1_OFF, `${CONFIRMED} tpduSize=8192`]],
    ['C0 may answer F0',                              calling({ tpduSize: 2048, preferredTpduSize: 8192 }, '09 d0 0001 0007 00 c0010b'), [TS1_OFF, `${CONFIRMED} tpduSize=2048`]],
    ['a CC does not choose another class',            calling({}, '06 d0 0001 0007 20'),                        closed('cotp.classChosen@6')],
    ['a CC does not grant more than C0 proposed',     calling({ tpduSize: 1024 }, '09 d0 0001 0007 00 c0010b'), closed('cotp.sizeChosen@9')],
    ['a CC does not grant more than F0 proposed',     calling({ preferredTpduSize: 1024 }, '09 d0 0001 0007 00 f00109'), closed('cotp.sizeChosen@9')],
    ['a CC has a SRC-REF',                            calling({}, '06 d0 0001 0000 00'),                        closed('cotp.responderRef@4')],
    ['a CC has no F0 that the CR had not',            calling({}, '09 d0 0001 0007 00 f00101'),                 rejected('0e 70 0007 01 c108 09d00001000700f0', 'cotp.sizeNotProposed@7')],
    ['a CC does not have both F0 and C0',             calling({ preferredTpduSize: 8192 }, '0c d0 0001 0007 00 f00101 c00107'), rejected('0e 70 0007 01 c108 0cd00001000700f0', 'cotp.sizeNotProposed@7')],
    ['a CC selects no expedited data unasked',        calling({}, '09 d0 0001 0007 00 c60101'),                 rejected('10 70 0007 03 c10a 09d00001000700c60101', 'cotp.optionChosen@9')],
  ],
  'X.224 §6.6.3': [
    ['a user refuses with a DR without SRC-REF',      called('06 e0 0000 0007 00', { kind: 'T-DISCONNECT.request', reason: 3 }), [sent('06 80 0007 0000 03'), TS2]],
    ['that DR may have words',                        called('06 e0 0000 0007 00', { kind: 'T-DISCONNECT.request', reason: 1, additional: ascii('busy') }), [sent('0c 80 0007 0000 01 e00462757379'), TS2]],
    ['a DR ends a call',                              calling({}, '06 80 0001 0000 03'),                        [HANG_UP, over('reason=3')]],
    ['so does a DR of an unknown reason',             calling({}, '06 80 0001 0000 7f'),                        [HANG_UP, over('reason=127')]],
    ['its words are told',                            calling({}, '0d 80 0001 0000 03 e0056275737921'),         [HANG_UP, over('reason=3 additional=6275737921')]],
    ['user data that it should not have is told too', calling({}, '06 80 0001 0000 80 6e6f'),                   [HANG_UP, over('reason=128 additional=6e6f')]],
    ['a DR with a SRC-REF gets no DC',                calling({}, '06 80 0001 0002 00'),                        [HANG_UP, over('reason=0')]],
    ['an ER ends a call',                             calling({}, '04 70 0001 02'),                             [HANG_UP, over('rejectCause=2')]],
    ['an invalid CR gets an ER',                      called('09 e0 0000 0001 00 c1 20 41'),                    rejected('0f 70 0001 03 c109 09e00000000100c120', 'cotp.parameterLength@8')],
    ['so does one with a code left over',             called('07 e0 0000 0001 00 c1'),                          rejected('0e 70 0001 03 c108 07e00000000100c1', 'cotp.parameterLength@7')],
  ],
  'X.224 §6.7.1.4': [
    ['class 0 is released by closing',                opened({ kind: 'T-DISCONNECT.request' }),                 [HANG_UP]],
    ['so is a call that is not answered yet',         calling({}, { kind: 'T-DISCONNECT.request' }),            [HANG_UP]],
    ['a DR in class 0 ends it all the same',          opened('06 80 0001 0002 80'),                             [HANG_UP, over('reason=128 cause=cotp.disconnected@1')]],
    ['half a TSDU is lost with the line',             opened('02 f0 00 aa', { kind: 'N-DISCONNECT.indication' }), ['^ T-DISCONNECT.indication']],
  ],
  'X.224 §6.9.1.4': [
    ['octets that are no TPDU close before a CR',     called('20 f0 80 aa'),                                    closed('cotp.lengthIndicator@0')],
    ['so does a TPDU of no kind',                     called('02 30 80'),                                       closed('cotp.type@1')],
    ['a DT before a CR is ignored',                   called('02 f0 80 aa'),                                    []],
    ['a CC before a CR gets a DR',                    called('06 d0 0001 0002 00'),                             [sent('06 80 0002 0000 00')]],
    ['a DR before a CR closes',                       called('06 80 0000 0002 00'),                             [HANG_UP, over('reason=0 cause=cotp.disconnected@1')]],
    ['one without SRC-REF is ignored',                called('06 80 0000 0000 00'),                             []],
    ['a second CR closes while the user thinks',      called('06 e0 0000 0001 00', '06 e0 0000 0001 00'),       closed('cotp.secondCR@1')],
    ['a second CR closes in OPEN',                    called('06 e0 0000 0001 00', RESPONSE, '06 e0 0000 0001 00'), closed('cotp.secondCR@1')],
    ['a CC that answers another CR is refused',       calling({}, '06 d0 0002 0009 00'),                        [sent('06 80 0009 0000 00'), TS2, over('cause=cotp.noSuchReference@2')]],
    ['a CC of somebody else in OPEN is refused',      opened('06 d0 0001 0009 00'),                             [sent('06 80 0009 0000 00')]],
    ['and OPEN it stays',                             opened('06 d0 0001 0009 00', '02 f0 80 61'),              ['^ T-DATA.indication tsdu=61']],
    ['the same CC again is a protocol error',         opened('06 d0 0001 0007 00'),                             rejected('08 70 0007 02 c102 06d0', 'cotp.unexpected@1')],
  ],
  'X.224 §13.2.3': [
    ['of two sizes the last one counts',              called('0c e0 0000 0007 00 c0010a c00107', RESPONSE),     [sent('09 d0 0007 0001 00 c00107')]],
    ['of two selectors the last one counts',          called('0c e0 0000 0007 00 c20141 c20142'),               [OFF, `${INDICATED} called=42`]],
    ['a CR may have a parameter that nobody knows',   called('0a e0 0000 0007 00 9902abcd'),                    [OFF, INDICATED]],
    ['even one of code 3F',                           called('09 e0 0000 0007 00 3f0100'),                      [OFF, INDICATED]],
    ['a CC may not',                                  calling({}, '09 d0 0001 0007 00 990100'),                 rejected('0e 70 0007 01 c108 09d0000100070099', 'cotp.parameterCode@7')],
    ['C0 of no meaning in a CR is ignored',           called('09 e0 0000 0007 00 c00106'),                      [OFF, INDICATED]],
    ['C0 of two octets in a CR is ignored',           called('0a e0 0000 0007 00 c002000a'),                    [OFF, INDICATED]],
    ['F0 of nothing in a CR is ignored',              called('09 e0 0000 0007 00 f00100'),                      [OFF, INDICATED]],
    ['F0 of five octets in a CR is ignored',          called('0d e0 0000 0007 00 f0050000000010'),              [OFF, INDICATED]],
    ['C0 of no meaning in a CC is invalid',           calling({ tpduSize: 1024 }, '09 d0 0001 0007 00 c00105'), rejected('10 70 0007 03 c10a 09d00001000700c00105', 'cotp.tpduSize@9')],
    ['so is C0 of a size that class 0 does not have', calling({}, '09 d0 0001 0007 00 c0010c'),                 rejected('10 70 0007 03 c10a 09d00001000700c0010c', 'cotp.sizeOfClass@9')],
    ['F0 of nothing in a CC is invalid',              calling({ preferredTpduSize: 128 }, '09 d0 0001 0007 00 f00100'), rejected('10 70 0007 03 c10a 09d00001000700f00100', 'cotp.preferredSize@9')],
    ['a selector of no octets in a CC is taken',      calling({}, '08 d0 0001 0007 00 c200'),                   [TS1_OFF, `${CONFIRMED} responding= tpduSize=65531`]],
    ['what other classes have is passed over',        called('18 e0 0000 0007 00 c3021234 c40101 c60101 85020001 8b020001'), [OFF, `${INDICATED} expedited=true`]],
  ],
  'X.224 §13.3': [
    ['the DST-REF of a CR is 0',                      called('06 e0 0005 0001 00'),                             rejected('09 70 0001 03 c103 06e000', 'cotp.dstRef@2')],
    ['the credit is 0 in class 0',                    called('06 e5 0000 0001 00'),                             rejected('08 70 0001 03 c102 06e5', 'cotp.credit@1')],
    ['options of other classes may have any value',   called('06 e0 0000 0001 03', RESPONSE),                   [sent('06 d0 0001 0001 00')]],
    ['there is no class 5',                           called('06 e0 0000 0001 50'),                             rejected('0d 70 0001 03 c107 06e00000000150', 'cotp.classOption@6')],
    ['user data in a CR is passed over',              called('06 e0 0000 0001 00 01020304'),                    [OFF, INDICATED]],
    ['a CR has 128 octets at most',                   called(`81 e0 0000 0001 00 c179 ${many(121)}`),           rejected(`87 70 0001 03 c181 81e00000000100c179${many(120)}`, 'cotp.longCR@128')],
    ['128 of them it may have',                       called(`7f e0 0000 0001 00 c177 ${many(119)}`),           [OFF, `${INDICATED} calling=${many(119)}`]],
  ],
  'X.224 Table 3': [
    ['class 2 or else 0 is class 0',                  called('09 e0 0000 0001 20 c70100', RESPONSE),            [sent('06 d0 0001 0001 00')]],
    ['class 4 or else 0 is class 0',                  called('09 e0 0000 0001 40 c70100', RESPONSE),            [sent('06 d0 0001 0001 00')]],
    ['class 3 or else 1 is class 0',                  called('09 e0 0000 0001 30 c70110', RESPONSE),            [sent('06 d0 0001 0001 00')]],
    ['class 1 alone may be class 0',                  called('06 e0 0000 0001 10', RESPONSE),                   [sent('06 d0 0001 0001 00')]],
    ['a class that has credit may give it',           called('09 e5 0000 0001 40 c70100', RESPONSE),            [sent('06 d0 0001 0001 00')]],
    ['class 2 alone is refused',                      called('06 e0 0000 0001 20'),                             [sent('06 80 0001 0000 82'), TS2, over('cause=cotp.classRefused@6')]],
    ['class 4 alone is refused',                      called('06 e0 0000 0001 40'),                             [sent('06 80 0001 0000 82'), TS2, over('cause=cotp.classRefused@6')]],
    ['class 4 or else 3 is refused',                  called('09 e0 0000 0001 40 c70130'),                      [sent('06 80 0001 0000 82'), TS2, over('cause=cotp.classRefused@6')]],
    ['class 0 has no alternative',                    called('09 e0 0000 0001 00 c70120'),                      rejected('10 70 0001 03 c10a 09e00000000100c70120', 'cotp.alternatives@9')],
    ['class 4 is no alternative to class 2',          called('0a e0 0000 0001 20 c7020040'),                    rejected('11 70 0001 03 c10b 0ae00000000120c7020040', 'cotp.alternatives@10')],
  ],
  'X.224 §6.3.3': [
    ['a DT is a TSDU',                                opened('02 f0 80 61'),                                    ['^ T-DATA.indication tsdu=61']],
    ['DTs are joined, uneven as they are',            opened('02 f0 00 61', '02 f0 00 6263', '02 f0 80 64'),    ['^ T-DATA.indication tsdu=61626364']],
    ['the last one may be empty (Q123824)',           opened('02 f0 00 61', '02 f0 80'),                        ['^ T-DATA.indication tsdu=61']],
    ['no other may',                                  opened('02 f0 00 61', '02 f0 00'),                        rejected('09 70 0007 03 c103 02f000', 'cotp.emptySegment@2')],
    ['what looks like a second DT is user data',      opened('02 f0 80 aabb02f080cc'),                          ['^ T-DATA.indication tsdu=aabb02f080cc']],
  ],
  'X.214 §13.1.2.1': [
    ['there is no TSDU of no octets',                 opened('02 f0 80'),                                       rejected('09 70 0007 03 c103 02f080', 'cotp.emptyTsdu@2')],
  ],
  'X.224 §13.7': [
    ['the TPDU-NR is 0',                              opened('02 f0 81 61'),                                    rejected('09 70 0007 03 c103 02f081', 'cotp.tpduNr@2')],
    ['no acknowledgement is asked for',               opened('02 f1 80 61'),                                    rejected('08 70 0007 02 c102 02f1', 'cotp.roa@1')],
    ['a DT of class 2 is none of class 0',            opened('04 f0 0001 80 61'),                               rejected('07 70 0007 03 c101 04', 'cotp.dtFormat@0')],
    ['a DT may be as long as was agreed',             calling({ tpduSize: 128 }, '06 d0 0001 0007 00', `02 f0 80 ${many(125)}`), [`^ T-DATA.indication tsdu=${many(125)}`]],
    ['and not longer',                                calling({ tpduSize: 128 }, '06 d0 0001 0007 00', `02 f0 80 ${many(126)}`), rejected(`87 70 0007 03 c181 02f080${many(126)}`, 'cotp.longDT@128')],
  ],
  'X.224 §6.22.1.3': [
    ['a TPDU of no kind is rejected',                 opened('02 30 80'),                                       rejected('08 70 0007 02 c102 0230', 'cotp.type@1')],
    ['an AK is rejected',                             opened('04 60 0001 00'),                                  rejected('08 70 0007 02 c102 0460', 'cotp.unexpected@1')],
    ['an ED that was not agreed is rejected',         opened('02 10 80 01'),                                    rejected('08 70 0007 02 c102 0210', 'cotp.unexpected@1')],
    ['a DT before the CC is rejected',                calling({}, '02 f0 80 61626364'),                         rejected('08 70 0000 02 c102 02f0', 'cotp.unexpected@1')],
    ['an ER ends the connection and gets no answer',  opened('04 70 0001 7f'),                                  [HANG_UP, over('rejectCause=127')]],
    ['an ER that is malformed gets no ER',            opened('03 70 0001 02'),                                  [HANG_UP, over('cause=cotp.fixedPart@0')]],
    ['after an ER no data counts',                    opened('02 30 80', '02 f0 80 61'),                        []],
    ['nor is there a second ER',                      opened('02 30 80', '02 30 80'),                           []],
    ['what a user says across it is lost',            opened('02 30 80', { kind: 'T-DATA.request', tsdu: hex('61') }), []],
  ],
  'RFC 1006 §5': [
    ['the end of TCP is told',                        opened({ kind: 'N-DISCONNECT.indication' }),              ['^ T-DISCONNECT.indication']],
    ['also to a caller that has no CC',               calling({}, { kind: 'N-DISCONNECT.indication' }),         ['^ T-DISCONNECT.indication']],
    ['also where nobody has called yet',              called({ kind: 'N-DISCONNECT.indication' }),              ['^ T-DISCONNECT.indication']],
    ['and once only',                                 opened({ kind: 'T-DISCONNECT.request' }, { kind: 'N-DISCONNECT.indication' }), []],
    ['user data of 65528 octets is taken',            opened(`02 f0 80 ${many(65528)}`),                        [`^ T-DATA.indication tsdu=${many(65528)}`]],
    ['expedited data are asked for by C6',            calling({ expedited: true }),                             [sent('09 e0 0000 0001 00 c60101'), TS1]],
    ['a CC agrees to them',                           calling({ expedited: true }, '09 d0 0001 0007 00 c60101'), [TS1_OFF, `${CONFIRMED} tpduSize=65531 expedited=true`]],
    ['a CC without C6 does not',                      calling({ expedited: true }, '06 d0 0001 0007 00'),       [TS1_OFF, `${CONFIRMED} tpduSize=65531`]],
    ['so does ours',                                  called('09 e0 0000 0007 00 c60101', { ...RESPONSE, expedited: true }), [sent('09 d0 0007 0001 00 c60101')]],
    ['but not unless they are wanted',                called('09 e0 0000 0007 00 c60101', RESPONSE),            [sent('06 d0 0007 0001 00')]],
    ['nor where nobody asked',                        called('09 e0 0000 0007 00 c60100', { ...RESPONSE, expedited: true }), [sent('06 d0 0007 0001 00')]],
  ],
  'RFC 1006 §6': [
    ['an ED may come inside a TSDU',                  urgent('02 f0 00 61', '02 10 80 62'),                     ['^ T-EXPEDITED-DATA.indication tsdu=62']],
    ['which is whole all the same',                   urgent('02 f0 00 61', '02 10 80 62', '02 f0 80 63'),      ['^ T-DATA.indication tsdu=6163']],
    ['an ED has 16 octets at most',                   urgent(`02 10 80 ${many(16)}`),                           [`^ T-EXPEDITED-DATA.indication tsdu=${many(16)}`]],
    ['17 are too many',                               urgent(`02 10 80 ${many(17)}`),                           rejected('09 70 0007 03 c103 021080', 'cotp.edLength@2')],
    ['none are too few',                              urgent('02 10 80'),                                       rejected('09 70 0007 03 c103 021080', 'cotp.edLength@2')],
    ['an ED ends its TSDU',                           urgent('02 10 00 61'),                                    rejected('09 70 0007 03 c103 021000', 'cotp.edEnd@2')],
    ['its number is ignored',                         urgent('02 10 85 61'),                                    ['^ T-EXPEDITED-DATA.indication tsdu=61']],
    ['that of class 2 is another',                    urgent('04 10 0001 80 61'),                               rejected('07 70 0007 03 c101 04', 'cotp.edFormat@0')],
  ],
};

for (const [clause, rows] of Object.entries(rules)) {
  for (const [title, inputs, effects] of rows)
    test(`${clause}: ${title}`, (t) => t.deepEqual(play(cotp({ reference: 1 }), inputs), effects));
}
