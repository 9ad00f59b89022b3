import test from 'ava';
import type { AcseService } from '#src/acse/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import type { Pdv } from '#src/presentation/index.ts';
import { type RtseOptions, type RtseService, rtse } from '#src/rtse/index.ts';
import { TABLE } from '#src/rtse/machine.ts';
import { type Input as Given, keepsTheContract } from '../../contract/layer.ts';
import { watched } from '../../support/cells.ts';
import { hex, hexOf } from '../../support/hex.ts';
import {
  ACCEPTED,
  ASKED,
  ASKED_X410,
  bare,
  brief,
  CUT_OFF,
  type Entity,
  effectsOf,
  HALF,
  type Input,
  inRtse,
  isUp,
  OPEN,
  OPEN_X410,
  PART,
  POINT,
  play,
  put,
  RECOVER,
  RECOVERED,
  RTOAC,
  RTORQ,
  transfer,
  type Up,
  WAYS,
  WHOLE,
} from '../../support/rtse.ts';

const { all, missed } = watched(TABLE);
type State = keyof typeof TABLE;
type Way = keyof typeof WAYS;

const made = (way: Way, options?: RtseOptions): Entity => {
  const entity = rtse(options);
  play(entity, WAYS[way]);
  return entity;
};
const after = (way: Way, ...inputs: readonly Input[]): readonly string[] => brief(play(made(way), inputs));

const aborted = (rtab: string): Up => ({ kind: 'A-ABORT.indication', source: 'service-user', userInformation: inRtse(rtab) });
const activity = hex('020108');
const resumed = (old: string, syncPoint: number, isAbroad = false): Up => ({
  kind: 'P-ACTIVITY-RESUME.indication',
  activity,
  old: { activity: hex(old), syncPoint, ...(isAbroad && { references: CUT_OFF.references }) },
});
const accept: Input = { kind: 'RT-OPEN.response', result: 'accepted' };
const secured: Input = { kind: 'RT-TRANSFER.response', result: 'secured' };
const exception = (reason: number): Up => ({ kind: 'P-U-EXCEPTION-REPORT.indication', reason });
const report: Up = { kind: 'P-P-EXCEPTION-REPORT.indication' };
const late: Input = { kind: 'transfer time' };
const please: Input = { kind: 'RT-TURN-PLEASE.request', priority: 1 };
const pleased: Up = { kind: 'P-TOKEN-PLEASE.indication', tokens: ['data', 'minor', 'major'], userData: inRtse('020102') };
const confirmed = (syncPoint: number): Up => ({ kind: 'P-SYNC-MINOR.confirm', syncPoint });
const start: Up = { kind: 'P-ACTIVITY-START.indication', activity };
const interrupted: Up = { kind: 'P-ACTIVITY-INTERRUPT.indication' };
const discarded: Up = { kind: 'P-ACTIVITY-DISCARD.indication' };
const lost: Up = { kind: 'A-P-ABORT.indication', reason: 1 };
const refused = (userInformation: readonly Pdv[]): Up => ({
  kind: 'A-ASSOCIATE.confirm',
  result: 'rejected-permanent',
  refusal: { layer: 'acse', reason: 'user 0' },
  userInformation,
});

const OFF = '! transfer time Infinity';
const STILL = '! transfer time 60000';
const BEFORE = 'references={calling:04066265666f7265,common:170d3939313132323131303030305a}';
const NOW = 'references={calling:04054d54412d41,common:170d3939313132323132303030305a}';
const SIZES = 'checkpointSize=1 windowSize=3';
const ALL_THERE = `mode:normal,activity:020107,${BEFORE.replace('=', ':')},checkpointSize:1,windowSize:3,role:receiving,syncPoint:2,octets:,marks:[]`;
const OURS = `mode:normal,activity:020101,${NOW.replace('=', ':')},checkpointSize:1,windowSize:3`;
const ACCEPTS =
  '< A-ASSOCIATE.response result=accepted applicationContext=2.6.0.1.6 units=[halfDuplex,minorSync,activity,exceptions] tokens={data:initiator,minor:initiator,major:initiator} userInformation';
const OPENED = '^ RT-OPEN.confirm result=accepted responding={} mode=normal dialogue=two-way-alternate';
const SEGMENT = '< P-DATA.request userData=[{context:3,octets:1028 octets}]';
const CHECK = '< P-SYNC-MINOR.request';
const THREE = [SEGMENT, CHECK, SEGMENT, CHECK, SEGMENT, CHECK];
const POSITIVE = '^ RT-TRANSFER.confirm result=positive';
const NEGATIVE = '^ RT-TRANSFER.confirm result=negative cause=rtse';
const ABORT = '< A-ABORT.request userInformation=[{context:3,octets:b6038001';
const UNANSWERED = [OFF, `${ABORT}00}]`, `${NEGATIVE}.answer`, '^ RT-P-ABORT.indication abort=0 cause=rtse.answer'];
const DISCARD = '< P-ACTIVITY-DISCARD.request reason';
const INTERRUPT = '< P-ACTIVITY-INTERRUPT.request reason=5';
const PLEASE = '< P-TOKEN-PLEASE.request tokens=[data] userData=[{context:3,octets:020101}]';
const PLEASED = '^ RT-TURN-PLEASE.indication priority=2';

