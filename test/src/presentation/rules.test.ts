import test from 'ava';
import { stack } from '#src/core/index.ts';
import { cotp } from '#src/cotp/index.ts';
import { type PresentationOptions, presentation } from '#src/presentation/index.ts';
import { RELIABLE_TRANSFER, type SessionOptions, session } from '#src/session/index.ts';
import { tpkt } from '#src/tpkt/index.ts';
import { hex } from '../../support/hex.ts';
import {
  ACCEPT,
  ACCEPTED,
  ab,
  ac,
  CALL,
  CALL1984,
  CPA,
  cn,
  cp,
  cp1984,
  cpa,
  element,
  full,
  type Input,
  LIST,
  play,
  put,
  rf,
  SET,
  VALUE,
  WAYS,
} from '../../support/presentation.ts';
import { kinds, wire } from '../../support/wire.ts';

const BER_LIST = '30040602 5101';
const context = (id: string, abstractSyntax: string, transferSyntaxes = BER_LIST): string =>
  element('30', `0201${id}`, element('06', abstractSyntax), transferSyntaxes);
const ACSE = context('01', '52010001');
const contexts = (...each: readonly string[]): string => element('a4', ...each);
const from = (way: keyof typeof WAYS, ...inputs: readonly Input[]): readonly Input[] => [...WAYS[way], ...inputs];
const arp = (reason: number, event?: number): string =>
  `< S-U-ABORT.request userData=${event === undefined ? `300380010${reason}` : `30068001${octet(reason)}8101${octet(event)}`}`;
const cpr = (reason: number): string => `< S-CONNECT.response result=refused reason=2 userData=30038a01${octet(reason)}`;
const octet = (value: number): string => value.toString(16).padStart(2, '0');
const told = (code: string): string => `^ P-P-ABORT.indication cause=${code}`;
const accepting = (octets: string): readonly string[] => [`< S-CONNECT.response result=accepted userData=${octets}`];
const refused = (refusal: string): readonly string[] => [`^ P-CONNECT.confirm result=refused refusal=${refusal} references={}`];
const plain = (text: string): string => text.replaceAll(' ', '');
/** A user that accepts what it is asked, and says nothing. */
const YES: Input = { kind: 'P-CONNECT.response', result: 'accepted' };
const item = (...parameters: readonly string[]): string => element('30', ...parameters);
const OK = item('800100', '81025101');

type Row = readonly [title: string, inputs: readonly Input[], does: readonly string[] | RegExp, options?: PresentationOptions];

