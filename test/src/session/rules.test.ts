import test from 'ava';
import { RELIABLE_TRANSFER, type SessionOptions, session } from '#src/session/index.ts';
import { ascii, hex, hexOf } from '../../support/hex.ts';
import { CALL, type Input, play, put, TSDUS, WAYS } from '../../support/session.ts';

const ACCEPT: Input = { kind: 'S-CONNECT.response', result: 'accepted' };
const called = (cn: string, ...inputs: readonly Input[]): readonly Input[] => [...WAYS.STA01C, cn, ...inputs];
const calling = (ac: string, ...inputs: readonly Input[]): readonly Input[] => [...WAYS.STA02A, ac, ...inputs];
const from = (way: keyof typeof WAYS, ...inputs: readonly Input[]): readonly Input[] => [...WAYS[way], ...inputs];
const cn = (units: string, item = '130100 160102 1a0100', rest = ''): string => connect('0d', units, item, rest);
const ac = (units: string, item = '130100 160102 1a0100', rest = ''): string => connect('0e', units, item, rest);
const connect = (si: string, units: string, item: string, rest: string): string => {
  const field = `05${size(item)}${item}${units && `1402${units}`}${rest}`;
  return `${si}${size(field)}${field}`;
};
const size = (text: string): string => {
  const length = text.replaceAll(' ', '').length / 2;
  return length < 255 ? length.toString(16).padStart(2, '0') : `ff${length.toString(16).padStart(4, '0')}`;
};
const SMALL = { initiator: 32, responder: 32 };
const ATTACHED = { attached: [ascii('A'), ascii('B')] };
const SIZED = cn('0349', '130100 150400200020 160102 1a0100');
const many = (count: number): string => '61'.repeat(count);