// biome-ignore format: a table
/** State by state, what an event does. */
const cells: Readonly<Record<string, readonly (readonly [way: Way, input: Input, effects: readonly string[]])[]>> = {
  'an association of ours': [
    ['IDLE',      OPEN_X410,                      ['< A-ASSOCIATE.request called={session:{transport:{network:{host:192.0.2.2,port:102}}}} mode=x410-1984 '
      + `${NOW} units=[halfDuplex,minorSync,activity,exceptions] tokens={data:initiator,minor:initiator,major:initiator} userInformation=[{octets:310f800100810103820100a304a0020500}]`]],
    ['OPENING',   ACCEPTED,                       [`${OPENED} turn=initiator ${SIZES} ${NOW} userData=020107`]],
    ['OPENING',   refused(inRtse('b207 a105 b203020100')), ['^ RT-OPEN.confirm result=refused refusal={layer:rtse,transient:false} userData=b203020100']],
    ['OPENING',   refused(inRtse('b209')),        ['^ RT-OPEN.confirm result=refused refusal={layer:acse,reason:user 0}']],
    ['OPENING',   refused([]),                    ['^ RT-OPEN.confirm result=refused refusal={layer:acse,reason:user 0}']],
    ['recovering', RECOVERED,                     [`${OPENED} turn=initiator ${SIZES} ${NOW}`, '! transfer time 500',
      `< P-ACTIVITY-RESUME.request activity=020108 old={activity:020107,${BEFORE.replace('=', ':')},syncPoint:1}`, '< P-DATA.request userData=[{context:3,octets:0409000000000000000000}]', '< P-ACTIVITY-END.request']],
    ['recovering, to receive', { ...RECOVERED, tokens: { data: 'responder', minor: 'responder', major: 'responder' } } as Up, [`${OPENED} turn=responder ${SIZES} ${NOW}`]],
  ],
  'an association of the peer': [
    ['IDLE',      { ...ASKED, userInformation: inRtse(RTORQ) }, [`^ RT-OPEN.indication called={} calling={} contexts=${JSON.stringify(ASKED.contexts).replaceAll('"', '')} mode=normal dialogue=two-way-alternate turn=initiator ${SIZES} ${NOW} applicationContext=2.6.0.1.6 userData=020107`]],
    ['ASKED',     accept,                         [`${ACCEPTS}=[{context:3,octets:b10c800101810103a204a0020500}]`]],
    ['ASKED',     { kind: 'RT-OPEN.response', result: 'refused', userData: hex('0500') }, ['< A-ASSOCIATE.response result=rejected-permanent applicationContext=2.6.0.1.6 userInformation=[{context:3,octets:b204a1020500}]']],
    ['ASKED',     { kind: 'RT-OPEN.response', result: 'accepted', checkpointSize: 30, windowSize: 5 }, [`${ACCEPTS}=[{context:3,octets:b10c80011e810105a204a0020500}]`]],
    ['asked to recover', { kind: 'RT-OPEN.response', result: 'accepted', recovery: HALF }, [`${ACCEPTS}=[{context:3,octets:b121800101810103a219a11704066265666f7265170d3939313132323131303030305a}]`]],
    ['asked, with the turn', accept,              [`${ACCEPTS.replaceAll(':initiator', ':responder')}=[{context:3,octets:b10c800101810103a204a0020500}]`]],
    ['asked to recover, with the turn', { kind: 'RT-OPEN.response', result: 'accepted', recovery: { ...CUT_OFF, syncPoint: 0 } }, [
      `${ACCEPTS.replaceAll(':initiator', ':responder')}=[{context:3,octets:b121800101810103a219a11704066265666f7265170d3939313132323131303030305a}]`,
      '! transfer time 500', '< P-ACTIVITY-START.request activity=020107', SEGMENT, CHECK, '< P-DATA.request userData=[{context:3,octets:0409000000000000000000}]', '< P-ACTIVITY-END.request']],
    ['IDLE',      lost,                           ['^ RT-P-ABORT.indication reason=1']],
    ['IDLE',      { kind: 'A-ABORT.indication', source: 'service-provider' }, ['^ RT-P-ABORT.indication cause=rtse.aborted']],
    ['IDLE',      { kind: 'RT-U-ABORT.request' }, ['< A-ABORT.request']],
  ],
  'a transfer of ours': [
    ['TURN',         transfer(10),                ['! transfer time 1000', '< P-ACTIVITY-START.request activity=020101', '< P-DATA.request userData=[{context:3,octets:0411280f020105a00a00000000000000000000}]', '< P-ACTIVITY-END.request']],
    ['SENDING',      confirmed(1),                [SEGMENT, CHECK]],
    ['SENDING',      confirmed(3),                [SEGMENT, CHECK, '< P-DATA.request userData=[{context:3,octets:919 octets}]', '< P-ACTIVITY-END.request']],
    ['the end sent', { kind: 'P-ACTIVITY-END.confirm', syncPoint: 1 }, [OFF, POSITIVE]],
    ['SENDING',      late,                        [`${DISCARD}=5`, STILL]],
    ['given up',     late,                        UNANSWERED],
    ['given up',     { kind: 'P-ACTIVITY-DISCARD.confirm' }, [OFF, `${NEGATIVE}.time`]],
  ],
  'an exception at the sender': [
    ['the end sent', exception(1),                [`${DISCARD}=6`]],
    ['SENDING',      exception(6),                [`${DISCARD}=6`]],
    ['SENDING',      exception(1),                [`${DISCARD}=5`]],
    ['one confirmed', exception(1),               [INTERRUPT]],
    ['SENDING',      report,                      [`${DISCARD}=5`]],
    ['one confirmed', report,                     [INTERRUPT]],
    ['INTERRUPTING', { kind: 'P-ACTIVITY-INTERRUPT.confirm' }, ['< P-ACTIVITY-RESUME.request activity=020102 old={activity:020101,syncPoint:1}', ...THREE]],
    ['INTERRUPTING', late,                        [STILL]],
    ['interrupted late', late,                    UNANSWERED],
    ['interrupted late', { kind: 'P-ACTIVITY-INTERRUPT.confirm' }, [OFF, `${NEGATIVE}.time`]],
    ['DISCARDING',   { kind: 'P-ACTIVITY-DISCARD.confirm' }, ['< P-ACTIVITY-START.request activity=020102', ...THREE]],
    ['DISCARDING',   late,                        [STILL]],
  ],
  'a transfer of the peer': [
    ['LISTENING',    start,                       []],
    ['RECEIVING',    PART,                        []],
    ['RECEIVING',    POINT,                       ['< P-SYNC-MINOR.response syncPoint=1']],
    ['one secured',  { ...POINT, syncPoint: 2 } as Up, ['< P-SYNC-MINOR.response syncPoint=2']],
    ['SECURING',     secured,                     ['< P-ACTIVITY-END.response']],
    ['SECURING',     { kind: 'RT-TRANSFER.response', result: 'refused' }, ['< P-U-EXCEPTION-REPORT.request reason=6']],
    ['SECURING',     { kind: 'RT-TRANSFER.response', result: 'refused', reason: 1 }, ['< P-U-EXCEPTION-REPORT.request reason=1']],
    ['RECEIVING',    interrupted,                 ['< P-ACTIVITY-INTERRUPT.response']],
    ['RECEIVING',    discarded,                   ['< P-ACTIVITY-DISCARD.response']],
    ['SECURING',     interrupted,                 ['< P-ACTIVITY-INTERRUPT.response']],
    ['SECURING',     discarded,                   ['< P-ACTIVITY-DISCARD.response']],
    ['REPORTING',    interrupted,                 ['< P-ACTIVITY-INTERRUPT.response']],
    ['REPORTING',    discarded,                   ['< P-ACTIVITY-DISCARD.response']],
    ['RECEIVING',    report,                      []],
    ['SECURING',     report,                      []],
    ['stale',            secured,                 []],
    ['stale, receiving', secured,                 []],
    ['stale, securing',  secured,                 []],
    ['stale, reporting', secured,                 []],
    ['stale, turn',      secured,                 []],
  ],
  'a transfer that goes on': [
    ['interrupted',  resumed('020101', 1),        []],
    ['half there',   resumed('020107', 1, true),  []],
    ['half there',   resumed('020107', 1),        []],
    ['half there',   resumed('020107', 2, true),  [`${ABORT}02}]`, '^ RT-P-ABORT.indication abort=2 cause=rtse.activity']],
    ['interrupted',  resumed('020107', 1),        [`${ABORT}02}]`, '^ RT-P-ABORT.indication abort=2 cause=rtse.activity']],
    ['LISTENING',    resumed('020107', 1, true),  [`${ABORT}02}]`, '^ RT-P-ABORT.indication abort=2 cause=rtse.activity']],
    ['all there',    resumed('020107', 1, true),  [`${ABORT}07}]`, `^ RT-P-ABORT.indication abort=7 cause=rtse.completed recovery={${ALL_THERE}}`]],
    ['all there',    { ...start, activity: hex('020107') } as Up, [`${ABORT}07}]`, `^ RT-P-ABORT.indication abort=7 cause=rtse.completed recovery={${ALL_THERE}}`]],
    ['all there',    start,                       []],
    ['secured',      start,                       []],
  ],
  'the turn': [
    ['LISTENING',    please,                      [PLEASE]],
    ['RECEIVING',    please,                      [PLEASE]],
    ['SECURING',     please,                      [PLEASE]],
    ['TURN',         pleased,                     [PLEASED]],
    ['TURN',         { kind: 'P-TOKEN-PLEASE.indication', tokens: ['data'] }, ['^ RT-TURN-PLEASE.indication priority=0']],
    ['SENDING',      pleased,                     [PLEASED]],
    ['INTERRUPTING', pleased,                     [PLEASED]],
    ['DISCARDING',   pleased,                     [PLEASED]],
    ['LISTENING',    pleased,                     []],
    ['RECEIVING',    pleased,                     []],
    ['SECURING',     pleased,                     []],
    ['TURN',         { kind: 'RT-TURN-GIVE.request' }, ['< P-CONTROL-GIVE.request']],
    ['LISTENING',    { kind: 'P-CONTROL-GIVE.indication' }, ['^ RT-TURN-GIVE.indication']],
  ],
  'a close': [
    ['TURN',         { kind: 'RT-CLOSE.request', userData: hex('0500') }, ['< A-RELEASE.request userInformation=[{context:3,octets:0500}]']],
    ['LISTENING',    { kind: 'A-RELEASE.indication', userInformation: inRtse('0500') }, ['^ RT-CLOSE.indication userData=0500']],
    ['CLOSING',      { kind: 'A-RELEASE.confirm' }, ['^ RT-CLOSE.confirm']],
    ['RELEASING',    { kind: 'RT-CLOSE.response', userData: hex('0500') }, ['< A-RELEASE.response userInformation=[{context:3,octets:0500}]']],
  ],
  'what a transfer comes to at an abort': [
    ['SENDING',      aborted('b603 800107'),      [OFF, POSITIVE, '^ RT-P-ABORT.indication abort=7 cause=rtse.aborted']],
    ['SENDING',      aborted('b603 800102'),      [OFF, `${NEGATIVE}.aborted`, '^ RT-P-ABORT.indication abort=2 cause=rtse.aborted']],
    ['SENDING',      aborted('b607 800106 a2020500'), [OFF, `${NEGATIVE}.aborted`, '^ RT-U-ABORT.indication userData=0500']],
    ['one confirmed', aborted('b603 800103'),     [OFF, `^ RT-P-ABORT.indication abort=3 cause=rtse.aborted recovery={${OURS},role:sending,syncPoint:1,within:1000,octets:5011 octets,marks:[1024]}`]],
    ['SENDING',      lost,                        [OFF, `^ RT-P-ABORT.indication reason=1 recovery={${OURS},role:sending,syncPoint:0,within:1000,octets:5011 octets,marks:[]}`]],
    ['one secured',  lost,                        [`^ RT-P-ABORT.indication reason=1 recovery={${OURS},role:receiving,syncPoint:1,octets:28070201,marks:[4]}`]],
    ['secured',      lost,                        [`^ RT-P-ABORT.indication reason=1 recovery={${OURS},role:receiving,syncPoint:1,octets:,marks:[]}`]],
    ['all there',    lost,                        [`^ RT-P-ABORT.indication reason=1 recovery={${ALL_THERE}}`]],
    ['SENDING',      { kind: 'RT-U-ABORT.request', userData: hex('0500') }, [OFF, '< A-ABORT.request userInformation=[{context:3,octets:b607800106a2020500}]']],
    ['SENDING',      aborted('b6'),               [OFF, `${NEGATIVE}.aborted`, '^ RT-U-ABORT.indication']],
  ],
};

