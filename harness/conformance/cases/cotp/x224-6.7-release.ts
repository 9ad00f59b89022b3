import { spduOf } from '#src/session/index.ts';
import { answersWith, diesAtEnd, type Trigger } from '../../sabotage.ts';
import { casesOf, check, expect, gone, hangUp, passing, send, within } from '../../steps.ts';
import { hex, packet, spdus, tpkt } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { TOLERANCE } from './reactions.ts';

const isRF: Trigger = ({ octets }) => octets[5] === 0xf0 && octets[7] === 12;
/** A CR or CC has come. */
const isOpen = ({ length }: Uint8Array): boolean => length > 0;
const DR = packet({ kind: 'DR', dstRef: 0x0102, srcRef: 0x0304, reason: 0x80, parameters: [], userData: hex`` });

/** Octets that are no TPDU. */
const NO_TPDU = hex`04 30 01 02 00 aa bb cc`;

/** How a connection of class 0 ends, X.224 §6.7.1.4. */
export const RELEASE = casesOf({ clause: 'X.224 §6.7.1.4', at: 'network', from: 'open', level: 'must' }, [
  {
    id: 'cotp.release.by-closing',
    rule: 'COTP-140',
    roles: ['initiator'],
    needs: ['session'],
    isSound: true,
    requirement: 'A caller whose session is refused releases the connection by closing the line; class 0 has no DR for it, nor a DC.',
    steps: [send((known) => spdus(known, spduOf('RF', { reason: Uint8Array.of(2) }))), gone('cotp DR', 'cotp DC')],
    saboteur: answersWith('releases by a DR', isRF, DR),
  },
  {
    id: 'cotp.release.without-dr',
    rule: 'COTP-140',
    roles: ['responder', 'initiator'],
    requirement: 'Whoever ends a connection of class 0, over what it cannot read, sends no DR and no DC.',
    steps: [
      send(tpkt(NO_TPDU), 'code 30'),
      passing(['cotp DR', 'cotp DC'], within(TOLERANCE, expect('cotp ER', 'closed', 'reset', 'silence', 'cotp DT', 'cotp invalid'))),
      check('what it has sent', ({ last }) => (last('cotp DR') || last('cotp DC') ? 'it releases the connection by a TPDU' : undefined)),
    ],
    saboteur: answersWith('releases by a DR', coded(0x30), DR),
  },
  {
    id: 'cotp.release.closed',
    rule: 'COTP-141',
    roles: ['responder', 'initiator'],
    survives: true,
    requirement: 'An endpoint whose peer closes an open connection takes it for released, and lives on.',
    steps: [hangUp('close')],
    saboteur: diesAtEnd('dies when an open connection is closed', 'close', isOpen),
  },
  {
    id: 'cotp.release.reset',
    clause: 'X.224 §6.8.3',
    rule: 'COTP-141',
    roles: ['responder', 'initiator'],
    survives: true,
    requirement: 'An endpoint whose peer resets an open connection takes it for released, and lives on.',
    steps: [hangUp('reset')],
    saboteur: diesAtEnd('dies when an open connection is reset', 'reset', isOpen),
  },
]);
