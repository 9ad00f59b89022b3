import { spduOf } from '#src/session/index.ts';
import { AE, GT, MIP, PT } from '../../association.ts';
import type { Case, Step } from '../../case.ts';
import type { Known } from '../../known.ts';
import { hangsUpAt, having, holding, ignores, nth } from '../../sabotage.ts';
import { casesOf, check, expect, passing, quiet, send, sound } from '../../steps.ts';
import { hex, text } from '../../stimuli.ts';
import { AEA, answers, MIA, tells, told } from './bugs.ts';
import { BUSY, isNotTaken, isOutOfTurn, isOutOfTurnInActivity, USER_OBJECTS } from './reactions.ts';
import { clinched, messageIn, piecesIn, sayingAll, serialIn, type Tsdu } from './spdus.ts';

const ACTIVITY = {
  at: 'transport',
  from: 'activity',
  roles: ['responder'],
  needs: ['activities'],
  level: 'must',
} as const satisfies Partial<Case>;

const piece =
  (index: number) =>
  (known: Known): Uint8Array =>
    piecesIn(known)[index] ?? messageIn(known);
const mip = (serial: string) => [GT, spduOf('MIP', { serial: text(serial) })];
const mia = (serial: number) => [PT, spduOf('MIA', { serial: text(serial) })];
/** No more is asked for than that it is not out of turn. */
const OPTIONAL = [GT, spduOf('MIP', { syncType: hex`01`, serial: text(1) })];

/** The activity is ended by that number, so that the sync points before it have been taken: which of them are confirmed is for the user to say. */
const isEndedBy = (number: number): Step =>
  passing(
    ['session MIA'],
    expect(
      sound('session AEA', ({ fields: { serial } }) =>
        Number(serial) === number ? undefined : `its serial number is ${serial}, not ${number}`,
      ),
      ...USER_OBJECTS,
    ),
  );

/** Pieces of a message with a sync point behind each, and the end of the activity. */
const withSyncPoints = (pieces: readonly Uint8Array[]): readonly Tsdu[] => [
  ...pieces.flatMap((octets, index) => [octets, MIP(index + 1)]),
  AE(pieces.length + 1),
];

/** The confirms of the endpoint go up, and not beyond what there is to confirm. */
const confirmsUpTo = ({ heard }: Known): string | undefined => {
  const serials = (kind: string, whose: 'us' | 'them') =>
    heard.filter(({ pdu, by }) => by === whose && pdu.layer === 'session' && pdu.kind === kind).map(({ pdu }) => Number(pdu.fields.serial));
  const most = Math.max(...serials('MIP', 'us'));
  const confirms = serials('MIA', 'them');
  const isRising = confirms.every((serial, index) => serial > (confirms[index - 1] ?? 0) && serial <= most);
  return isRising ? undefined : `it confirmed ${confirms.join(', ')} of ${most}`;
};

const invalidSerials = {
  'not-digits': { value: 'A1', says: 'A serial number that is not of digits is invalid: the sync point is not confirmed.' },
  'seven-digits': { value: '0000001', says: 'A serial number of seven digits is invalid: the sync point is not confirmed.' },
  empty: { value: '', says: 'A serial number of no digits is invalid: the sync point is not confirmed.' },
} as const;