for (const [title, table] of Object.entries(cells)) {
  test(`what an event does: ${title}`, (t) => {
    for (const [way, input, effects] of table) t.deepEqual(after(way, input), effects, `${way}: ${input.kind}`);
  });
}

const states = Object.keys(TABLE) as readonly State[];
const isSending = (state: State): boolean => ['SENDING', 'INTERRUPTING', 'DISCARDING'].includes(state);

test('in every state an association may end', (t) => {
  const service: Up = { kind: 'A-ABORT.indication', source: 'service-provider' };
  for (const state of states.filter((each) => each !== 'IDLE' && each !== 'OVER')) {
    for (const [end, told] of [
      [aborted('b603 800106'), '^ RT-U-ABORT.indication'],
      [aborted('b603 800102'), '^ RT-P-ABORT.indication abort=2 cause=rtse.aborted'],
      [aborted('b603 800107'), '^ RT-P-ABORT.indication abort=7 cause=rtse.aborted'],
      [service, '^ RT-P-ABORT.indication cause=rtse.aborted'],
      [lost, '^ RT-P-ABORT.indication reason=1'],
      [{ kind: 'RT-U-ABORT.request' } as Input, `${ABORT}06}]`],
    ] as const) {
      const entity = made(state);
      t.true(put(entity, end).at(-1)!.startsWith(told), `${state}: ${end.kind}`);
      t.deepEqual(put(entity, { kind: 'RT-U-ABORT.request' }), []);
      t.deepEqual(put(entity, lost), []);
    }
  }
});

