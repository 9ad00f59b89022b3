import { cnOf } from '../../speech.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { hex, tsdu } from '../../stimuli.ts';
import { numberAt, removed, replaced } from '../../upper/edit.ts';
import { accepts, begins, carrying, overlooks, saysWrongly } from '../../upper/mend.ts';
import { ppduIn } from '../../upper/ppdu.ts';
import { acHolding, acWith, cnHolding, cnWith, rfWith } from '../../upper/say.ts';
import { NOT_CONNECTED, PEP } from './reactions.ts';

const MODE = 'a0 80';
const RESULTS = 'a2 a5';
const NORMAL = 1;
const X410 = 0;

/** X.226 §6.2.3, §6.2.5: the mode, and what an answer has to be. */
export const ANSWERS = casesOf({ clause: 'X.226 §6.2.3.1', at: 'session', level: 'must', from: 'open' }, [
  {
    id: 'presentation.cpa.mode-normal',
    rule: 'PRES-02',
    roles: ['responder'],
    mode: 'normal',
    requirement: 'A CP in normal mode is answered in normal mode.',
    isSound: true,
    steps: [
      send(cnWith()),
      expect(sound('session AC', (AC) => (numberAt(ppduIn(AC), MODE) === NORMAL ? undefined : 'the mode of the CPA is another'))),
    ],
    saboteur: saysWrongly('answers in the mode of 1984', 'session AC', replaced(MODE, hex`80 01 00`)),
  },
  {
    id: 'presentation.cp.mode-absent',
    rule: 'PRES-03',
    clause: 'X.226 §8.2',
    roles: ['responder'],
    mode: 'normal',
    requirement: 'A CP without a mode is invalid.',
    steps: [send(cnWith(removed('a0'))), expect(...NOT_CONNECTED)],
    saboteur: accepts('takes normal mode for granted'),
  },
  {
    id: 'presentation.cp.mode-unknown',
    rule: 'PRES-03',
    clause: 'X.226 §8.2',
    roles: ['responder'],
    mode: 'normal',
    requirement: 'A CP in a mode that there is not is invalid.',
    steps: [send(cnWith(replaced(MODE, hex`80 01 02`))), expect(...NOT_CONNECTED)],
    saboteur: overlooks('takes any mode but 0 for normal mode', 'session CN', replaced(MODE, hex`80 01 01`)),
  },
  {
    id: 'presentation.cp.no-ppdu',
    rule: 'PRES-03',
    clause: 'X.226 §6.4.4.3',
    roles: ['responder'],
    mode: 'normal',
    requirement: 'A CN whose user data are no PPDU is not accepted.',
    steps: [send(cnHolding(() => hex`04 03 61 62 63`)), expect(...NOT_CONNECTED)],
    saboteur: accepts('takes anything for a CP'),
  },
  {
    id: 'presentation.cp.mode-of-1984',
    rule: 'PRES-34',
    clause: 'X.226 §6.2.5.5',
    roles: ['responder'],
    mode: 'normal',
    requirement: 'A CP in X.410 mode is refused, or answered in that mode, and never in normal mode.',
    isSound: true,
    steps: [
      send((known) => tsdu(known, cnOf({ ...known, mode: 'x410' }))),
      expect(
        sound('session AC', (AC) => (numberAt(ppduIn(AC), MODE) === X410 ? undefined : 'it was answered in normal mode')),
        ...NOT_CONNECTED,
      ),
    ],
    saboteur: accepts('takes no notice of the mode'),
  },
  {
    id: 'presentation.cpa.results-few',
    rule: 'PRES-15',
    clause: 'X.226 §6.2.3.5',
    roles: ['initiator'],
    mode: 'normal',
    requirement: 'A CPA with fewer results than contexts were proposed is invalid.',
    steps: [send(acWith(removed(`${RESULTS} 30.0`))), expect(...PEP)],
    saboteur: begins('does not count the results'),
  },
  {
    id: 'presentation.cpa.transfer-syntax-other',
    rule: 'PRES-16',
    clause: 'X.226 §6.2.3.5',
    roles: ['initiator'],
    mode: 'normal',
    requirement: 'A CPA that accepts a context with a transfer syntax that was not proposed is invalid.',
    steps: [send(acWith(replaced(`${RESULTS} 30.0 81`, hex`81 03 51 ce 0f`))), expect(...PEP)],
    saboteur: overlooks('does not look at the transfer syntax', 'session AC', replaced(`${RESULTS} 30.0 81`, hex`81 02 51 01`)),
  },
  {
    id: 'presentation.cpa.transfer-syntax-absent',
    rule: 'PRES-16',
    clause: 'X.226 §6.2.3.5',
    roles: ['initiator'],
    mode: 'normal',
    requirement: 'A CPA that accepts a context without a transfer syntax is invalid.',
    steps: [send(acWith(removed(`${RESULTS} 30.0 81`))), expect(...PEP)],
    saboteur: begins('takes BER for granted'),
  },
  {
    id: 'presentation.cpa.mode-other',
    rule: 'PRES-02',
    roles: ['initiator'],
    mode: 'normal',
    requirement: 'A CPA in another mode than its CP is invalid.',
    steps: [send(acWith(replaced(MODE, hex`80 01 00`))), expect(...PEP)],
    saboteur: overlooks('does not look at the mode', 'session AC', replaced(MODE, hex`80 01 01`)),
  },
  {
    id: 'presentation.cpa.no-ppdu',
    rule: 'PRES-20',
    clause: 'X.226 §6.4.4.3',
    roles: ['initiator'],
    mode: 'normal',
    requirement: 'An AC whose user data are no PPDU opens nothing.',
    steps: [send(acHolding(() => hex`04 03 61 62 63`)), expect(...PEP)],
    saboteur: begins('takes anything for a CPA'),
  },
  {
    id: 'presentation.ac.holds-cpr',
    rule: 'PRES-20',
    clause: 'X.226 §6.4.4.2',
    roles: ['initiator'],
    mode: 'normal',
    requirement: 'An AC with a CPR in it opens nothing.',
    steps: [send(acHolding(() => hex`30 03 8a 01 00`)), expect(...PEP)],
    saboteur: begins('looks at the SPDU alone'),
  },
  {
    id: 'presentation.rf.holds-cpa',
    rule: 'PRES-20',
    clause: 'X.226 §6.4.4.2',
    roles: ['initiator'],
    mode: 'normal',
    requirement: 'An RF with a CPA in it opens nothing: the session connection is refused.',
    steps: [send(rfWith(hex`31 07 a0 03 80 01 01 a2 00`)), expect(...PEP)],
    saboteur: begins('looks at the PPDU alone', carrying('RF')),
  },
]);