// biome-ignore format: a table
/** By rule and clause: what is tried, the inputs, what comes of the last of them; a pattern is for the last thing that is done. */
const rules: Readonly<Record<string, readonly Row[]>> = {
  'PRES-01, X.226 §6.2.3.5': [
    ['a result for each context, in the order of the proposal',  from('STAI2', YES),                                        accepting(cpa(ACCEPTED))],
    ['the first transfer syntax that we have is selected',       [cn(cp(contexts(context('01', '52010001', '300806025102 06025101')))), YES], accepting(cpa(element('a5', OK)))],
    ['a user may reject, in any order',                          from('STAI2', { ...YES, results: [{ id: 5, result: 'user-rejection' }, { id: 1, result: 'acceptance', transferSyntax: '2.1.1' }, { id: 3, result: 'provider-rejection', reason: 3 }] } as Input), accepting(cpa(element('a5', OK, item('800102', '820103'), item('800101'))))],
    ['none where none were proposed',                            [cn(cp('810141')), YES],                                   accepting(cpa())],
  ],
  'PRES-02, X.226 §6.2.3.1': [
    ['a CPA has the mode of its CP',                             from('STAI2of84', YES),                                    accepting('3105a003800100')],
    ['another mode is invalid',                                  from('STAI1', ac(cp1984('800100'))),                       [arp(6, 1), told('presentation.mode')]],
    ['in X.410 mode as well, where there is no ARP',             from('STAI1of84', ac(CPA)),                                ['< S-U-ABORT.request', told('presentation.mode')]],
  ],
  'PRES-03, X.226 §8.2': [
    ['a CP without a mode',                                      [cn(element('31', element('a2', LIST)))],                  [arp(6, 0), told('ber.missing')]],
    ['mode 2',                                                   [cn(element('31', 'a003800102', element('a2', LIST)))],    [arp(6, 0), told('presentation.mode')]],
    ['normal mode without its parameters',                       [cn('3105a003800101')],                                    [arp(5, 0), told('presentation.parameters')]],
    ['and a CPA without them',                                   from('STAI1', ac('3105a003800101')),                       [arp(5, 1), told('presentation.parameters')]],
  ],
  'PRES-04, X.226 §6.2.3.5, §6.2.6.1': [
    ['an abstract syntax that is not ours',                      [cn(cp(contexts(ACSE, context('05', '56000263')))), YES],  accepting(cpa(element('a5', OK, item('800102', '820101')))), { abstractSyntaxes: ['2.2.1.0.1', '2.6.0.2.7'] }],
    ['is for the user to judge where nothing is set',            [cn(cp(contexts(ACSE, context('05', '56000263')))), YES],  accepting(cpa(element('a5', OK, OK)))],
  ],
  'PRES-05, X.226 §6.2.3.5': [
    ['a transfer syntax that is not ours',                       [cn(cp(contexts(ACSE, context('05', '56000207', '30050603520301')))), YES], accepting(cpa(element('a5', OK, item('800102', '820102'))))],
  ],
  'PRES-06, X.226 §6.2.2.7': [
    ['an even identifier',                                       [cn(cp(contexts(context('02', '52010001'))))],             [arp(6, 0), told('presentation.identifier')]],
    ['a context without a transfer syntax',                      [cn(cp(contexts(context('01', '52010001', '3000'))))],     [arp(6, 0), told('presentation.transferSyntaxes')]],
  ],
  'PRES-07, X.226 §6.2.2.7': [
    ['an identifier twice',                                      [cn(cp(contexts(ACSE, context('03', '56000207'), context('03', '5600020c'))))], [arp(6, 0), told('presentation.distinct')]],
  ],
  'PRES-08, X.226 §6.2.5.3': [
    ['a value in a transfer syntax that is not ours',            [cn(cp(contexts(context('01', '52010001', '30050603520301')), full(1, VALUE)))], [cpr(6), told('presentation.unreadable')]],
    ['a value in an abstract syntax that is not ours',           [cn(cp(LIST, full(1, VALUE)))],                            [cpr(6), told('presentation.unreadable')], { abstractSyntaxes: ['2.6.0.2.7'] }],
    ['a value that names one that is not ours',                  [cn(cp(contexts(context('01', '52010001', '300806025102 06025101')), element('61', element('30', '06025102 020101', element('a0', VALUE)))))], [cpr(6), told('presentation.unreadable')]],
    ['simple encoding in such a one',                            [cn(cp(contexts(context('01', '52010001', '30050603520301')), element('40', VALUE)))], [cpr(6), told('presentation.unreadable')]],
    ['simple encoding in the one context',                       [cn(cp(contexts(ACSE), element('40', VALUE)))],            /userData=\[\{"context":1,"octets":"60020500"\}\]$/],
    ['a value in a context that was not proposed is invalid',    [cn(cp(LIST, full(7, VALUE)))],                            [arp(6, 0), told('presentation.context')]],
  ],
  'PRES-09, X.226 §6.2.6.4': [
    ['version 1 is not proposed',                                [cn(cp('80020640', LIST))],                                [cpr(4), told('presentation.version')]],
  ],
  'PRES-10, X.226 §6.2.4.9': [
    ['a P-selector that nobody is attached to',                  [cn(cp('8202 5858', LIST))],                               [cpr(3), told('presentation.address')], { attached: [hex('5859')] }],
    ['one that somebody is attached to',                         [cn(cp('8202 5859', LIST))],                               /^\^ P-CONNECT\.indication/, { attached: [hex('5859')] }],
    ['a selector that is unknown to the user',                   [cn(cp('82025839', LIST)), { kind: 'P-CONNECT.response', result: 'refused', reason: 3 }], [cpr(3)]],
    ['which is told of it',                                      [cn(cp('810141', '82025839', LIST))],                      /called=\{"psel":"5839","session":\{\}\} calling=\{"psel":"41","session":\{\}\}/],
  ],
  'PRES-11, X.226 §6.2.6.2': [
    ['a default context in a transfer syntax that is not ours',  [cn(cp(LIST, 'a60b 800452010001 8103520301'))],            ['< S-CONNECT.response result=refused reason=2 userData=30068701028a0105', told('presentation.defaultContext')]],
    ['a default context of an abstract syntax that is not ours', [cn(cp(LIST, 'a60a 800456000263 81025101'))],              ['< S-CONNECT.response result=refused reason=2 userData=30068701028a0105', told('presentation.defaultContext')], { abstractSyntaxes: ['2.2.1.0.1'] }],
    ['one that we can read',                                     [cn(cp(LIST, 'a60a 800452010001 81025101'))],              /^\^ P-CONNECT\.indication/],
  ],
  'PRES-12, X.226 §8.5.1 a)': [
    ['what is not defined in a CP is ignored',                   [cn(element('31', 'be020500', 'a003800101', element('a2', '9e0100', LIST, 'be020500', full(1, VALUE)))), YES], accepting(cpa(ACCEPTED))],
  ],
  'PRES-13, X.226 §8.5.1 b)': [
    ['bits without a name count for nothing',                    [cn(cp('800206c0', LIST, '880203f8')), YES],               accepting(cpa(ACCEPTED))],
  ],
  'PRES-14, X.226 §8.5.2': [
    ['what is not defined in a CPA',                             from('STAI1', ac(cpa(ACCEPTED, 'be020500'))),              [arp(4, 1), told('ber.unknown')]],
    ['what stands there twice',                                  from('STAI1', ac(element('31', 'a003800101', 'a003800101', element('a2', ACCEPTED)))), [arp(5, 1), told('ber.duplicate')]],
  ],
  'PRES-15, X.226 §6.2.3.5': [
    ['two results for three contexts',                           from('STAI1', ac(cpa(element('a5', OK, OK)))),             [arp(6, 1), told('presentation.results')]],
    ['no results for three contexts',                            from('STAI1', ac(cpa())),                                  [arp(6, 1), told('presentation.results')]],
    ['four results for three contexts',                          from('STAI1', ac(cpa(element('a5', OK, OK, OK, OK)))),     [arp(6, 1), told('presentation.results')]],
  ],
  'PRES-16, X.226 §6.2.3.5': [
    ['a transfer syntax that was not proposed',                  from('STAI1', ac(cpa(element('a5', OK, OK, item('800100', '8103520301'))))), [arp(6, 1), told('presentation.result')]],
    ['no transfer syntax',                                       from('STAI1', ac(cpa(element('a5', OK, OK, item('800100'))))), [arp(6, 1), told('presentation.result')]],
    ['a result that nobody knows',                               from('STAI1', ac(cpa(element('a5', OK, OK, item('800103'))))), [arp(6, 1), told('presentation.result')]],
    ['a rejection is told',                                      from('STAI1', ac(cpa(element('a5', OK, item('800101'), item('800102', '820101'))))), /results=\[\{"id":1,"result":"acceptance","transferSyntax":"2\.1\.1"\},\{"id":3,"result":"user-rejection"\},\{"id":5,"result":"provider-rejection","reason":"abstract-syntax-not-supported"\}\]/],
  ],
  'PRES-17, X.226 §6.2.4.9, §6.2.4.10': [
    ['a provider has a reason, no data and no results',          from('STAI2', { kind: 'P-CONNECT.response', result: 'refused', reason: 7, responding: { psel: hex('5032') } }), ['< S-CONNECT.response result=refused reason=2 userData=3007830250328a0107']],
  ],
  'PRES-18, X.226 §6.2.4.9, §6.2.5.6': [
    ['a user has data and results, and no reason',               from('STAI2', { kind: 'P-CONNECT.response', result: 'refused', userData: ACCEPT.userData }), [`< S-CONNECT.response result=refused reason=2 userData=${element('30', ACCEPTED, full(1, '61020500'))}`]],
    ['a user without data',                                      from('STAI2', { kind: 'P-CONNECT.response', result: 'refused' }), [`< S-CONNECT.response result=refused reason=2 userData=${element('30', ACCEPTED)}`]],
  ],
  'PRES-19, X.226 §6.2.5.7': [
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((reason): Row => [`reason ${reason}`, from('STAI1', rf(2, `30038a01${octet(reason)}`)), refused(`{"layer":"presentation","reason":${reason},"transient":${[0, 1, 7].includes(reason)}}`)]),
    ...[0, 1, 2, 128, 129, 130, 131, 132, 133, 134, 135].map((reason): Row => [`session reason ${reason}`, from('STAI1', rf(reason)), refused(`{"layer":"session","reason":${reason},"transient":${![129, 130, 132, 133, 134].includes(reason)}}`)]),
    ['a session reason with data that is none of a CPR',         from('STAI1', rf(1, '0500')),                              refused('{"layer":"session","reason":1,"transient":true}')],
    ['a CPR of a provider to a call in X.410 mode',              from('STAI1of84', rf(2, '30038a0104')),                    refused('{"layer":"presentation","reason":4,"transient":false}')],
  ],
  'PRES-20, X.226 §6.4.4.2': [
    ['an AC with a CPR',                                         from('STAI1', ac('30038a0100')),                           [arp(1), told('ber.tag')]],
    ['an AC with a CPR of 1984',                                 from('STAI1', ac('3103800100')),                           [arp(6, 1), told('ber.constructed')]],
    ['an AC with nothing',                                       from('STAI1', ac(undefined)),                              [arp(1), told('presentation.noPpdu')]],
    ['a CN with nothing',                                        [cn(undefined)],                                           [arp(1), told('presentation.noPpdu')]],
    ['an RF with a CPA: nobody is left to hear of it',           from('STAI1', rf(2, CPA)),                                 [told('presentation.unexpected')]],
    ['a CPR with user data that cannot be read',                 from('STAI1', rf(2, element('30', '6100'))),               [told('presentation.noValue')]],
  ],
  'PRES-21, X.226 §6.4.4.3': [
    ['data in a context that never was',                         from('STAt0', full(7, '0500')),                            [arp(6, 7), told('presentation.context')]],
    ['so in a TOKEN PLEASE',                                     from('called', { kind: 'S-TOKEN-PLEASE.indication', tokens: ['data'], userData: hex(full(7, '0500')) }), [arp(6, 17), told('presentation.context')]],
    ['so in a FINISH',                                           from('called', { kind: 'S-RELEASE.indication', userData: hex(full(7, '0500')) }), [arp(6, 14), told('presentation.context')]],
    ['so in a CPA',                                              from('STAI1', ac(cpa(ACCEPTED, full(7, '0500')))),         [arp(6, 1), told('presentation.context')]],
  ],
  'PRES-22, X.226 §6.4.4.3': [
    ['data in a context that was rejected',                      [CALL, ac(cpa(element('a5', OK, OK, item('800101')))), full(5, '0500')], [arp(6, 7), told('presentation.context')]],
    ['data in one that our user rejected',                       from('STAI2', { ...YES, results: [{ id: 1, result: 'acceptance', transferSyntax: '2.1.1' }, { id: 3, result: 'user-rejection' }, { id: 5, result: 'user-rejection' }] } as Input, full(3, '0500')), [arp(6, 7), told('presentation.context')]],
  ],
  'PRES-23, X.226 §8.4.2.2': [
    ['simple encoding where there are three contexts',           from('STAt0', '40020500'),                                 [arp(6, 7), told('presentation.simple')]],
    ['the same in pieces',                                       from('STAt0', '6004 04020500'),                            [arp(6, 7), told('presentation.simple')]],
    ['pieces that are none',                                     from('STAt0', '60020500'),                                 [arp(6, 7), told('ber.segment')]],
    ['simple encoding in a CP with three',                       [cn(cp(LIST, element('40', VALUE)))],                      [arp(6, 0), told('presentation.simple')]],
    ['simple encoding where there is one',                       [cn(cp(contexts(ACSE))), YES, '40020500'],                 ['^ P-DATA.indication userData=[{"context":1,"octets":"0500"}]']],
  ],
  'PRES-24, X.226 §8.4.2.5 a)': [
    ['a single value in octets is read',                         from('STAt0', element('61', element('30', '020103', '81020500'))), ['^ P-DATA.indication userData=[{"context":3,"octets":"0500"}]']],
    ['each of ours stands by itself',                            from('STAt0', { kind: 'P-DATA.request', userData: [{ context: 3, octets: hex('0500') }, { context: 3, octets: hex('040161') }] }), [`< S-DATA.request ssdu=${element('61', full(3, '0500').slice(4), full(3, '040161').slice(4))}`]],
  ],
  'PRES-25, X.226 §8.4.2.7': [
    ['one of two transfer syntaxes is not named',                [cn(cp(contexts(context('01', '52010001', '300806025101 06025102')), full(1, VALUE)))], [arp(6, 0), told('presentation.transferSyntax')]],
    ['one is named that was not proposed',                       [cn(cp(contexts(ACSE), element('61', element('30', '06025102 020101', element('a0', VALUE)))))], [arp(6, 0), told('presentation.transferSyntax')]],
    ['ours is named',                                            [{ ...CALL, contexts: [{ id: 1, abstractSyntax: '2.2.1.0.1', transferSyntaxes: ['2.1.1', '2.1.2'] }] } as Input], [`< S-CONNECT.request called={"transport":{"network":{"host":"192.0.2.2","port":102}}} userData=${cp(contexts(context('01', '52010001', '300806025101 06025102')), element('61', element('30', '06025101 020101', element('a0', VALUE))))}`]],
    ['theirs is read',                                           [cn(cp(contexts(context('01', '52010001', '300806025101 06025102')), element('61', element('30', '06025101 020101', element('a0', VALUE)))))], /userData=\[\{"context":1,"octets":"60020500"\}\]$/],
  ],
  'PRES-26, X.226 §6.4.4.3': [
    ['a length past the end',                                    from('STAt0', '610b 3008 020103 a003 0401'),               [arp(1), told('ber.truncated')]],
    ['a length past that of its holder',                         from('STAt0', '610a 3008 020103 a003 040261'),             [arp(1), told('ber.overrun')]],
  ],
  'PRES-27, X.226 §8.3.1': [
    ['a real CP, of indefinite length',                          [cn('3180a003800101a280a433300f020101060452010001300406025101300f02010306045600020c300406025101300f020105060456000207300406025101 610b 3009 020101 a004 6002 0500 0000 0000')], /userData=\[\{"context":1,"octets":"60020500"\}\]$/],
    ['long lengths',                                             [cn('31820012 a08103800101 a2820008 8182000470736831')],   /calling=\{"psel":"70736831","session":\{\}\}/],
    ['indefinite lengths in X.410 mode',                         [cn('3180 a080 800100 0000 a180 800100 0000 0000', 1)],    /userData=\[\{"octets":"3103800100"\}\]$/],
  ],
  'PRES-28, X.226 §8.2': [
    ['the mode behind its parameters',                           [cn(element('31', element('a2', LIST), 'a003800101')), YES], accepting(cpa(ACCEPTED))],
    ['in a CPA as well',                                         from('STAI1', ac(element('31', element('a2', ACCEPTED), 'a003800101'))), /^\^ P-CONNECT\.confirm result=accepted/],
  ],
  'PRES-29, X.226 §6.4.4.5': [
    ['an ARU',                                                   from('STAt0', ab(element('a0', 'a000', full(1, '6403800101')))), ['^ P-U-ABORT.indication userData=[{"context":1,"octets":"6403800101"}]']],
    ['an ARU without data',                                      from('STAt0', ab()),                                       ['^ P-U-ABORT.indication']],
    ['an empty ARU',                                             from('STAt0', ab('a000')),                                 ['^ P-U-ABORT.indication']],
    ['behind it the connection is gone',                         from('STAt0', ab(), full(3, '0500')),                      []],
    ['an ARU of 1984 in normal mode is not ours to read',        from('STAt0', ab('3103800100')),                           [told('presentation.mode')]],
  ],
  'PRES-30, X.226 §6.4.4.6': [
    ...[0, 1, 2, 3, 4, 5, 6].map((reason): Row => [`an ARP, reason ${reason}`, from('STAt0', ab(`30068001${octet(reason)}810107`)), [`^ P-P-ABORT.indication reason=${reason} event=7 cause=presentation.aborted`]]),
    ['an ARP that says nothing',                                 from('called', ab('3000')),                                ['^ P-P-ABORT.indication cause=presentation.aborted']],
  ],
  'PRES-31, X.226 §6.4.3.1': [
    ['no event for a reason below 2',                            from('STAt0', '61'),                                       [arp(1), told('ber.truncated')]],
    ['the event for any other',                                  from('STAt0', { kind: 'S-ACTIVITY-END.confirm', syncPoint: 1, userData: hex(full(7, '0500')) }), [arp(6, 32), told('presentation.context')]],
    ['an ARP fits where the session has version 1',              [CALL, ac(CPA, 1), full(7, '0500')],                       [arp(6, 7), told('presentation.context')]],
  ],
  'PRES-32, X.226 §6.4.2.1': [
    ['an ARU with data lists the contexts',                      [CALL, ac(cpa(element('a5', OK, item('800101'), OK))), { kind: 'P-U-ABORT.request', userData: [{ context: 1, octets: hex('6403800100') }] }], [`< S-U-ABORT.request userData=${element('a0', element('a0', '3007 020101 06025101', '3007 020105 06025101'), full(1, '6403800100'))}`]],
    ['an ARU without data is none',                              from('STAt0', { kind: 'P-U-ABORT.request', userData: [] }), ['< S-U-ABORT.request']],
    ['an ARU that session version 1 has no room for is left out', [CALL, ac(CPA, 1), { kind: 'P-U-ABORT.request', userData: [{ context: 1, octets: hex('6403800100') }] }], ['< S-U-ABORT.request']],
    ['an ARU of 1984 fits',                                      from('of84', { kind: 'P-U-ABORT.request', userData: [SET] }), ['< S-U-ABORT.request userData=3103800100']],
    ['nine octets are the most',                                 from('of84', { kind: 'P-U-ABORT.request', userData: [{ octets: hex('3108 800100 8103616263') }] }), ['< S-U-ABORT.request']],
  ],
  'PRES-33, X.226 §8.4.3': [
    ['X.410 mode is answered in X.410 mode',                     [cn(cp1984('800100810103'), 1), { ...YES, userData: [{ octets: hex('3106800100810103') }] } as Input], accepting(cp1984('800100810103'))],
  ],
  'PRES-34, X.226 §6.2.5.5': [
    ['X.410 mode where it is not set here',                      [cn(cp1984('800100'), 1)],                                 ['< S-CONNECT.response result=refused reason=0', told('presentation.unsupportedMode')], { modes: ['normal'] }],
    ['normal mode where it is not set here',                     [cn(cp(LIST))],                                            ['< S-CONNECT.response result=refused reason=0', told('presentation.unsupportedMode')], { modes: ['x410-1984'] }],
  ],
  'PRES-35, X.226 §8.4.3.2': [
    ['data of X.410 mode are as they are',                       from('called84', 'a00431028001'),                          ['^ P-DATA.indication userData=[{"octets":"a00431028001"}]']],
    ['and go so',                                                from('of84', { kind: 'P-DATA.request', userData: [{ octets: hex('a004') }] }), ['< S-DATA.request ssdu=a004']],
  ],
  'PRES-36, X.226 §6.2.5.2': [
    ['a CPC-type behind a CP',                                   [cn(cp(LIST, full(1, VALUE)) + full(1, VALUE)), YES],      accepting(cpa(ACCEPTED))],
  ],
  'PRES-37, X.226 §6.4.4.2': [
    ['typed data that were not asked for',                       from('STAt0', { kind: 'S-TYPED-DATA.indication', ssdu: hex('61') }), [arp(3, 8), told('presentation.primitive')]],
    ['capability data',                                          from('STAt0', { kind: 'S-CAPABILITY-DATA.indication' }),   [arp(3, 10), told('presentation.primitive')]],
    ['a CP while there is a connection',                         from('STAt0', cn(cp(LIST))),                               [arp(2, 0), told('presentation.unexpected')]],
  ],
  'PRES-38, X.226 §6.4.4.4': [
    ['the session connection is gone',                           from('STAt0', { kind: 'S-P-ABORT.indication', reason: 'protocol error', reflected: hex('2d00') }), ['^ P-P-ABORT.indication session={"reason":"protocol error","reflected":"2d00"}']],
    ['then there is none here',                                  from('STAt0', { kind: 'S-P-ABORT.indication', reason: 'no reason' }, full(3, '0500')), []],
    ['and another may come',                                     from('STAt0', { kind: 'S-P-ABORT.indication', reason: 'no reason' }, cn(cp(LIST))), /^\^ P-CONNECT\.indication/],
  ],
};

