import type { Tpdu } from '#src/cotp/index.ts';
import { helloOf } from '../../hello.ts';
import { answersWith, nth, withOctets } from '../../sabotage.ts';
import { casesOf, check, expect, gone, quiet, send, sound, tolerated, within } from '../../steps.ts';
import { crOf, dtOf, hex, OUR_REFERENCE, packet, tsdu } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { digested } from './delivery.ts';
import { ENDED, isConfirmed, TOLERANCE } from './reactions.ts';
import { AT, aCR, changedCR, confirms, spoiltCR } from './requests.ts';

const NONE = new Uint8Array();
const common = { dstRef: 1, parameters: [], userData: NONE };

// biome-ignore format: a table
/** What has no transport connection to belong to, and is discarded. */
const STRAYS: readonly (readonly [string, Tpdu])[] = [
  ['dc', { kind: 'DC', srcRef: OUR_REFERENCE, ...common }],
  ['ak', { kind: 'AK', format: 'normal', credit: 1, number: 1, ...common }],
  ['ea', { kind: 'EA', format: 'normal', number: 1, ...common }],
  ['rj', { kind: 'RJ', format: 'normal', credit: 1, number: 1, ...common }],
  ['ed', { kind: 'ED', format: 'class0', number: 0, eot: true, parameters: [], userData: hex`01` }],
  ['er', { kind: 'ER', rejectCause: 2, ...common }],
];

const ER = packet({ kind: 'ER', dstRef: 0, rejectCause: 2, parameters: [{ code: 0xc1, value: hex`04 60` }], userData: NONE });

const isUnreadable = aCR((octets) => octets[AT.lengthIndicator] === 0xff);

/** X.224 §6.9.1.4: TPDUs that belong to no transport connection, and a second CR. */
export const ASSOCIATION = casesOf({ clause: 'X.224 §6.9.1.4.2', at: 'network', level: 'must', from: 'connected', roles: ['responder'] }, [
  {
    id: 'cotp.second-cr.when-open',
    rule: 'COTP-60',
    from: 'open',
    requirement: 'A second CR on a network connection that has its transport connection ends both.',
    steps: [send(changedCR({ srcRef: OUR_REFERENCE + 1 })), gone('cotp CC')],
    saboteur: confirms(
      'opens several connections on one line',
      aCR((octets) => octets[AT.srcRef + 1] === (OUR_REFERENCE & 0xff) + 1),
    ),
  },
  {
    id: 'cotp.second-cr.same-again',
    rule: 'COTP-60',
    from: 'open',
    requirement: 'A CR that is sent again, though class 0 never does, ends the connection.',
    steps: [send(changedCR({})), gone('cotp CC')],
    saboteur: confirms(
      'confirms as often as it is asked',
      nth(
        2,
        aCR(() => true),
      ),
    ),
  },
  {
    id: 'cotp.second-cr.at-once',
    clause: 'X.224 Table A.6',
    rule: 'COTP-61',
    requirement: 'A second CR before the first is answered ends the connection.',
    steps: [
      send((known) => [packet(crOf(known)), packet(crOf(known, { srcRef: OUR_REFERENCE + 1 }))]),
      gone(),
      check('that it confirmed one at most', ({ heard }) =>
        heard.filter(({ by, pdu }) => by === 'them' && pdu.kind === 'CC').length > 1 ? 'it confirmed both' : undefined,
      ),
    ],
    saboteur: confirms(
      'confirms whatever comes',
      nth(
        2,
        aCR(() => true),
      ),
    ),
  },
  {
    id: 'cotp.stray.dt',
    rule: 'COTP-62',
    level: 'should',
    requirement: 'Data before a connection are ignored, and not delivered when there is one.',
    steps: [send(packet(dtOf(hex`aa`))), digested, send(changedCR({})), isConfirmed],
    saboteur: answersWith('calls data before a connection invalid', coded(0xf0), ER),
  },
  {
    id: 'cotp.stray.words',
    rule: 'COTP-62',
    needs: ['answers'],
    requirement: 'Data before a connection are delivered to nobody: what would be answered on a connection is not answered.',
    steps: [send((known) => tsdu(known, helloOf(known))), quiet('cotp ER', ...ENDED)],
    saboteur: answersWith('talks without a connection', coded(0xf0), (octets) => octets),
  },
  {
    id: 'cotp.stray.answered-by-data',
    clause: 'X.224 §6.9.1.4.1 b)',
    rule: 'COTP-12',
    requirement: 'Where there is no transport connection, no data are sent, whatever comes.',
    steps: [
      send(spoiltCR(withOctets(0, 0xff))),
      within(TOLERANCE, expect('cotp ER', 'cotp DR', 'cotp CC', 'cotp invalid', 'tpkt invalid', 'silence', ...ENDED)),
      check('what it has sent', ({ heard, last }) =>
        heard.some(({ by, pdu }) => by === 'them' && pdu.kind === 'DT') && !last('cotp CC') ? 'it sends data on no connection' : undefined,
      ),
    ],
    saboteur: answersWith('says goodbye in data before it hangs up', isUnreadable, packet(dtOf(hex`21 80`))),
  },
  {
    id: 'cotp.stray.cc',
    rule: 'COTP-63',
    requirement: 'A CC that answers nothing is answered by a DR.',
    steps: [
      send(packet({ kind: 'CC', credit: 0, srcRef: OUR_REFERENCE, classOption: 0, ...common })),
      expect(
        sound('cotp DR', ({ fields: { dstRef, srcRef } }) => {
          if (dstRef !== OUR_REFERENCE) return `its DST-REF is ${dstRef}, which is not the SRC-REF of the CC`;
          return srcRef === 0 || srcRef === common.dstRef ? undefined : `its SRC-REF is ${srcRef}`;
        }),
        ...ENDED.map((each) => tolerated(each as string)),
      ),
    ],
    saboteur: answersWith('ignores a CC that answers nothing', coded(0xd0)),
  },
  {
    id: 'cotp.stray.dr',
    rule: 'COTP-64',
    requirement: 'A DR that belongs to nothing and has a SRC-REF ends the network connection, for class 0 has no DC to answer it.',
    steps: [send(packet({ kind: 'DR', srcRef: OUR_REFERENCE, reason: 0, ...common })), expect('cotp DC', ...ENDED, tolerated('cotp DR'))],
    saboteur: answersWith('ignores a DR that belongs to nothing', coded(0x80)),
  },
  {
    id: 'cotp.stray.dr-without-source',
    rule: 'COTP-64',
    requirement: 'A DR that belongs to nothing and has no SRC-REF is not answered.',
    steps: [
      send(packet({ kind: 'DR', srcRef: 0, reason: 0, ...common })),
      digested,
      send(changedCR({})),
      expect('cotp CC', ...ENDED.map((each) => tolerated(each as string))),
    ],
    saboteur: answersWith('confirms each DR', coded(0x80), packet({ kind: 'DC', dstRef: 0, srcRef: 1, parameters: [], userData: NONE })),
  },
  ...STRAYS.map(([name, tpdu]) => ({
    id: `cotp.stray.${name}`,
    rule: 'COTP-65',
    requirement: `${name.toUpperCase()} before a connection is discarded.`,
    steps: [send(packet(tpdu)), digested, send(changedCR({})), expect('cotp CC', ...ENDED.map((each) => tolerated(each as string)))],
    saboteur: answersWith(`calls ${name.toUpperCase()} invalid that belongs to no connection`, coded(packet(tpdu)[AT.code]!), ER),
  })),
]);