// biome-ignore format: a table
const events: readonly Input[] = [
  OPEN, accept, transfer(10), secured, please,
  { kind: 'RT-CLOSE.request' }, { kind: 'RT-CLOSE.response' }, { kind: 'RT-TURN-GIVE.request' }, { kind: 'RT-U-ABORT.request' },
  ASKED, ACCEPTED, { kind: 'A-RELEASE.indication' }, { kind: 'A-RELEASE.confirm' }, aborted('b603 800102'), lost,
  WHOLE, pleased, { kind: 'P-TOKEN-GIVE.indication', tokens: ['data'] }, { kind: 'P-CONTROL-GIVE.indication' },
  POINT, confirmed(1), exception(1), report, start, resumed('020101', 1),
  interrupted, { kind: 'P-ACTIVITY-INTERRUPT.confirm' }, discarded, { kind: 'P-ACTIVITY-DISCARD.confirm' },
  { kind: 'P-ACTIVITY-END.indication', syncPoint: 1 }, { kind: 'P-ACTIVITY-END.confirm', syncPoint: 1 },
];

for (const state of states) {
  test(`${state}: what has no cell is our own mistake from above, and invalid from below`, (t) => {
    const cause = 'cause=rtse.unexpected';
    const aborts = [`${ABORT}04}]`, ...(isSending(state) ? [`${NEGATIVE}.unexpected`] : []), `^ RT-P-ABORT.indication abort=4 ${cause}`];
    const invalid = state === 'IDLE' || state === 'OVER' ? [] : [...(isSending(state) ? [OFF] : []), ...aborts];
    let absent = 0;
    for (const event of events) {
      if (event.kind in TABLE[state]) continue;
      absent += 1;
      if (event.kind.startsWith('RT-')) t.throws(() => put(made(state), event), { code: 'rtse.unexpected' }, event.kind);
      else t.deepEqual(after(state, event), invalid, event.kind);
    }
    t.true(absent > 12);
  });
}

const monologue = (way: 'TURN' | 'LISTENING', input: Input): readonly Input[] =>
  way === 'TURN'
    ? [{ ...OPEN, dialogue: 'monologue' }, ACCEPTED, input]
    : [{ ...ASKED, userInformation: inRtse('b006 a304 a0020500') }, accept, input];

test('RTSE-13: in a monologue the turn does not move, and nobody asks for it', (t) => {
  t.throws(() => play(rtse(), monologue('TURN', { kind: 'RT-TURN-GIVE.request' })), { code: 'rtse.unexpected' });
  t.throws(() => play(rtse(), monologue('LISTENING', please)), { code: 'rtse.unexpected' });
  const abort = [`${ABORT}04}]`, '^ RT-P-ABORT.indication abort=4 cause=rtse.unexpected'];
  t.deepEqual(play(rtse(), monologue('TURN', pleased)), abort);
  t.deepEqual(play(rtse(), monologue('LISTENING', { kind: 'P-CONTROL-GIVE.indication' })), abort);
});

