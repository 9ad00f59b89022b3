import { concat } from '#src/core/index.ts';
import { AE, AS_NUMBER, MIP } from '../../association.ts';
import type { Case, Step } from '../../case.ts';
import type { Known } from '../../known.ts';
import { hangsUpAt, having, holding, ignores } from '../../sabotage.ts';
import { casesOf, check, expect, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { answers, MIA, tells, told } from './bugs.ts';
import { isOutOfTurnInActivity, USER_OBJECTS } from './reactions.ts';
import { cn, messageIn, octets, sayingAll } from './spdus.ts';

/** What each direction may have in a TSDU. */
const MOST = 1024;

const CUT = {
  at: 'transport',
  from: 'open',
  roles: ['responder'],
  needs: ['activities', 'segmenting'],
  level: 'must',
  clause: 'X.225 §7.11',
} as const satisfies Partial<Case>;

/** An association on which SSDUs come in segments, and an activity. */
const begun: readonly Step[] = [
  send(cn({ tsduSizes: Uint8Array.of(MOST >> 8, MOST & 0xff, MOST >> 8, MOST & 0xff) }), 'CN with TSDU sizes'),
  expect('session AC'),
  send(sayingAll(AS_NUMBER(1)), 'AS'),
];

/** A DT with an enclosure item, X.225 §8.3.11: 1 begins an SSDU, 2 ends it. */
const segment = (enclosure: number, ssdu: Uint8Array): Uint8Array => concat([Uint8Array.of(1, 0, 1, 3, 0x19, 1, enclosure), ssdu]);
const ssduIn = (known: Known): Uint8Array => messageIn(known).subarray(HEADERS);
const HEADERS = 4;
const HALF = 100;

/** Nothing of the endpoint is longer than agreed, once it is. */
const isWithin = ({ heard }: Known): string | undefined => {
  const from = heard.findIndex(({ pdu }) => pdu.layer === 'session' && pdu.kind === 'AC');
  const long = heard.slice(from + 1).find(({ pdu, by }) => by === 'them' && pdu.layer === 'session' && pdu.octets.length > MOST);
  return long && `its ${long.pdu.kind} has ${long.pdu.octets.length} octets`;
};

/** X.225 §7.11: SSDUs in segments, where sizes were agreed. */
export const SEGMENTING: readonly Case[] = casesOf(CUT, [
  {
    id: 'session.segment.whole',
    rule: 'SES-82',
    isSound: true,
    requirement: 'An SSDU in two segments is put together again.',
    steps: [
      ...begun,
      send(
        sayingAll(
          (known) => segment(1, ssduIn(known).subarray(0, HALF)),
          (known) => segment(2, ssduIn(known).subarray(HALF)),
          AE(1),
        ),
      ),
      expect('session AEA', ...USER_OBJECTS),
    ],
    saboteur: hangsUpAt('takes data whole or not at all', having(hex`01 03 19 01 02`)),
  },
  {
    id: 'session.segment.own-size',
    rule: 'SES-82',
    clause: 'X.225 §6.3.6',
    isSound: true,
    requirement: 'An endpoint keeps to the size of a TSDU that was agreed.',
    steps: [...begun, send(sayingAll(messageIn, AE(1))), expect('session AEA', ...USER_OBJECTS), check('TSDUs are short', isWithin)],
    saboteur: tells('says more than was agreed', holding('session AEA'), (aea) =>
      // Behind its serial number stands a parameter that nobody knows.
      concat([hex`02 00 2a ff 04 57`, aea.subarray(4), hex`7f ff 04 50`, new Uint8Array(0x450)]),
    ),
  },
  {
    id: 'session.segment.empty',
    rule: 'SES-83',
    clause: 'X.225 §7.11.2',
    requirement: 'A segment without data that is not the last is out of turn.',
    steps: [...begun, send(octets(segment(1, hex``))), isOutOfTurnInActivity],
    saboteur: ignores('passes over segments without data', told(hex`01 00 01 03 19 01 01`)),
  },
  {
    id: 'session.segment.sync-point-between',
    rule: 'SES-84',
    clause: 'X.225 §7.11.3',
    requirement: 'Nothing else comes between the segments of an SSDU: a sync point there is out of turn.',
    steps: [...begun, send(sayingAll((known) => segment(1, ssduIn(known).subarray(0, HALF)), MIP(1))), isOutOfTurnInActivity],
    saboteur: answers('takes a sync point in the middle of an SSDU', told(hex`01 00 31`), ...MIA(1)),
  },
]);
