import type { Pdu } from '#src/dissect/index.ts';
import { hangsUpAt, having } from '../../sabotage.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { added, elementAt, numberAt, octetsAt, removed, replaced } from '../../upper/edit.ts';
import { accepts, overlooks, saysWrongly } from '../../upper/mend.ts';
import { RTOAC, RTORJ, RTORQ } from '../../upper/places.ts';
import { ppduIn } from '../../upper/ppdu.ts';
import { cnWith } from '../../upper/say.ts';
import { NOT_OPENED, RECOVER } from './reactions.ts';

const UNDEFINED = hex`9e 01 00`;
/** What the acceptor answers; where it says nothing the defaults stand, X.228 §9. */
const checkpointIn = (AC: Pdu): number => numberAt(ppduIn(AC), `${RTOAC} 80`) ?? 0;
const windowIn = (AC: Pdu): number => numberAt(ppduIn(AC), `${RTOAC} 81`) ?? 3;

/** X.228 §7.1: an association is opened. The text was not at hand: by Wireshark's module, PICS pages and ISODE. */
export const OPEN = casesOf({ clause: 'X.228 §7.1', at: 'association', mode: 'normal', level: 'may', roles: ['responder'], from: 'open' }, [
  {
    id: 'rtse.rtoac.answers',
    rule: 'RTSE-01',
    requirement: 'An RTORQ in an AARQ is answered by an RTOAC in the AARE.',
    isSound: true,
    steps: [
      send(cnWith()),
      expect(
        sound('session AC', (AC) => (elementAt(ppduIn(AC), `${RTOAC} a2`) ? undefined : 'there is no RTOAC with connection data in it')),
      ),
    ],
    saboteur: saysWrongly('answers at ACSE alone', 'session AC', replaced(RTOAC, hex`05 00`)),
  },
  {
    id: 'rtse.rtorq.defaults',
    rule: 'RTSE-02',
    requirement: 'An RTORQ with connection data alone is one of checkpoint size 0, window size 3, monologue.',
    isSound: true,
    steps: [
      send(cnWith(removed(`${RTORQ} 80`), removed(`${RTORQ} 81`), removed(`${RTORQ} 82`))),
      expect(
        sound('session AC', (AC) => (windowIn(AC) <= 3 ? undefined : `the window is ${windowIn(AC)}`)),
        'session RF',
      ),
    ],
    saboteur: hangsUpAt('takes nothing for granted', having(hex`b0 1a a3`)),
  },
  {
    id: 'rtse.rtoac.checkpoint-size',
    rule: 'RTSE-03',
    requirement: 'The checkpoint size of an RTOAC is at most that of the RTORQ.',
    isSound: true,
    steps: [
      send(cnWith(replaced(`${RTORQ} 80`, hex`80 01 04`))),
      expect(sound('session AC', (AC) => (checkpointIn(AC) <= 4 ? undefined : `it is ${checkpointIn(AC)} where 4 was proposed`))),
    ],
    saboteur: saysWrongly('answers the size that it likes', 'session AC', replaced(`${RTOAC} 80`, hex`80 01 09`)),
  },
  {
    id: 'rtse.rtoac.window-size',
    rule: 'RTSE-04',
    requirement: 'The window size of an RTOAC is at most that of the RTORQ.',
    isSound: true,
    steps: [
      send(cnWith(replaced(`${RTORQ} 81`, hex`81 01 02`))),
      expect(sound('session AC', (AC) => (windowIn(AC) <= 2 ? undefined : `it is ${windowIn(AC)} where 2 was proposed`))),
    ],
    saboteur: saysWrongly('answers the window that it likes', 'session AC', replaced(`${RTOAC} 81`, hex`81 01 07`)),
  },
  {
    id: 'rtse.rtorq.element-undefined',
    rule: 'RTSE-25',
    clause: 'X.228 §7.10',
    requirement: 'An element of an RTORQ that is not defined is ignored.',
    isSound: true,
    steps: [send(cnWith(added(RTORQ, UNDEFINED))), expect('session AC')],
    saboteur: hangsUpAt('knows the elements of its edition alone', having(UNDEFINED)),
  },
  {
    id: 'rtse.rtorq.connection-data-absent',
    rule: 'RTSE-26',
    requirement: 'An RTORQ without connection data opens nothing.',
    steps: [send(cnWith(removed(`${RTORQ} a3`))), expect(...NOT_OPENED)],
    saboteur: accepts('opens without a word'),
  },
  {
    id: 'rtse.rtorq.absent',
    rule: 'RTSE-26',
    requirement: 'An AARQ without an RTORQ opens nothing.',
    steps: [send(cnWith(removed('a2 61 30 a0 60 be'))), expect(...NOT_OPENED)],
    saboteur: accepts('opens without an RTORQ'),
  },
  {
    id: 'rtse.rtorq.dialogue-unknown',
    rule: 'RTSE-26',
    requirement: 'An RTORQ for a dialogue mode that there is not opens nothing.',
    steps: [send(cnWith(replaced(`${RTORQ} 82`, hex`82 01 07`))), expect(...NOT_OPENED)],
    saboteur: overlooks('takes any dialogue mode but 0 for two-way alternate', 'session CN', replaced(`${RTORQ} 82`, hex`82 01 01`)),
  },
  {
    id: 'rtse.rtorq.recover-unknown',
    rule: 'RTSE-22',
    clause: 'X.228 §7.8',
    requirement: 'A recovery of a session connection that nobody knows is refused.',
    isSound: true,
    steps: [send(cnWith(replaced(`${RTORQ} a3 a0`, RECOVER))), expect('session RF')],
    saboteur: accepts('recovers whatever it is asked to'),
  },
  {
    id: 'rtse.rtorj.no-reason',
    rule: 'RTSE-23',
    clause: 'X.228 §9',
    needs: ['checks-bind'],
    requirement: 'In normal mode an RTORJ has user data, and no refuseReason.',
    isSound: true,
    steps: [
      send(cnWith(replaced(`${RTORQ} a3 a0 b0 a1 80`, hex`80 06 4e 4f 42 4f 44 59`))),
      expect(
        sound('session RF', (RF) => {
          const cpr = ppduIn(RF);
          if (!octetsAt(cpr, RTORJ)) return 'there is no RTORJ in it';
          return octetsAt(cpr, `${RTORJ} 80`) ? 'there is a refuseReason in it' : undefined;
        }),
      ),
    ],
    saboteur: saysWrongly('refuses as in X.410 mode', 'session RF', added(RTORJ, hex`80 01 02`)),
  },
]);