const MONOLOGUE_CUT_OFF = { ...OPEN, dialogue: 'monologue', recovery: { ...CUT_OFF, checkpointSize: 2 } } as const;

// biome-ignore format: a table
/** Rule by rule: what comes, and how the entity answers. The others are in the tables above, and in the tests of transfer and recovery. */
const rules: Readonly<Record<string, readonly [inputs: readonly Input[], effects: RegExp, options?: RtseOptions]>> = {
  'RTSE-01: an RTORQ in normal mode is answered by an RTOAC':               [[ASKED, accept], /context:3,octets:b1/],
  'RTSE-02: sizes and dialogue mode have defaults':                         [[{ ...ASKED, userInformation: inRtse('b006 a304 a0020500') }], /dialogue=monologue turn=initiator checkpointSize=0 windowSize=3/],
  'RTSE-02: what is left unsaid is told':                                  [[{ ...ASKED, userInformation: inRtse('b009 800104 a304 a0020500') }], /windowSize=3.*unsaid=\[windowSize,dialogueMode\]/],
  'RTSE-02: where all is said nothing is':                                  [[ASKED], /^(?!.*unsaid)/],
  'RTSE-02: what we leave unsaid is not in the RTORQ':                      [[{ ...OPEN, windowSize: 7, unsaid: ['windowSize', 'dialogueMode'] }], /octets:b009800101a304a0020500/],
  'RTSE-02: and stands at its default for us':                              [[{ ...OPEN, windowSize: 7, unsaid: ['windowSize', 'dialogueMode'] }, ACCEPTED], /dialogue=monologue.*windowSize=3/],
  'RTSE-02: of which no more is taken than the default':                    [[{ ...OPEN, windowSize: 7, unsaid: ['windowSize'] }, { ...ACCEPTED, userInformation: inRtse('b10d 800101 810105 a205 a003 020107') }], /b603800104.*rtse.sizes/s],
  'RTSE-03: the checkpoint size answered is at most what was proposed':     [[{ ...ASKED, userInformation: inRtse('b009 800104 a304 a0020500') }, accept], /octets:b10c800104/, { checkpointSize: 30 }],
  'RTSE-03: the acceptor may lower it':                                     [[{ ...ASKED, userInformation: inRtse('b009 800104 a304 a0020500') }, accept], /octets:b10c800102/, { checkpointSize: 2 }],
  'RTSE-03: or have none':                                                  [[{ ...ASKED, userInformation: inRtse('b009 800104 a304 a0020500') }, accept], /octets:b10c800100/, { checkpointSize: 0 }],
  'RTSE-03: proposed 0 leaves the choice to the acceptor':                  [[{ ...ASKED, userInformation: inRtse('b009 800100 a304 a0020500') }, accept], /octets:b10c80011e/, { checkpointSize: 30 }],
  'RTSE-04: the window answered is at most what was proposed':              [[{ ...ASKED, userInformation: inRtse('b009 810103 a304 a0020500') }, accept], /octets:b10c800100810103/, { windowSize: 5 }],
  'RTSE-04: the acceptor may lower it':                                     [[{ ...ASKED, userInformation: inRtse('b009 810103 a304 a0020500') }, accept], /octets:b10c800100810101/, { windowSize: 1 }],
  'RTSE-03: an answer that is larger ends the association':                 [[OPEN, { ...ACCEPTED, userInformation: inRtse('b10d 800102 810103 a205 a003 020107') }], /b603800104.*rtse.sizes/s],
  'RTSE-04: an answer that is larger ends the association':                 [[OPEN, { ...ACCEPTED, userInformation: inRtse('b10d 800101 810105 a205 a003 020107') }], /b603800104.*rtse.sizes/s],
  'RTSE-04: or is taken':                                                   [[OPEN, { ...ACCEPTED, userInformation: inRtse('b10d 800102 810105 a205 a003 020107') }], /checkpointSize=2 windowSize=5/, { largerSizes: 'taken' }],
  'RTSE-06: a window of 0 is one of 1':                                     [[OPEN, { ...ACCEPTED, userInformation: inRtse('b10d 800101 810100 a205 a003 020107') }, transfer(5000)], /^! [^\n]+\n< P-ACTIVITY-START[^\n]+\n< P-DATA[^\n]+\n< P-SYNC-MINOR.request$/],
  'RTSE-07: without checkpoints all goes in one segment':                   [[{ ...OPEN, checkpointSize: 0 }, { ...ACCEPTED, userInformation: inRtse('b10d 800100 810103 a205 a003 020107') }, transfer(5000)], /START[^\n]+\n< P-DATA[^\n]+\n< P-ACTIVITY-END.request$/],
  'RTSE-08: an APDU is shown, and its end not confirmed before it is secured': [[...WAYS.RECEIVING, WHOLE, { kind: 'P-ACTIVITY-END.indication', syncPoint: 1 }], /^\^ RT-TRANSFER.indication apdu={context:5,octets:0500}$/],
  'RTSE-09: who has not the turn starts no activity':                       [[...WAYS.TURN, start], /b603800104/],
  'RTSE-11: a transfer has its time':                                       [[...WAYS.SENDING, late, { kind: 'P-ACTIVITY-DISCARD.confirm' }], /result=negative cause=rtse.time/],
  'RTSE-12: a segment outside an activity is a protocol error':             [[...WAYS.LISTENING, WHOLE], /b603800104/],
  'RTSE-14: the turn asked for by who has it is nothing':                   [[...WAYS.LISTENING, pleased], /^$/],
  'RTSE-17: only who asked for the association may close it':               [[OPEN, { ...ACCEPTED }, { kind: 'RT-TURN-GIVE.request' }, { kind: 'A-RELEASE.indication' }], /b603800104/],
  'RTSE-18: a close cannot be refused':                                     [[...WAYS.RELEASING, { kind: 'RT-CLOSE.response' }], /^< A-RELEASE.response$/],
  'RTSE-19: busy, in X.410 mode':                                           [[ASKED_X410, { kind: 'RT-OPEN.response', result: 'refused', reason: 0 }], /rejected-transient.*octets:3103800100/],
  'RTSE-20: a password that is not accepted, in X.410 mode':                [[ASKED_X410, { kind: 'RT-OPEN.response', result: 'refused', reason: 2 }], /rejected-permanent.*octets:3103800102/],
  'RTSE-21: a dialogue mode that is not accepted, in X.410 mode':           [[ASKED_X410, { kind: 'RT-OPEN.response', result: 'refused', reason: 3 }], /octets:3103800103/],
  'RTSE-22: cannot recover, in X.410 mode':                                 [[ASKED_X410, { kind: 'RT-OPEN.response', result: 'refused', reason: 1 }], /octets:3103800101/],
  'RTSE-23: no refuse reason in normal mode':                               [[ASKED, { kind: 'RT-OPEN.response', result: 'refused', reason: 2, userData: hex('b203020100') }], /octets:b207a105b203020100/],
  'RTSE-24: busy is worth another try':                                     [[OPEN_X410, refused(bare('3103 800100'))], /refusal={layer:rtse,reason:0,transient:true}/],
  'RTSE-24: a validation failure is not':                                   [[OPEN_X410, refused(bare('3103 800102'))], /refusal={layer:rtse,reason:2,transient:false}/],
  'RTSE-25: an element that is not known is ignored':                       [[{ ...ASKED, userInformation: inRtse('b00b bf2a020500 a304 a0020500') }], /userData=0500/],
  'RTSE-26: what is not foreseen ends the association':                     [[...WAYS.CLOSING, start], /b603800104.*abort=4/s],
  'RTSE-28: a parameter is reflected with no other reason':                 [[...WAYS.LISTENING, WHOLE], /octets:b603800104}\]/],
  'RTSE-30: an activity that the receiver does not know is given up':       [[...WAYS['one confirmed'], aborted('b603 800102')], /result=negative cause=rtse.aborted\n\^ RT-P-ABORT.indication abort=2 cause=rtse.aborted$/],
  'RTSE-33: a receiver in trouble reports an exception':                    [[...WAYS.RECEIVING, WHOLE], /^< P-U-EXCEPTION-REPORT.request reason=6$/, { limits: { apdu: 10 } }],
  'RTSE-35: AS for an activity that was completed':                         [[...WAYS['all there'], { ...start, activity: hex('020107') } as Up], /b603800107/],
  'RTSE-37: units without exceptions are refused':                          [[{ ...ASKED, units: ['halfDuplex', 'minorSync', 'activity'] }], /rejected-permanent.*rtse.units/s],
  'RTSE-37: no units are refused':                                          [[{ ...ASKED, units: [] }], /rejected-permanent.*rtse.units/s],
  'RTSE-37: units without an activity end the association':                 [[OPEN, { ...ACCEPTED, units: ['halfDuplex', 'minorSync'] }], /b603800104.*rtse.units/s],
  'RTSE-38: tokens at both sides are refused':                              [[{ ...ASKED, tokens: { data: 'initiator', minor: 'initiator', major: 'responder' } }], /rejected-permanent.*rtse.tokens/s],
  'RTSE-38: tokens at both sides end the association':                      [[OPEN, { ...ACCEPTED, tokens: { data: 'responder' } }], /b603800104.*rtse.tokens/s],
  'RTSE-38: the turn goes where it was asked for':                          [[OPEN, { ...ACCEPTED, tokens: { data: 'responder', minor: 'responder', major: 'responder' } }], /b603800104.*rtse.tokens/s],
  'RTSE-38: what is left to the acceptor is the turn of the initiator':     [[{ ...ASKED, tokens: { data: 'choice', minor: 'choice', major: 'choice' } }], /turn=initiator/],
  'RTSE-38: what is left to the acceptor goes where the rest is':           [[{ ...ASKED, tokens: { data: 'choice', minor: 'responder', major: 'choice' } }], /turn=responder/],
  'RTSE-39: no reason and no data of a user in X.410 mode':                 [[ASKED_X410, accept, { kind: 'RT-U-ABORT.request', userData: hex('0500') }], /^< A-ABORT.request$/],
  'RTSE-39: such an abort is that of the user':                             [[ASKED_X410, accept, { kind: 'A-ABORT.indication', source: 'service-user' }], /^\^ RT-U-ABORT.indication$/],
  'RTSE-27: in X.410 mode an RTAB is a SET':                                [[ASKED_X410, accept, POINT], /octets:3103800104}/],
  'RTSE-27: and is read so':                                                [[ASKED_X410, accept, { kind: 'A-ABORT.indication', source: 'service-user', userInformation: bare('3103800103') }], /abort=3/],
  'RTSE-40: a segment that is no OCTET STRING':                             [[...WAYS.RECEIVING, { kind: 'P-DATA.indication', userData: inRtse('3000') }], /b603800104.*ber.tag/s],
  'RTSE-40: a segment in another context':                                  [[...WAYS.RECEIVING, { kind: 'P-DATA.indication', userData: [{ context: 5, octets: hex('0400') }] }], /b603800104.*rtse.segment/s],
  'RTSE-40: an RTTR that is no OCTET STRING':                               [[...WAYS.RECEIVING, { kind: 'P-DATA.indication', userData: inRtse('3003020101') }], /b603800104.*ber.tag/s],
  'segments of a broken EXTERNAL':                                          [[...WAYS.RECEIVING, { kind: 'P-DATA.indication', userData: inRtse('0403280301') }, { kind: 'P-ACTIVITY-END.indication', syncPoint: 1 }], /b603800104.*rtse.external/s],
  'segments without an EXTERNAL are an APDU without a context':             [[...WAYS.RECEIVING, { kind: 'P-DATA.indication', userData: inRtse('0403020101') }, { kind: 'P-ACTIVITY-END.indication', syncPoint: 1 }], /RT-TRANSFER.indication apdu={octets:020101}/s],
  'RTSE-41: an open has the data of the user':                              [[{ ...OPEN, userData: hex('b00205 00') }], /a306a004b0020500}\]$/],
  'RTSE-41: a recovery has the connection':                                 [[{ ...OPEN, recovery: CUT_OFF }], /a319a11704066265666f7265170d3939313132323131303030305a}\]$/],
  'a transfer of a monologue goes on in another checkpoint size':           [[MONOLOGUE_CUT_OFF, RECOVERED], /RT-OPEN.confirm result=accepted.*P-ACTIVITY-RESUME/s],
  'or does not, where it is set so':                                        [[MONOLOGUE_CUT_OFF, RECOVERED], /b603800104.*RT-TRANSFER.confirm result=negative.*rtse.checkpoint/s, { otherCheckpoint: 'aborted' }],
  'in two way alternate it does all the same':                              [[{ ...MONOLOGUE_CUT_OFF, dialogue: 'two-way-alternate' }, RECOVERED], /P-ACTIVITY-RESUME/, { otherCheckpoint: 'aborted' }],
  'a transfer of a monologue goes on in the size of before':                [[{ ...MONOLOGUE_CUT_OFF, recovery: CUT_OFF }, RECOVERED], /P-ACTIVITY-RESUME/, { otherCheckpoint: 'aborted' }],
  'an RTORQ that cannot be read is refused':                                [[{ ...ASKED, userInformation: inRtse('b003 800101') }], /rejected-permanent.*ber.missing/s],
  'an association without an RTORQ is refused':                             [[{ ...ASKED, userInformation: [] }], /rejected-permanent.*rtse.apdu/s],
  'an association without a context for it is refused':                     [[{ ...ASKED, contexts: [], userInformation: [] }], /rejected-permanent.*rtse.context/s],
  'a syntax that is not known is taken for RTSE where the RTORQ is in it':  [[{ ...ASKED, contexts: [{ id: 3, abstractSyntax: '1.0.8824', transferSyntaxes: ['2.1.1'] }] }], /RT-OPEN.indication/s],
  'sizes below 0 are refused':                                              [[{ ...ASKED, userInformation: inRtse('b009 8001ff a304 a0020500') }], /rejected-permanent.*rtse.sizes/s],
  'a dialogue mode that is none is refused':                                [[{ ...ASKED, userInformation: inRtse('b009 820102 a304 a0020500') }], /rejected-permanent.*rtse.dialogue/s],
  'a context that is rejected ends the association':                        [[OPEN, { ...ACCEPTED, results: [{ id: 3, result: 'provider-rejection' }] }], /b603800104.*rtse.context/s],
  'a mode that is another ends the association':                            [[OPEN, { ...ACCEPTED, mode: 'x410-1984' }], /b603800104.*rtse.mode/s],
  'a recovery that is answered as an open ends the association':            [[...WAYS.recovering, ACCEPTED], /b603800104.*result=negative.*rtse.connection/s],
  'an open that is answered as a recovery ends the association':            [[OPEN, RECOVERED], /b603800104.*rtse.connection/s],
  'a recovery that is refused is told':                                     [[...WAYS.recovering, refused(inRtse('b200'))], /refusal={layer:rtse,transient:false}/],
  'a sync point that is not there is not confirmed':                        [[...WAYS.SENDING, confirmed(4)], /b603800104.*rtse.syncPoint/s],
  'a sync point is confirmed once':                                         [[...WAYS['one confirmed'], confirmed(1)], /b603800104.*rtse.syncPoint/s],
  'a sync point is the next one':                                           [[...WAYS.RECEIVING, { ...POINT, syncPoint: 2 } as Up], /b603800104.*rtse.syncPoint/s],
  'an end that nobody announced is not confirmed':                          [[...WAYS.SENDING, { kind: 'P-ACTIVITY-END.confirm', syncPoint: 1 }], /b603800104.*rtse.unexpected/s],
  'a receiver of a recovery without one does not know the activity':        [[RECOVER, accept, resumed('020107', 1, true)], /b603800102/],
};