const indicated = /^\^ S-CONNECT\.indication/;
const confirmed = /^\^ S-CONNECT\.confirm result=accepted/;
const saying = (text: string): RegExp => new RegExp(text.replace(/[[\]{}"]/g, '\\$&'));
const sent = (octets: string): RegExp => new RegExp(`^< ${octets.replaceAll(' ', '')}$`);
const wrong = (fault: string): RegExp => new RegExp(`^\\^ S-P-ABORT\\.indication reason=protocol error cause=session\\.${fault}$`);
const TOO_MUCH = /^\^ S-P-ABORT\.indication reason=implementation restriction cause=session\.longSsdu$/;
const NO_ROOM = /^\^ S-P-ABORT\.indication reason=implementation restriction cause=session\.shortTsdu$/;
const QUIET = /^$/;

type Row = readonly [title: string, inputs: readonly Input[], last: RegExp, options?: SessionOptions];

// biome-ignore format: a table
/** By clause: what is tried, the inputs, what is the last thing that comes of it. */
const rules: Readonly<Record<string, readonly Row[]>> = {
  'X.225 §6.1.4 and §6.2.4': [
    ['who opened the transport connection takes no CN',       [...from('STA01A'), TSDUS.AA, TSDUS.CN],              wrong('initiator')],
    ['a kept one may have another CN',                        from('called', '0903 110100', { kind: 'S-RELEASE.response' }, TSDUS.CN), indicated, { reuse: true }],
    ['to which nothing of the first one applies',             called(SIZED, ACCEPT, '0903 110100', { kind: 'S-RELEASE.response' }, cn('0249', '130100 160103', `c120${many(32)}`)), indicated, { reuse: true, tsduSizes: SMALL }],
    ['one that we do not keep may not',                       from('called', '0903 110100', { kind: 'S-RELEASE.response' }, TSDUS.CN), QUIET],
  ],
  'X.225 §7.4 and §8.3.4': [
    ['the highest common version is selected',                called(cn('0249', '130100 160103 1a0100'), ACCEPT),   sent('0e0f 0509 130100 160102 1a0100 14020249')],
    ['version 1 where we speak nothing else',                 called(cn('0249', '130100 160103 1a0100'), ACCEPT),   sent('0e0f 0509 130100 160101 1a0100 14020249'), { versions: [1] }],
    ['without a version it is 1',                             called(cn('0249', '130100'), ACCEPT),                 sent('0e0f 0509 130100 160101 1a0100 14020249')],
    ['an empty version is 1',                                 called(cn('0249', '130100 1600'), ACCEPT),            sent('0e0f 0509 130100 160101 1a0100 14020249')],
    ['without a version of ours it is refused, 132',          called(cn('0249', '130100 160104')),                  /^! TIM 10000$/],
    ['without a parameter 20 it is 0349',                     called(cn(''), ACCEPT),                               sent('0e0f 0509 130100 160102 1a0100 14020349')],
    ['a subset is selected, half-duplex alone',               called(cn('03ff'), ACCEPT),                           sent('0e0f 0509 130100 160102 1a0100 14020349')],
    ['what our user leaves out is not selected',              called(cn('03ff'), { ...ACCEPT, units: RELIABLE_TRANSFER } as Input), sent('0e0f 0509 130100 160102 1a0100 14020249')],
    ['duplex where our user leaves half-duplex out',          called(cn('0003'), { ...ACCEPT, units: ['duplex'] } as Input), sent('0e0c 0506 130100 160102 14020002')],
    ['a choice left to us is the initiator\'s',               called(cn('0249', '130100 160102 1a01aa'), ACCEPT),   sent('0e0f 0509 130100 160102 1a0100 14020249')],
    ['unless our user takes the tokens',                      called(cn('0249', '130100 160102 1a01aa'), { ...ACCEPT, tokens: { data: 'responder' } } as Input), sent('0e0f 0509 130100 160102 1a0101 14020249')],
    ['a place that was proposed is repeated',                 called(cn('0249', '130100 160102 1a0115'), ACCEPT),   sent('0e0f 0509 130100 160102 1a0115 14020249')],
    ['sync points without activities count from 1',           called(cn('000a', '130100 160102 1a0100'), ACCEPT),   sent('0e12 050c 130100 160102 170131 1a0100 1402000a')],
    ['or from what was proposed',                             called(cn('000a', '130100 160102 17023432 1a0100'), ACCEPT), sent('0e13 050d 130100 160102 17023432 1a0100 1402000a')],
    ['an AC that selects a unit nobody proposed',             calling(ac('0c49')),          wrong('unitChosen')],
    ['an AC with half-duplex and duplex',                     calling(ac('024b')),                                  wrong('duplexity')],
    ['an AC with a version nobody proposed',                  calling(ac('0249')),                                  wrong('versionChosen'), { versions: [1] }],
    ['an AC that leaves the place of a token open',           calling(ac('0249', '130100 160102 1a012a')),          wrong('tokenSetting')],
    ['an AC with two versions',                               calling(ac('0249', '160103')),                        wrong('versionChosen')],
    ['an AC with a token item is an AC and a PT',             calling(ac('0249', '130100 160102 1a0100', '100101')), /^\^ S-TOKEN-PLEASE\.indication tokens=\["data"\]$/],
  ],
  'X.225 §8.3.1': [
    ['reserved bits count for nothing',                       called(cn('e249', '1301fe 1601fe 1a0100')),           indicated],
    ['unknown parameters count for nothing',                  called(cn('0249', '130100 160102', '7f0100 f0020102')), indicated],
    ['other orders are taken',                                called(cn('0249', '160102 130100')),                  indicated],
    ['empty selectors count as absent',                       called(cn('0249', '130100 160102', '3300 3400')),     saying('called={"transport":{}} calling={"transport":{}}')],
    ['selectors are told',                                    called(cn('0249', '130100 160102', '330141 340142')), saying('called={"ssel":"42","transport":{}} calling={"ssel":"41","transport":{}}')],
    ['references are told',                                   called('0d0f 0109 0a0141 0b0142 0c0143 14020249'), saying('references={"calling":"41","common":"42","additional":"43"}')],
    ['neither half-duplex nor duplex',                        called(cn('0248')),                                   wrong('duplexity')],
    ['exceptions without half-duplex',                        called(cn('020a')),                                   wrong('unitNeeds')],
    ['capability data without activities',                    called(cn('0101')),                                   wrong('unitNeeds')],
    ['data separation without sync points',                   called(cn('1001')),                                   wrong('unitNeeds')],
    ['a selector of 17 octets',                               called(cn('0249', '130100', `3411${many(17)}`)),      wrong('valueLength')],
    ['an additional reference of 5 octets',                   called(`0d0d 0107 0c05${many(5)}14020249`), wrong('valueLength')],
    ['user data of 512 octets',                               called(cn('0249', '160101', `c1ff0200${many(512)}`)), indicated],
    ['user data of 513 octets',                               called(cn('0249', '160101', `c1ff0201${many(513)}`)), wrong('longUserData')],
    ['extended user data in version 2',                       called(cn('0249', '160102', `c2ff0201${many(513)}`)), indicated],
    ['extended user data in version 1',                       called(cn('0249', '160101', 'c20161')),               wrong('extendedData')],
    ['user data and extended user data',                      called(cn('0249', '160102', 'c10161 c20161')),        wrong('extendedData')],
    ['data overflow is answered by OA',                       called(cn('0249', '160102', '3c0101 c20161')),        /^! answer 60000$/],
    ['and is told when the last CDO is there',                called(cn('0249', '160102', '3c0101 c20161'), '0f06 190100 c10162', '0f06 190102 c10163'), saying('userData=616263')],
    ['data overflow in version 1',                            called(cn('0249', '160101', '3c0101')),               wrong('extendedData')],
    ['a selector that nobody is attached to, 129',            called(cn('0249', '130100 160102', '34024242')),      /^! TIM 10000$/, ATTACHED],
    ['a selector that a user is attached to',                 called(cn('0249', '130100 160102', '340142')),        indicated, ATTACHED],
    ['no selector, where users are attached to some',         called(cn('0249', '130100 160102')),                  indicated, ATTACHED],
    ['what is no CN ends the transport connection',           called('0100 0100 61'),                               wrong('unexpected')],
  ],
  'X.225 §6.3.7': [
    ['category 2 alone',                                      from('receiving', '3103 2a0131'),                     wrong('concatenation')],
    ['category 1 behind GT',                                  from('called', '0100 0900'),                          wrong('concatenation')],
    ['DT behind PT',                                          from('called', '0200 0100 61'),                       wrong('concatenation')],
    ['MIA behind GT',                                         from('sending', { kind: 'S-SYNC-MINOR.request' }, '0100 3203 2a0131'), wrong('concatenation')],
    ['AR behind GT',                                          from('called', TSDUS.AR),                             /^\^ S-ACTIVITY-RESUME/],
    ['AR behind PT',                                          from('called', TSDUS.AR.replace('0100', '0200')),     /^\^ S-ACTIVITY-RESUME/],
    ['three SPDUs without extended concatenation',            from('called', '0100 2d03 290141 0100 61'),           wrong('concatenation')],
    ['the same where it is agreed',                           from('called', '0100 2d03 290141 0100 61'),           /^\^ S-DATA\.indication ssdu=61$/, { extendedConcatenation: true }],
    ['data come before the sync point behind which they are', from('receiving', '0100 3103 2a0131 0100 61'),        /^\^ S-SYNC-MINOR\.indication/, { extendedConcatenation: true }],
    ['an activity ends, and tokens come',                     from('receiving', '0103 100115 2903 2a0131'),         /^\^ S-TOKEN-GIVE\.indication/],
    ['data come before the tokens',                           from('called', '0103 100101 0100 61'),                /^\^ S-TOKEN-GIVE\.indication/],
    ['a DT twice',                                            from('called', '0100 0203 100101 0203 100101 0100'),  wrong('concatenation'), { extendedConcatenation: true }],
    ['a GT with nothing in it that is known is a mere head',  from('receiving', '0103 7f0100 0100 61'),             /^\^ S-DATA\.indication ssdu=61$/],
    ['and so is one with a token item of no octets',          from('receiving', '0102 1000 0100 61'),               /^\^ S-DATA\.indication ssdu=61$/],
    ['a GT with user data and no tokens is not',              from('receiving', '0103 c10161 0100 61'),             wrong('tokenItem')],
    ['tokens before an AI',                                   from('receiving', '0103 100101 1903 320105'),         wrong('headTokens')],
  ],
  'X.225 Table 5': [
    ['a DT without the data token',                           from('STA713', TSDUS.DT),                             wrong('token')],
    ['an FN without tokens',                                  from('STA713', TSDUS.FN),                             wrong('token')],
    ['an AS without tokens',                                  from('STA713', TSDUS.AS),                             wrong('token')],
    ['a GT for tokens that are ours',                         from('STA713', TSDUS.GT),                             wrong('token')],
    ['a GT for no token',                                     from('called', '0103 100100'),                        wrong('tokenItem')],
    ['a GT for a token that is not available',                from('called', '0103 100140'),                        wrong('tokenItem')],
    ['a PT for no token',                                     from('STA713', '0203 100100'),                        wrong('tokenItem')],
    ['an ED from who has the data token',                     from('receiving', TSDUS.ED),                          wrong('token')],
    ['a GTC while an activity runs',                          from('receiving', TSDUS.GTC),                         wrong('activity')],
    ['an AS while an activity runs',                          from('receiving', TSDUS.AS),                          wrong('activity')],
    ['an AE while none runs',                                 from('called', TSDUS.AE),                             wrong('activity')],
    ['an FN while an activity runs',                          from('receiving', TSDUS.FN),                          wrong('activity')],
    ['a unit that is not selected',                           from('called', TSDUS.TD),                             wrong('unitMissing')],
    ['a DT behind an FN',                                     from('STA09', TSDUS.DT),                              wrong('unexpected')],
  ],
  'X.225 §7.20 to §7.36': [
    ['an AS without its name',                                from('called', '0100 2d00'),                          wrong('missing')],
    ['an AS with a name of 7 octets',                         from('called', `0100 2d09 2907${many(7)}`),           wrong('valueLength')],
    ['a serial number that is none',                          from('receiving', '0100 3104 2a02 4131'),             wrong('serialNumber')],
    ['a serial number of no digit',                           from('receiving', '0100 3102 2a00'),                  wrong('missing')],
    ['a serial number of 7 digits',                           from('receiving', '0100 3109 2a07 30303030303031'),   wrong('valueLength')],
    ['the first sync point is not 2',                         from('receiving', '0100 3103 2a0132'),                wrong('syncPoint')],
    ['the same sync point twice',                             from('receiving', TSDUS.MIP, TSDUS.MIP),              wrong('syncPoint')],
    ['a sync point left out',                                 from('receiving', TSDUS.MIP, '0100 3103 2a0133'),     wrong('syncPoint')],
    ['a confirm of what there was not',                       from('sending', { kind: 'S-SYNC-MINOR.request' }, '0200 3203 2a0132'), wrong('syncPoint')],
    ['a confirm of 0',                                        from('sending', { kind: 'S-SYNC-MINOR.request' }, '0200 3203 2a0130'), wrong('syncPoint')],
    ['a confirm by who made the sync point',                  from('receiving', TSDUS.MIP, TSDUS.MIA),              wrong('syncPoint')],
    ['one confirm for two sync points',                       from('sending', { kind: 'S-SYNC-MINOR.request' }, { kind: 'S-SYNC-MINOR.request' }, '0200 3203 2a0132'), /syncPoint=2/],
    ['a confirm of what was confirmed',                       from('sending', { kind: 'S-SYNC-MINOR.request' }, TSDUS.MIA, TSDUS.MIA), wrong('syncPoint')],
    ['an AE that is not the next sync point',                 from('receiving', '0100 2903 2a0132'),                wrong('syncPoint')],
    ['an AEA of another',                                     from('STA04B', '0200 2a03 2a0132'),                   wrong('syncPoint')],
    ['behind an AR the next sync point follows the old one',  from('called', '0100 1d0b 2106 290141 2a0132 290142', '0100 3103 2a0133'), /syncPoint=3/],
    ['an AR without the old serial number',                   from('called', '0100 1d08 2103 290141 290142'),       wrong('missing')],
    ['an AIA takes all tokens to who interrupted',            from('receiving', '0103 100101', TSDUS.AI, { kind: 'S-ACTIVITY-INTERRUPT.response' }, TSDUS.AS), /^\^ S-ACTIVITY-START/],
    ['an ADA takes all tokens to who discarded',              from('receiving', '0103 100101', TSDUS.AD, { kind: 'S-ACTIVITY-DISCARD.response' }, TSDUS.AS), /^\^ S-ACTIVITY-START/],
    ['an activity starts from 1 again',                       from('STA10B', { kind: 'S-ACTIVITY-END.response' }, TSDUS.AS, TSDUS.MIP), /syncPoint=1/],
  ],
  'X.225 §7.11': [
    ['an enclosure item where nothing is segmented',          from('called', '0100 0103 190103 61'),                wrong('enclosure')],
    ['a TSDU longer than agreed',                             from('STA01C', SIZED, ACCEPT, `0100 0100 ${many(29)}`),              wrong('longTsdu'), { tsduSizes: SMALL }],
    ['which is no limit where only the CN names a size',         from('STA01C', SIZED, ACCEPT, `0100 0100 ${many(29)}`),  /^\^ S-DATA/],
    ['segments where the AC names no size',                   from('STA01C', SIZED, ACCEPT, '0100 0103 190101 61', '0100 0103 190102 62'), /ssdu=6162$/],
    ['an AB goes out, however small the TSDUs are',           calling(ac('0249', '130100 150400080008 160102 1a0100'), `0100 0100 ${many(5)}`), wrong('longTsdu'), { tsduSizes: { initiator: 8, responder: 8 } }],
    ['an AC that leaves no room for a segment',               calling(ac('0249', '130100 150400070020 160102 1a0100')), NO_ROOM, { tsduSizes: SMALL }],
    ['an AC too long for the TSDUs proposed agrees to no limit', called(SIZED, { ...ACCEPT, userData: hex(many(32)) } as Input), sent(`0e37 050f 130100 150400200000 160102 1a0100 14020349 c120${many(32)}`), { tsduSizes: SMALL }],
    ['two segments',                                          from('STA01C', SIZED, ACCEPT, '0100 0103 190101 61', '0100 0103 190102 62'), /ssdu=6162$/, { tsduSizes: SMALL }],
    ['a last segment of nothing',                             from('STA01C', SIZED, ACCEPT, '0100 0103 190101 61', '0100 0103 190102'), /ssdu=61$/, { tsduSizes: SMALL }],
    ['an earlier segment of nothing',                         from('STA01C', SIZED, ACCEPT, '0100 0103 190101'),                   wrong('emptySegment'), { tsduSizes: SMALL }],
    ['a segment that nothing began',                          from('STA01C', SIZED, ACCEPT, '0100 0103 190102 61'),                wrong('enclosure'), { tsduSizes: SMALL }],
    ['something between segments',                            from('STA01C', SIZED, ACCEPT, TSDUS.AS, '0100 0103 190101 61', TSDUS.MIP),  wrong('segments'), { tsduSizes: SMALL }],
    ['an exception forgets the segments before it',           from('STA01C', SIZED, ACCEPT, TSDUS.AS, '0100 0103 190101 61', { kind: 'S-U-EXCEPTION-REPORT.request', reason: 1 }, TSDUS.AI), /^\^ S-ACTIVITY-INTERRUPT/, { tsduSizes: SMALL }],
    ['an SSDU above the limit',                               from('STA01C', SIZED, ACCEPT, '0100 0103 190101 6162', '0100 0103 190102 6364'), TOO_MUCH, { tsduSizes: SMALL, limits: { ssdu: 3 } }],
    ['an SSDU above the limit, in one',                       from('called', '0100 0100 61626364'),                 TOO_MUCH, { limits: { ssdu: 3 } }],
  ],
  'X.225 §7.16.1': [
    ['user data of a GTC in version 1',                       from('called', '1503 c10161'),                        wrong('versionData'), { versions: [1] }],
    ['the same in version 2',                                 from('called', '1503 c10161'),                        /userData=61$/],
    ['user data of an AI in version 1',                       from('receiving', '0100 1903 c10161'),                wrong('versionData'), { versions: [1] }],
    ['user data of 513 octets in version 1',                  from('called', `09ff0205 c1ff0201${many(513)}`), wrong('longUserData'), { versions: [1] }],
  ],
  'X.225 §7.9 and §7.10': [
    ['an AB that keeps is answered by AA where we keep',      from('called', '1903 110102'),                        /^\^ S-U-ABORT/, { reuse: true }],
    ['and another CN may come',                               from('called', '1903 110102', TSDUS.CN),              indicated, { reuse: true }],
    ['an AB that releases does not leave room for it',        from('called', TSDUS.AB, TSDUS.CN),                   QUIET, { reuse: true }],
    ['an AB may be answered by AA always',                    from('STA713', TSDUS.AB),                             /^\^ S-U-ABORT/, { acceptsAborts: 'always' }],
    ['then the transport connection is waited for',           from('STA713', TSDUS.AB, TSDUS.CN),                   QUIET, { acceptsAborts: 'always' }],
  ],
  'X.225 §A.4.1.2': [
    ['a second CN',                                           from('called', TSDUS.CN),                             wrong('unexpected')],
    ['an error is reported where the settings say so',        from('receiving', '0100 3103 2a0132'),                /^\^ S-P-EXCEPTION-REPORT\.indication cause=session\.syncPoint$/, { onError: 'ER' }],
    ['then what comes is discarded',                          from('receiving', '0100 3103 2a0132', TSDUS.DT),      QUIET, { onError: 'ER' }],
    ['until the activity is broken off',                      from('receiving', '0100 3103 2a0132', TSDUS.AD),      /^\^ S-ACTIVITY-DISCARD/, { onError: 'ER' }],
    ['but not where no activity runs',                        from('called', TSDUS.AE),                             wrong('activity'), { onError: 'ER' }],
  ],
  'X.225 §7.6': [
    ['FNs that cross are both answered',                      duplex(TSDUS.FN),                                     /^\^ S-RELEASE\.indication/, { units: ['duplex'] }],
    ['our DN first',                                          duplex(TSDUS.FN, { kind: 'S-RELEASE.response' }, TSDUS.DN), /^\^ S-RELEASE\.confirm/, { units: ['duplex'] }],
    ['their DN first',                                        duplex(TSDUS.FN, TSDUS.DN, { kind: 'S-RELEASE.response' }), /^! TIM 10000$/, { units: ['duplex'] }],
    ['data behind our FN in duplex',                          duplex(TSDUS.DT),                                     /^\^ S-DATA/, { units: ['duplex'] }],
  ],
};
function duplex(...inputs: readonly Input[]): readonly Input[] {
  return [...calling('0e0c 0506 130100 160102 14020002', { kind: 'S-RELEASE.request' }), ...inputs];
}

for (const [clause, rows] of Object.entries(rules)) {
  for (const [title, inputs, last, options] of rows) {
    test(`${clause}: ${title}`, (t) => t.regex(play(session(options), inputs).at(-1) ?? '', last));
  }
}

// biome-ignore format: a table
const misuses: Readonly<Record<string, readonly [way: keyof typeof WAYS, input: Input, code: string, options?: SessionOptions]>> = {
  'a unit without what it needs':         ['STA01',   { ...CALL, units: ['duplex', 'exceptions'] },                    'session.unitNeeds'],
  'neither half-duplex nor duplex':       ['STA01',   { ...CALL, units: ['minorSync'] },                               'session.duplexity'],
  'user data too long for version 1':     ['STA01',   { ...CALL, userData: new Uint8Array(513) },                      'session.longUserData', { versions: [1] }],
  'a selector of 17 octets':              ['STA01',   { ...CALL, calling: { ssel: new Uint8Array(17) } },              'session.valueLength'],
  'a serial number of 7 digits':          ['STA01',   { ...CALL, syncPoint: 1_000_000 },                               'session.serialNumber'],
  'user data of 10 octets in an abort':   ['STA713',  { kind: 'S-U-ABORT.request', userData: new Uint8Array(10) },      'session.longUserData', { versions: [1] }],
  'user data of an AC above 512':         ['STA08',   { kind: 'S-CONNECT.response', result: 'accepted', userData: new Uint8Array(513) }, 'session.longUserData', { versions: [1] }],
  'data without the token':               ['called',  { kind: 'S-DATA.request', ssdu: hex('61') },                     'session.token'],
  'data of nothing':                      ['STA713',  { kind: 'S-DATA.request', ssdu: hex('') },                       'session.emptySsdu'],
  'a sync point outside an activity':     ['STA713',  { kind: 'S-SYNC-MINOR.request' },                                'session.activity'],
  'a confirm of no sync point':           ['receiving', { kind: 'S-SYNC-MINOR.response', syncPoint: 1 },               'session.syncPoint'],
  'an exception of who has the token':    ['sending', { kind: 'S-U-EXCEPTION-REPORT.request', reason: 1 },             'session.token'],
  'a token that is not there to give':    ['STA713',  { kind: 'S-TOKEN-GIVE.request', tokens: ['release'] },           'session.tokenItem'],
  'a token that is ours already':         ['STA713',  { kind: 'S-TOKEN-PLEASE.request', tokens: ['data'] },            'session.token'],
  'a plea for a token that there is not, too early': ['STA18', { kind: 'S-TOKEN-PLEASE.request', tokens: ['release'] }, 'session.tokenItem'],
  'user data that version 1 has not':     ['STA713',  { kind: 'S-CONTROL-GIVE.request', userData: hex('61') },         'session.versionData', { versions: [1] }],
  'a release without the tokens':         ['called',  { kind: 'S-RELEASE.request' },                                   'session.token'],
  'a release while an activity runs':     ['sending', { kind: 'S-RELEASE.request' },                                   'session.activity'],
  'typed data that were not agreed':      ['STA713',  { kind: 'S-TYPED-DATA.request', ssdu: hex('61') },               'session.unitMissing'],
};
for (const [title, [way, input, code, options]] of Object.entries(misuses)) {
  test(`does not take ${title} from its user`, (t) => {
    const entity = session(options);
    play(entity, options?.versions ? from(way).map(inVersion1) : WAYS[way]);
    t.throws(() => put(entity, input), { code });
  });
}
const inVersion1 = (input: Input): Input => (typeof input === 'string' ? input.replace('160102', '160101') : input);

for (const length of [1, 24, 25, 26, 50, 51]) {
  test(`cuts an SSDU of ${length} octets for TSDUs of 32`, (t) => {
    const sender = session({ tsduSizes: SMALL });
    const receiver = session({ tsduSizes: SMALL });
    play(sender, calling(ac('0349', '130100 150400200020 160102 1a0100')));
    play(receiver, called(SIZED, ACCEPT));
    const ssdu = Uint8Array.from({ length }, (_, index) => index);
    const sentTsdus = put(sender, { kind: 'S-DATA.request', ssdu }).map((line) => line.slice(2));
    t.true(sentTsdus.every((tsdu) => tsdu.length <= 64));
    t.deepEqual(
      sentTsdus.flatMap((tsdu) => put(receiver, tsdu)),
      [`^ S-DATA.indication ssdu=${hexOf(ssdu)}`],
    );
  });
}

test('writes what a request says, in the order of the wire', (t) => {
  const references = { calling: ascii('A'), common: ascii('C'), additional: ascii('D') };
  const request = {
    ...CALL,
    called: { ...CALL.called, ssel: ascii('S2') },
    calling: { ssel: ascii('S1') },
    references,
    userData: ascii('u'),
  } as Input;
  const entity = session({ versions: [1], units: RELIABLE_TRANSFER });
  t.deepEqual(play(entity, [request, WAYS.STA02A[1]]), [
    `< ${'0d25 0109 0a0141 0b0143 0c0144 0509 130100 160101 1a0100 14020249 33025331 34025332 c10175'.replaceAll(' ', '')}`,
    '! answer 60000',
  ]);
});

test('sends in CDOs what does not fit into a CN', (t) => {
  const entity = session();
  play(entity, WAYS.STA02B);
  t.deepEqual(put(entity, TSDUS.OA), ['< 0f06190102c10100']);
  t.regex(put(entity, TSDUS.AC).at(-1)!, confirmed);
});