/** X.225 §7.20 and §7.21: sync points and their confirms. */
export const SYNC_POINTS: readonly Case[] = [
  ...casesOf({ ...ACTIVITY, clause: 'X.225 §7.20' }, [
    {
      id: 'session.mip.first-is-1',
      rule: 'SES-57',
      clause: 'X.225 §7.20.1 c)',
      isSound: true,
      requirement: 'The first sync point of an activity is number 1.',
      steps: [send(sayingAll(messageIn, MIP(1), AE(2))), isEndedBy(2)],
      saboteur: hangsUpAt('counts sync points from 0', told(hex`01 00 31 03 2a 01 31`)),
    },
    {
      id: 'session.mip.first-is-2',
      rule: 'SES-57',
      clause: 'X.225 §7.20.1 c)',
      requirement: 'A first sync point of number 2 is out of turn.',
      steps: [send(sayingAll(piece(0), MIP(2))), isOutOfTurnInActivity],
      saboteur: answers('takes sync points as they come', told(hex`01 00 31 03 2a 01 32`), ...MIA(2)),
    },
    ...Object.entries(invalidSerials).map(([name, { value, says }]) => ({
      id: `session.mip.serial-${name}`,
      rule: 'SES-58',
      clause: 'X.225 §8.3.1.10',
      requirement: says,
      steps: [clinched(piece(0), mip(value)), isNotTaken],
      saboteur: answers('takes any serial number for the next', told(hex`01 00 31`), ...MIA(1)),
    })),
    {
      id: 'session.mip.serial-leading-zeros',
      rule: 'SES-59',
      clause: 'X.225 §8.3.1.10',
      isSound: true,
      requirement: 'Leading zeros of a serial number need not be left out: 001 is 1.',
      steps: [send(sayingAll(messageIn, mip('001'), AE(2))), isEndedBy(2)],
      saboteur: hangsUpAt('does not know 001', told(hex`01 00 31 05 2a 03 30 30 31`)),
    },
    {
      id: 'session.mip.confirm-optional',
      rule: 'SES-60',
      clause: 'X.225 §8.3.20.3',
      isSound: true,
      requirement: 'A sync point that asks for no confirm is taken, confirmed or not.',
      steps: [send(sayingAll(messageIn, OPTIONAL, AE(2))), isEndedBy(2)],
      saboteur: hangsUpAt('does not know a sync type', having(hex`31 06 0f 01 01`)),
    },
    {
      id: 'session.mip.again',
      rule: 'SES-61',
      clause: 'X.225 §7.20.3',
      requirement: 'A sync point of a number that there was is out of turn.',
      steps: [send(sayingAll(piece(0), MIP(1), MIP(1))), passing(['session MIA'], isOutOfTurnInActivity)],
      saboteur: ignores('passes over a sync point that it has', nth(2, told(hex`01 00 31 03 2a 01 31`))),
    },
    {
      id: 'session.mip.skipping',
      rule: 'SES-61',
      clause: 'X.225 §7.20.3',
      requirement: 'A sync point that leaves a number out is out of turn.',
      steps: [send(sayingAll(piece(0), MIP(1), MIP(3))), passing(['session MIA'], isOutOfTurnInActivity)],
      saboteur: ignores('passes over sync points that it does not expect', told(hex`01 00 31 03 2a 01 33`)),
    },
    {
      id: 'session.mia.own',
      rule: 'SES-63',
      clause: 'X.225 §7.21.2',
      isSound: true,
      requirement: 'The confirms of the endpoint rise, one for each sync point or for several, and go no further than these.',
      steps: [
        send((known) => sayingAll(...withSyncPoints(piecesIn(known)))(known)),
        passing(['session MIA'], expect('session AEA', ...USER_OBJECTS)),
        check('confirms rise', confirmsUpTo),
      ],
      saboteur: tells('confirms what there is not', holding('session MIA'), () => hex`02 00 32 03 2a 01 39`),
    },
  ]),
  ...casesOf({ ...ACTIVITY, roles: ['initiator'], clause: 'X.225 §7.21.3' }, [
    {
      id: 'session.mia.too-high',
      rule: 'SES-62',
      requirement: 'A confirm of a sync point that there is not is out of turn.',
      steps: [send(sayingAll(mia(900_000))), isOutOfTurn],
      saboteur: ignores('passes over confirms that it does not expect', told(hex`02 00 32`)),
    },
    {
      id: 'session.mia.zero',
      rule: 'SES-62',
      requirement: 'A confirm of sync point 0 is out of turn in an activity that begins at 1.',
      steps: [send(sayingAll(mia(0))), isOutOfTurn],
      saboteur: ignores('passes over confirms that it does not expect', told(hex`02 00 32`)),
    },
    {
      id: 'session.mia.for-several',
      rule: 'SES-63',
      clause: 'X.225 §7.21.2',
      isSound: true,
      requirement: 'A confirm of the last of several sync points confirms those before it, too.',
      steps: [
        passing(['session DT'], expect('session MIP', 'session AE')),
        passing(['session DT'], quiet('session MIP', 'session AE')),
        // What is due by now, and nothing for those before.
        send((known) => sayingAll(...due(known))(known)),
        passing(['session DT', ...BUSY], quiet('session FN', 'session GTC')),
      ],
      saboteur: answers(
        'wants a confirm for each sync point',
        told(hex`02 00 32 03 2a 01 32`),
        spduOf('AB', { transportDisconnect: hex`05` }),
      ),
    },
  ]),
];

const due = (known: Known): readonly Tsdu[] => {
  if (known.last('session AE')) return [AEA(serialIn(known, 'AE'))];
  return known.last('session MIP') ? [mia(serialIn(known, 'MIP'))] : [];
};