for (const [rule, rows] of Object.entries(rules)) {
  for (const [title, inputs, does, options] of rows) {
    test(`${rule}: ${title}`, (t) => {
      const done = play(presentation(options), inputs);
      if (does instanceof RegExp) t.regex(done.at(-1) ?? '', does);
      else
        t.deepEqual(
          done,
          does.map((line) => line.replace(/(?<=userData=|ssdu=)[0-9a-f ]+$/, plain)),
        );
    });
  }
}

test('every rule has its script', (t) => {
  const numbers = Object.keys(rules).map((rule) => Number(/^PRES-(\d\d)/.exec(rule)?.[1]));
  t.deepEqual(
    numbers,
    Array.from({ length: 38 }, (_, index) => index + 1),
  );
});

const pdv = { context: 1, octets: hex('0500') };
// biome-ignore format: a table
const misuses: Readonly<Record<string, readonly [way: keyof typeof WAYS, input: Input, code: string]>> = {
  'an even identifier':                  ['STAI0', { ...CALL, contexts: [{ id: 2, abstractSyntax: '2.1', transferSyntaxes: ['2.1.1'] }] },   'presentation.identifier'],
  'an identifier twice':                 ['STAI0', { ...CALL, contexts: [CALL.contexts[0]!, CALL.contexts[0]!] },          'presentation.distinct'],
  'a context without transfer syntaxes': ['STAI0', { ...CALL, contexts: [{ id: 1, abstractSyntax: '2.1', transferSyntaxes: [] }] }, 'presentation.transferSyntaxes'],
  'a value in no context':               ['STAI0', { ...CALL, userData: [{ octets: hex('0500') }] },                       'presentation.context'],
  'a value in a context of nobody':      ['STAI2', { ...ACCEPT, userData: [{ context: 9, octets: hex('0500') }] },         'presentation.context'],
  'two values in X.410 mode':            ['STAI0', { ...CALL1984, userData: [SET, SET] },                                  'presentation.setElement'],
  'no SET in X.410 mode':                ['STAI0', { ...CALL1984, userData: [pdv] },                                       'presentation.setElement'],
  'a reason with user data':             ['STAI2', { kind: 'P-CONNECT.response', result: 'refused', reason: 1, userData: [pdv] }, 'presentation.reasonAndData'],
  'a result too few':                    ['STAI2', { ...ACCEPT, results: [{ id: 1, result: 'user-rejection' }] },          'presentation.results'],
  'a result for another context':        ['STAI2', { ...ACCEPT, results: [1, 3, 7].map((id) => ({ id, result: 'user-rejection' })) } as Input, 'presentation.results'],
  'a result twice':                      ['STAI2', { ...ACCEPT, results: [1, 1, 3].map((id) => ({ id, result: 'user-rejection' })) } as Input, 'presentation.results'],
  'data of no value':                    ['STAt0', { kind: 'P-DATA.request', userData: [] },                               'presentation.noValue'],
  'data of no octet in X.410 mode':      ['of84',  { kind: 'P-DATA.request', userData: [{ octets: hex('') }] },            'presentation.noValue'],
};
for (const [title, [way, input, code]] of Object.entries(misuses)) {
  test(`does not take ${title} from its user`, (t) => {
    const entity = presentation();
    play(entity, WAYS[way]);
    t.throws(() => put(entity, input), { code });
  });
}