for (const [title, [inputs, effects, options]] of Object.entries(rules)) {
  test(title, (t) => t.regex(brief(play(rtse(options), inputs)).join('\n'), effects));
}

test('a transfer meets so many exceptions, and no more', (t) => {
  for (const [way, broken, done] of [
    ['SENDING', report, { kind: 'P-ACTIVITY-DISCARD.confirm' }],
    ['SENDING', exception(1), { kind: 'P-ACTIVITY-DISCARD.confirm' }],
  ] as const) {
    const entity = made(way, { limits: { transferRetries: 2 } });
    t.is(play(entity, [broken, done])[0], '< P-ACTIVITY-START.request activity=020102');
    t.is(play(entity, [broken, done])[0], '< P-ACTIVITY-START.request activity=020103');
    t.deepEqual(play(entity, [broken, done]), [OFF, `${NEGATIVE}.retries`]);
    t.is(play(entity, [transfer(10)])[1], '< P-ACTIVITY-START.request activity=020104');
  }
});

test('an interrupted transfer goes on where it was, and may be cut off again', (t) => {
  const entity = made('INTERRUPTING');
  play(entity, [{ kind: 'P-ACTIVITY-INTERRUPT.confirm' }, confirmed(2), report]);
  t.is(
    put(entity, { kind: 'P-ACTIVITY-INTERRUPT.confirm' })[0],
    '< P-ACTIVITY-RESUME.request activity=020103 old={activity:020102,syncPoint:2}',
  );
  t.regex(put(entity, lost)[1]!, /activity:020103,.*syncPoint:2/);
});

