import { spduOf } from '#src/session/index.ts';
import { AE, AS_NUMBER, GT, MIP, PT } from '../../association.ts';
import type { Case, Step } from '../../case.ts';
import type { Known } from '../../known.ts';
import { adds, hangsUpAt, holding, ignores } from '../../sabotage.ts';
import { casesOf, expect, passing, quiet, send, sound } from '../../steps.ts';
import { hex, packetOf, text } from '../../stimuli.ts';
import { ADA, AEA, answers, takes, told } from './bugs.ts';
import { BUSY, ENDED, isNotTaken, isOutOfTurn, isOutOfTurnInActivity, USER_ABORT, USER_OBJECTS } from './reactions.ts';
import { clinched, messageIn, octets, piecesIn, sayingAll, serialIn } from './spdus.ts';
import { ended } from './transfers.ts';

const RECEIVER = {
  at: 'transport',
  from: 'activity',
  roles: ['responder'],
  needs: ['activities'],
  level: 'must',
} as const satisfies Partial<Case>;
const BETWEEN = { ...RECEIVER, from: 'bound' } as const;
const SENDER = { ...RECEIVER, roles: ['initiator'] } as const;

const AI = [GT, spduOf('AI', { reason: hex`05` })];
const AD = [GT, spduOf('AD', { reason: hex`05` })];
const ED = [PT, spduOf('ED', { reason: hex`01` })];
const MIA = (serial: number) => [PT, spduOf('MIA', { serial: text(serial) })];
const piece = (index: number) => (known: Known) => piecesIn(known)[index] ?? messageIn(known);

/** The activity with number 1 goes on as number 2 behind its sync point 1, X.225 §8.3.30. */
const AR = spduOf('AR', { oldActivity: hex`02 01 01`, oldSerial: text(1), activity: hex`02 01 02` });

const isNumbered = (kind: string, serial: number) =>
  sound(`session ${kind}`, ({ fields }) =>
    Number(fields.serial) === serial ? undefined : `its serial number is ${fields.serial}, not ${serial}`,
  );

/** All tokens are ours, and no activity runs: else a GTC would be out of turn. */
const isOver: readonly Step[] = [send(octets(hex`15 00`), 'GTC'), passing(['session PT'], expect('session GTA'))];

/** A message with a sync point in it, and the activity that it is in interrupted. */
const interrupted: readonly Step[] = [send(sayingAll(piece(0), MIP(1))), expect('session MIA'), send(sayingAll(AI)), expect('session AIA')];
const goesOn: readonly Step[] = [send(sayingAll(piece(1), MIP(2))), expect(isNumbered('MIA', 2), ...USER_OBJECTS)];

/** What acknowledges how the endpoint has broken its activity off. */
const acknowledged = (known: Known): readonly Uint8Array[] => {
  if (known.last('session AI')) return sayingAll([PT, spduOf('AIA')])(known) as readonly Uint8Array[];
  return known.last('session AD') ? (sayingAll([PT, spduOf('ADA')])(known) as readonly Uint8Array[]) : [];
};

