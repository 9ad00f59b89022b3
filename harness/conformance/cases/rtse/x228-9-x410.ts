import { DT } from '../../association.ts';
import type { Case } from '../../case.ts';
import { messageApdu } from '../../mts-apdu.ts';
import { ignores } from '../../sabotage.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { hex, spdus } from '../../stimuli.ts';
import { added, countAt, numberAt, octetsAt, replaced } from '../../upper/edit.ts';
import { carrying, saysWrongly } from '../../upper/mend.ts';
import { BIND_1984, RTORQ_1984 } from '../../upper/places.ts';
import { ppduIn } from '../../upper/ppdu.ts';
import { cnWith, rfWith } from '../../upper/say.ts';
import { ABORTED, RECOVER_1984 } from './reactions.ts';

/** An RF with an RTORJ of that reason, and nothing else in it. */
const refusedFor = (reason: number) =>
  sound('session RF', (RF) => {
    const rtorj = ppduIn(RF);
    if (numberAt(rtorj, '80') !== reason) return `the refuseReason is ${numberAt(rtorj, '80') ?? 'absent'}, not ${reason}`;
    return countAt(rtorj, '') === 1 ? undefined : 'there is more in it than a refuseReason';
  });

/** X.410-1984 in the words of X.228: refusals and aborts of X.410 mode. */
export const X410: readonly Case[] = casesOf({ clause: 'X.228 §7.1', at: 'association', mode: 'x410', level: 'may', from: 'open' }, [
  {
    id: 'rtse.x410.validation-failure',
    rule: 'RTSE-20',
    roles: ['responder'],
    needs: ['checks-bind'],
    requirement: 'In X.410 mode a caller whose name is not known is refused for a failed validation.',
    isSound: true,
    steps: [send(cnWith(replaced(`${BIND_1984} a1 80`, hex`80 06 4e 4f 42 4f 44 59`))), expect(refusedFor(2))],
    saboteur: saysWrongly('is always busy', 'session RF', replaced('80', hex`80 01 00`)),
  },
  {
    id: 'rtse.x410.recover-unknown',
    rule: 'RTSE-22',
    clause: 'X.228 §7.8',
    roles: ['responder'],
    requirement: 'In X.410 mode a recovery of a session connection that nobody knows is refused: it cannot be recovered.',
    isSound: true,
    steps: [send(cnWith(replaced(`${RTORQ_1984} a3 a0`, RECOVER_1984))), expect(refusedFor(1))],
    saboteur: saysWrongly('is always busy', 'session RF', replaced('80', hex`80 01 00`)),
  },
  ...(['busy', 'cannot-recover', 'validation-failure', 'dialogue-mode', 'unknown'] as const).map((name, at) => ({
    id: `rtse.x410.refused-${name}`,
    rule: 'RTSE-24',
    roles: ['initiator'] as const,
    requirement: 'A refusal by an RTORJ ends the attempt, whatever its reason.',
    isSound: true as const,
    steps: [send(rfWith(Uint8Array.of(0x31, 3, 0x80, 1, name === 'unknown' ? 99 : at))), expect('closed', 'reset')],
    saboteur: ignores('waits on for an answer that it has', carrying('RF')),
  })),
  {
    id: 'rtse.x410.abort-not-by-user',
    rule: 'RTSE-39',
    clause: 'X.218 §9.7',
    level: 'must',
    roles: ['responder'],
    requirement: 'In X.410 mode an abort has no user data, and is none by the user.',
    from: 'bound',
    steps: [
      send((known) => spdus(known, ...DT(messageApdu()))),
      expect(
        sound('rtse RTAB', ({ octets }) => {
          if (octetsAt(octets, 'a2')) return 'there are user data in it';
          return numberAt(octets, '80') === 6 ? 'it is by the user' : undefined;
        }),
        ...ABORTED,
      ),
    ],
    saboteur: saysWrongly('aborts as in normal mode', 'rtse RTAB', added('', hex`a2 02 05 00`)),
  },
]);