test('a receiver joins what was secured and what comes after', (t) => {
  const entity = made('RECEIVING');
  const segment = (text: string): Up => ({ kind: 'P-DATA.indication', userData: inRtse(text) });
  play(entity, [segment('0404 2807 0201'), POINT, segment('0402 ffff'), interrupted, resumed('020101', 1)]);
  t.deepEqual(play(entity, [segment('0405 05 a0020500'), { kind: 'P-ACTIVITY-END.indication', syncPoint: 2 }]), [
    '^ RT-TRANSFER.indication apdu={context:5,octets:0500} marks=[4]',
  ]);
});

test('many small segments are held as they are', (t) => {
  const entity = made('RECEIVING');
  const octets = hex(`2882 03f4 020105 a08203ed ${'07'.repeat(1005)}`);
  for (const octet of octets) put(entity, { kind: 'P-DATA.indication', userData: inRtse(`0401 ${hexOf(Uint8Array.of(octet))}`) });
  const [effect] = effectsOf(entity, { kind: 'P-ACTIVITY-END.indication', syncPoint: 1 });
  t.true(effect !== undefined && 'up' in effect && effect.up.kind === 'RT-TRANSFER.indication' && effect.up.apdu.octets.length === 1005);
});

test('what our user may not ask for', (t) => {
  const asks: readonly (readonly [readonly Input[], string])[] = [
    [[{ ...OPEN, contexts: [] }], 'rtse.context'],
    [[{ ...OPEN_X410, recovery: CUT_OFF }], 'rtse.recovery'],
    [[{ ...OPEN, recovery: { ...CUT_OFF, references: {} } }], 'rtse.references'],
    [[RECOVER, { kind: 'RT-OPEN.response', result: 'accepted', recovery: CUT_OFF }], 'rtse.recovery'],
    [[...WAYS.SENDING, transfer(10)], 'rtse.unexpected'],
    [[...WAYS.LISTENING, transfer(10)], 'rtse.unexpected'],
    [[...WAYS.SENDING, { kind: 'RT-TURN-GIVE.request' }], 'rtse.unexpected'],
    [[...WAYS.LISTENING, secured], 'rtse.unexpected'],
    [[...WAYS.LISTENING, { kind: 'RT-CLOSE.request' }], 'rtse.unexpected'],
  ];
  for (const [inputs, code] of asks) t.throws(() => play(rtse(), inputs), { instanceOf: ProtocolError, code });
});