test('does not take from its user that a context is accepted which it rejected itself', (t) => {
  const entity = presentation({ abstractSyntaxes: [] });
  play(entity, [cn(cp(contexts(ACSE)))]);
  const results = [{ id: 1, result: 'acceptance', transferSyntax: '2.1.1' }] as const;
  t.throws(() => put(entity, { kind: 'P-CONNECT.response', result: 'accepted', results }), { code: 'presentation.result' });
});

const whole = (options: SessionOptions) =>
  stack(tpkt())
    .add(cotp({ reference: 1 }))
    .add(session(options))
    .add(presentation());
// biome-ignore format: a table
const calls = {
  'normal mode, session version 2': { options: { versions: [2] }, call: CALL, answer: ACCEPT, data: [{ context: 3, octets: hex('040161') }] },
  'normal mode, session version 1': { options: { versions: [1] }, call: CALL, answer: ACCEPT, data: [{ context: 3, octets: hex('040161') }] },
  'X.410 mode':                     { options: { versions: [1] }, call: CALL1984, answer: { ...ACCEPT, userData: [SET] }, data: [{ octets: hex('a00161') }] },
} as const;
for (const [title, { options, call, answer, data }] of Object.entries(calls)) {
  test(`two stacks talk, ${title}`, (t) => {
    const { caller, called } = wire(whole(options), whole(options));
    caller.send({ ...call, units: RELIABLE_TRANSFER });
    called.send(answer);
    caller.send({ kind: 'P-ACTIVITY-START.request', activity: hex('020101') });
    caller.send({ kind: 'P-DATA.request', userData: data });
    caller.send({ kind: 'P-SYNC-MINOR.request' });
    called.send({ kind: 'P-SYNC-MINOR.response', syncPoint: 1 });
    caller.send({ kind: 'P-ACTIVITY-END.request' });
    called.send({ kind: 'P-ACTIVITY-END.response' });
    caller.send({ kind: 'P-RELEASE.request' });
    called.send({ kind: 'P-RELEASE.response' });
    t.deepEqual(kinds(caller.told), ['P-CONNECT.confirm', 'P-SYNC-MINOR.confirm', 'P-ACTIVITY-END.confirm', 'P-RELEASE.confirm']);
    t.deepEqual(called.told.slice(1), [
      { kind: 'P-ACTIVITY-START.indication', activity: hex('020101') },
      { kind: 'P-DATA.indication', userData: data },
      { kind: 'P-SYNC-MINOR.indication', syncPoint: 1, confirm: 'explicit' },
      { kind: 'P-ACTIVITY-END.indication', syncPoint: 2 },
      { kind: 'P-RELEASE.indication' },
    ]);
  });

  test(`an abort gets to the other side, ${title}`, (t) => {
    const { caller, called } = wire(whole(options), whole(options));
    caller.send({ ...call, units: RELIABLE_TRANSFER });
    called.send(answer);
    called.send({ kind: 'P-U-ABORT.request', userData: answer.userData });
    t.is(caller.told.at(-1)?.kind, 'P-U-ABORT.indication');
  });

  test(`a refusal gets to the other side, ${title}`, (t) => {
    const { caller, called } = wire(whole(options), whole(options));
    caller.send({ ...call, units: RELIABLE_TRANSFER });
    called.send({ kind: 'P-CONNECT.response', result: 'refused', userData: answer.userData });
    t.like(caller.told.at(-1), {
      kind: 'P-CONNECT.confirm',
      result: 'refused',
      refusal: { layer: 'presentation' },
      userData: answer.userData,
    });
  });
}
