import { spduOf } from '#src/session/index.ts';
import { AE, DT, MIP } from '../../association.ts';
import { messageApdu } from '../../mts-apdu.ts';
import { having, holding, ignores, keepsBack, nth } from '../../sabotage.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { hex, spdus } from '../../stimuli.ts';
import { followed, numberAt, octetsAt, replaced } from '../../upper/edit.ts';
import { behind, saysWrongly } from '../../upper/mend.ts';
import { contextsIn, element, valueIn } from '../../upper/ppdu.ts';
import { asking, dtWith } from '../../upper/say.ts';
import { AR, begin, piecesOf, transfer } from '../../upper/transfer.ts';
import { ABORTED } from './reactions.ts';

const MESSAGE = messageApdu();
/** Larger than a checkpoint. */
const LONG_MESSAGE = messageApdu(1500);
const UNIT = 1024;
const NOT_A_SEGMENT = hex`30 00`;
const notASegment = dtWith((known) => valueIn(contextsIn(known).user, NOT_A_SEGMENT));
const RTAB = '61 30 a0 64 be 28 a0 b6';

/** X.228 §7.3 and X.218 §9.3: an APDU is transferred as an activity. */
export const RECEIVING = casesOf({ clause: 'X.228 §7.3', at: 'association', mode: 'normal', roles: ['responder'] }, [
  {
    id: 'rtse.transfer.secured',
    rule: 'RTSE-08',
    clause: 'X.218 §9.3',
    level: 'must',
    requirement: 'An APDU that is whole is secured, and its activity end acknowledged.',
    from: 'activity',
    isSound: true,
    steps: [transfer(MESSAGE), expect('session AEA')],
    saboteur: keepsBack('takes it, and does not say so', holding('session AEA')),
  },
  {
    id: 'rtse.transfer.one-after-another',
    rule: 'RTSE-10',
    clause: 'X.218 §9.3',
    level: 'must',
    requirement: 'A second APDU is taken as the first was.',
    from: 'activity',
    isSound: true,
    steps: [transfer(MESSAGE), expect('session AEA'), begin(2), transfer(messageApdu(100, 'TESTER-000002')), expect('session AEA')],
    saboteur: ignores('has done its work with the first', nth(2, behind('AE'))),
  },
  {
    id: 'rtse.transfer.checkpoint',
    rule: 'RTSE-05',
    level: 'may',
    requirement: 'A checkpoint is confirmed, and the rest is taken behind it.',
    from: 'activity',
    isSound: true,
    steps: [
      send((known) => [...spdus(known, ...DT(piecesOf(known, LONG_MESSAGE, UNIT)[0]!)), ...spdus(known, ...MIP(1))]),
      expect('session MIA'),
      send((known) => [...spdus(known, ...DT(piecesOf(known, LONG_MESSAGE, UNIT)[1]!)), ...spdus(known, ...AE(2))]),
      expect('session AEA'),
    ],
    saboteur: keepsBack('does not confirm checkpoints', holding('session MIA')),
  },
  {
    id: 'rtse.transfer.discarded',
    rule: 'RTSE-33',
    level: 'may',
    requirement: 'A transfer that its sender discards is dropped, and another one can follow.',
    from: 'activity',
    isSound: true,
    steps: [
      send((known) => spdus(known, ...DT(piecesOf(known, LONG_MESSAGE, UNIT)[0]!))),
      send((known) => spdus(known, ...asking(spduOf('AD', { reason: Uint8Array.of(5) })))),
      expect('session ADA'),
      begin(2),
      transfer(MESSAGE),
      expect('session AEA'),
    ],
    saboteur: keepsBack('drops it, and does not say so', holding('session ADA')),
  },
  {
    id: 'rtse.transfer.resumed',
    rule: 'RTSE-34',
    clause: 'X.228 §7.8',
    level: 'may',
    requirement: 'A transfer that was interrupted goes on behind its last checkpoint.',
    from: 'activity',
    isSound: true,
    steps: [
      send((known) => [...spdus(known, ...DT(piecesOf(known, LONG_MESSAGE, UNIT)[0]!)), ...spdus(known, ...MIP(1))]),
      expect('session MIA'),
      send((known) => spdus(known, ...asking(spduOf('AI', { reason: Uint8Array.of(5) })))),
      expect('session AIA'),
      send((known) => spdus(known, ...AR(1, 1))),
      send((known) => [...spdus(known, ...DT(piecesOf(known, LONG_MESSAGE, UNIT)[1]!)), ...spdus(known, ...AE(2))]),
      expect('session AEA'),
    ],
    saboteur: ignores('forgets what was interrupted', behind('AR')),
  },
  {
    id: 'rtse.resume.unknown',
    rule: 'RTSE-34',
    clause: 'X.228 §7.8',
    level: 'may',
    requirement: 'A transfer that nobody has begun cannot go on.',
    from: 'bound',
    steps: [send((known) => spdus(known, ...AR(9, 3))), expect(...ABORTED)],
    saboteur: ignores('goes on with anything', behind('AR')),
  },
  {
    id: 'rtse.resume.completed',
    rule: 'RTSE-35',
    clause: 'X.228 Annex B',
    level: 'may',
    requirement: 'A transfer that was secured does not go on: nothing is delivered twice.',
    from: 'activity',
    steps: [transfer(MESSAGE), expect('session AEA'), send((known) => spdus(known, ...AR(1, 1))), expect(...ABORTED)],
    saboteur: ignores('takes it once more', behind('AR')),
  },
  {
    id: 'rtse.rttr.no-activity',
    rule: 'RTSE-12',
    level: 'may',
    requirement: 'A segment outside an activity is a protocol error.',
    from: 'bound',
    steps: [send((known) => spdus(known, ...DT(piecesOf(known, MESSAGE)[0]!))), expect(...ABORTED)],
    saboteur: ignores('keeps it for an activity to come', behind('DT')),
  },
  {
    id: 'rtse.rttr.not-octets',
    rule: 'RTSE-40',
    level: 'may',
    requirement: 'A segment that is no OCTET STRING is a protocol error.',
    from: 'activity',
    steps: [send(notASegment), expect(...ABORTED)],
    saboteur: ignores('takes any value for a segment', having(hex`a0 02 30 00`)),
  },
  {
    id: 'rtse.rtab.reason',
    rule: 'RTSE-27',
    clause: 'X.228 §7.7',
    level: 'may',
    requirement: 'An RTAB for a protocol error gives one of the reasons that there are, and that of a user not.',
    from: 'activity',
    steps: [
      send(notASegment),
      expect(
        sound('presentation ARU', ({ octets }) => {
          const reason = numberAt(octets, `${RTAB} 80`);
          if (reason === undefined) return undefined;
          return reason <= 7 && reason !== 6 ? undefined : `the reason is ${reason}`;
        }),
        ...ABORTED,
      ),
    ],
    saboteur: saysWrongly('lays it on its user', 'presentation ARU', replaced(`${RTAB} 80`, hex`80 01 06`)),
  },
  {
    id: 'rtse.rtab.reflected',
    rule: 'RTSE-28',
    clause: 'X.228 §7.7',
    level: 'may',
    requirement: 'An RTAB reflects parameters where the reason is that one of them is invalid, and not else.',
    from: 'activity',
    steps: [
      send(notASegment),
      expect(
        sound('presentation ARU', ({ octets }) =>
          octetsAt(octets, `${RTAB} 81`) && numberAt(octets, `${RTAB} 80`) !== 1 ? 'parameters are reflected' : undefined,
        ),
        ...ABORTED,
      ),
    ],
    saboteur: saysWrongly('reflects whatever it was', 'presentation ARU', followed(`${RTAB} 80`, hex`81 02 07 80`)),
  },
  {
    id: 'rtse.external.truncated',
    rule: 'RTSE-40',
    level: 'may',
    requirement: 'An APDU of which a part is missing is not secured.',
    from: 'activity',
    steps: [
      send((known) => {
        const segment = piecesOf({ ...known, mode: 'x410' }, MESSAGE)[0]!;
        const broken = Buffer.concat([hex`28 81 f0 02 01 05 a0 81 e0`, segment.subarray(0, 40)]);
        const value = valueIn(contextsIn(known).user, element(0x04, broken));
        return [...spdus(known, ...DT(value)), ...spdus(known, ...AE(1))];
      }),
      expect('session ED', ...ABORTED),
    ],
    saboteur: ignores('waits for the rest of it', having(hex`28 81 f0`)),
  },
]);