test('without references there is nothing to recover: a transfer that is cut off is not transferred', (t) => {
  const inputs: readonly Input[] = [{ ...OPEN, references: {} }, ACCEPTED, transfer(10)];
  for (const end of [lost, aborted('b603 800103')]) {
    t.is(play(rtse(), [...inputs, end])[1]!.slice(0, 36), '^ RT-TRANSFER.confirm result=negativ');
    t.regex(play(rtse(), [...inputs, end])[2]!, /^\^ RT-P-ABORT.indication [^}]*$/);
  }
});

const arriving = events.filter((event): event is Up => !event.kind.startsWith('RT-'));
const values = [RTORQ, RTOAC, '0409 2807 020105 a0020500', '020102', 'b607 800106 a2020500', 'b207 a105 b203020100'].map(hex);

/** Octets as what comes from below: the first says which primitive, the others are its user data. */
const arrive = ([first = 0, ...octets]: Iterable<number>): Up => {
  const event = arriving[first % arriving.length]!;
  if (event.kind === 'A-P-ABORT.indication') return event;
  const value = [{ context: 3, octets: Uint8Array.from(octets) }];
  return { ...event, [event.kind.startsWith('A-') ? 'userInformation' : 'userData']: value };
};

/** An input as the contract has it; alarms it has none. */
const given = (input: Input): readonly Given<RtseService, AcseService>[] => {
  if (input.kind === 'transfer time') return [];
  return [isUp(input) ? { below: input } : { above: input }];
};

keepsTheContract<RtseService, AcseService>('rtse', {
  make: () => rtse({ limits: { apdu: 1000 } }),
  ways: Object.values<readonly Input[]>(WAYS).map((inputs) => inputs.flatMap(given)),
  samples: arriving.flatMap((_, index) => values.map((octets) => Uint8Array.of(index, ...octets))),
  arrive,
  says: events.filter((event) => event.kind !== 'transfer time').filter((event) => !isUp(event)),
  ends: ['RT-U-ABORT.request', 'A-ABORT.request', 'A-RELEASE.response', 'A-ABORT.indication', 'A-P-ABORT.indication', 'A-RELEASE.confirm'],
  isStream: false,
});

test.after.always('every cell of the table has been taken', (t) => {
  t.log(`${all.length} cells`);
  t.deepEqual(missed(), []);
});