/** X.225 §7.29 to §7.36: activities. */
export const ACTIVITIES: readonly Case[] = [
  ...casesOf({ ...BETWEEN, clause: 'X.225 §8.3.29' }, [
    {
      id: 'session.as.no-identifier',
      rule: 'SES-56',
      requirement: 'An AS without an activity identifier starts no activity.',
      steps: [clinched(hex`01 00 2d 00`, AD), isNotTaken],
      saboteur: takes('starts an activity without a name', told(hex`01 00 2d 00`), () => hex`01 00 2d 05 29 03 02 01 01`),
    },
    {
      id: 'session.as.identifier-7-octets',
      rule: 'SES-56',
      requirement: 'An activity identifier has 6 octets at most: an AS with one of 7 starts no activity.',
      steps: [clinched(hex`01 00 2d 09 29 07 02 05 00 00 00 00 01`, AD), isNotTaken],
      saboteur: takes('starts an activity with a name of any length', told(hex`01 00 2d 09`), () => hex`01 00 2d 05 29 03 02 01 01`),
    },
    {
      id: 'session.ae.no-activity',
      rule: 'SES-65',
      clause: 'X.225 §7.35',
      requirement: 'An AE while no activity runs is out of turn.',
      steps: [send(sayingAll(AE(1))), isOutOfTurn],
      saboteur: answers('ends what has not begun', told(hex`01 00 29`), ...AEA(1)),
    },
    {
      id: 'session.ad.no-activity',
      rule: 'SES-70',
      clause: 'X.225 §7.33',
      requirement: 'An AD while no activity runs is out of turn.',
      steps: [send(sayingAll(AD)), isOutOfTurn],
      saboteur: answers('discards what has not begun', told(hex`01 00 39`), ...ADA),
    },
  ]),
  ...casesOf({ ...RECEIVER, clause: 'X.225 §7.29' }, [
    {
      id: 'session.as.while-running',
      rule: 'SES-54',
      requirement: 'An AS while an activity runs is out of turn.',
      steps: [send(sayingAll(AS_NUMBER(2))), isOutOfTurnInActivity],
      saboteur: ignores('passes over an activity within another', told(hex`01 00 2d 05 29 03 02 01 02`)),
    },
    {
      id: 'session.ae.answered',
      rule: 'SES-64',
      clause: 'X.225 §7.35.3',
      isSound: true,
      requirement: 'An AE with the next serial number is answered by an AEA of the same number, and the activity is over.',
      steps: [send(sayingAll(messageIn, AE(1))), expect(isNumbered('AEA', 1)), ...isOver],
      saboteur: answers('confirms the end by a number of its own', told(hex`01 00 29`), ...AEA(0)),
    },
    {
      id: 'session.ae.serial-wrong',
      rule: 'SES-65',
      clause: 'X.225 §7.35.3',
      requirement: 'An AE whose serial number is not the next one is out of turn.',
      steps: [send(sayingAll(messageIn, AE(2))), isOutOfTurnInActivity],
      saboteur: answers('ends an activity by any number', told(hex`01 00 29`), ...AEA(2)),
    },
    {
      id: 'session.ai.answered',
      rule: 'SES-69',
      clause: 'X.225 §7.31.3',
      isSound: true,
      requirement: 'An AI is answered by an AIA; the tokens are with who interrupted, and no activity runs.',
      steps: [send(sayingAll(AI)), expect('session AIA'), ...isOver],
      saboteur: ignores('does not answer an AI', told(hex`01 00 19`)),
    },
    {
      id: 'session.ad.answered',
      rule: 'SES-70',
      clause: 'X.225 §7.33.3',
      isSound: true,
      requirement: 'An AD is answered by an ADA; the tokens are with who discarded, and no activity runs.',
      steps: [send(sayingAll(AD)), expect('session ADA'), ...isOver],
      saboteur: answers('answers an AD as if it were an AI', told(hex`01 00 39`), PT, spduOf('AIA')),
    },
    {
      id: 'session.ar.behind-gt',
      // A receiver need not confirm a sync point before the window is full.
      level: 'should',
      rule: 'SES-68',
      clause: 'X.225 §7.30.3',
      isSound: true,
      requirement: 'An activity that was interrupted is resumed by an AR behind a GT, and its next sync point follows that which is named.',
      steps: [...interrupted, send(sayingAll([GT, AR])), ...goesOn],
      saboteur: hangsUpAt('cannot resume', told(hex`01 00 1d`)),
    },
    {
      id: 'session.ar.behind-pt',
      rule: 'SES-68',
      clause: 'X.225 §7.30.3',
      // Table 7 prints PT, Table 8 GT: whoever takes the other alone has read one of them.
      level: 'may',
      isSound: true,
      requirement: 'An activity that was interrupted is resumed by an AR behind a PT, too.',
      steps: [...interrupted, send(sayingAll([PT, AR])), ...goesOn],
      saboteur: hangsUpAt('knows one head alone', told(hex`02 00 1d`)),
    },
  ]),
  ...casesOf({ ...SENDER, clause: 'X.225 §7.36.3' }, [
    {
      id: 'session.aea.unasked',
      rule: 'SES-66',
      requirement: 'The confirm of an end that nobody has asked for, by a number that there is not, is out of turn.',
      steps: [send(sayingAll(AEA(900_000))), isOutOfTurn],
      saboteur: ignores('passes over confirms of an end', told(hex`02 00 2a`)),
    },
    {
      id: 'session.aea.serial-wrong',
      rule: 'SES-66',
      from: 'open',
      mode: 'normal',
      requirement: 'An AEA whose number is not that of the AE is out of turn, and confirms nothing.',
      steps: [...ended, send((known) => sayingAll(AEA(serialIn(known, 'AE') + 1))(known)), isOutOfTurn],
      saboteur: ignores('takes an AEA as it comes', told(hex`02 00 2a`)),
    },
    {
      id: 'session.ae.then-nothing',
      rule: 'SES-67',
      clause: 'X.225 §7.35.2',
      from: 'open',
      mode: 'normal',
      isSound: true,
      requirement: 'Between its AE and the AEA an endpoint sends no data.',
      steps: [...ended, quiet('session PT')],
      saboteur: adds('sends on behind the end', holding('session AE'), () => packetOf(GT, spduOf('DT', {}, hex`61`))),
    },
    {
      id: 'session.ai.then-discarded',
      rule: 'SES-71',
      clause: 'X.225 §7.31.2',
      isSound: true,
      requirement: 'Who has broken off its activity discards what was under way, until that is acknowledged.',
      steps: [
        send(sayingAll(ED)),
        passing(
          ['session DT', 'session MIP', 'session AE', 'session PT'],
          expect('session AI', 'session AD', 'session AB', 'session GT', ...ENDED),
        ),
        send((known) =>
          acknowledged(known).length > 0 ? [...(sayingAll(MIA(900_000))(known) as readonly Uint8Array[]), ...acknowledged(known)] : [],
        ),
        passing(BUSY, quiet('session FN', 'session GTC', USER_ABORT, ...ENDED)),
      ],
      saboteur: answers('minds what has crossed its AI', told(hex`02 00 32`), spduOf('AB', { transportDisconnect: hex`05` })),
    },
  ]),
];
