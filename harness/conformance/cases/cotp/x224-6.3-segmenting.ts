import { concat } from '#src/core/index.ts';
import { helloOf, isAnswered } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { answersWith, beginning, diesAtEnd, diesOf, nth, type Trigger, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, expect, hangUp, quiet, send, tolerated, within } from '../../steps.ts';
import { hex, tsdu } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { dtsIn, dtsOf } from './delivery.ts';
import { ENDED, isProtocolError } from './reactions.ts';

const EMPTY_LAST = hex`03 00 00 07 02 f0 80`;
const EMPTY_MORE = hex`03 00 00 07 02 f0 00`;
const isDT = coded(0xf0);
/** A DT that more follow, and one that ends its TSDU. */
const isPart: Trigger = (passing) => isDT(passing) && passing.octets[6] === 0;
const isEmpty: Trigger = ({ octets }) => octets.length === 7;
const word = (known: Known) => helloOf(known);
/** All of the TSDU, but not its end. */
const unended = (known: Known) => tsdu(known, word(known)).map((octets) => withOctets(6, 0)(octets));
const MEBIBYTE = 1024 * 1024;

/** TSDUs in DTs, X.224 §6.3. */
export const SEGMENTING = casesOf(
  { clause: 'X.224 §6.3.3', at: 'network', from: 'open', level: 'must', roles: ['responder', 'initiator'], needs: ['answers'] },
  [
    {
      id: 'cotp.dt.whole',
      rule: 'COTP-110',
      isSound: true,
      requirement: 'A DT that ends its TSDU is all of it, where none was begun.',
      steps: [send((known) => tsdu(known, word(known))), isAnswered],
      saboteur: answersWith('is deaf to DTs', isDT),
    },
    {
      id: 'cotp.dt.many',
      rule: 'COTP-111',
      isSound: true,
      requirement: 'Many DTs are one TSDU, in their order, up to the one that ends it.',
      steps: [send((known) => dtsOf(word(known), Math.min(16, Math.ceil(word(known).length / 6)))), isAnswered],
      saboteur: takesFor('takes every DT for a TSDU', isPart, withOctets(6, 0x80), 'packet'),
    },
    {
      id: 'cotp.dt.two',
      rule: 'COTP-111',
      isSound: true,
      requirement: 'Two DTs of one length are one TSDU.',
      steps: [send((known) => dtsIn(2, word(known))), isAnswered],
      saboteur: takesFor('keeps of a TSDU what came last', isPart, () => hex``, 'packet'),
    },
    {
      id: 'cotp.dt.two-uneven',
      clause: 'X.224 §6.3.3 note 2',
      rule: 'COTP-112',
      isSound: true,
      requirement: 'Two DTs are one TSDU, of which the first may be the shorter.',
      steps: [send((known) => dtsOf(word(known), 4, word(known).length)), isAnswered],
      saboteur: answersWith('asks for a first DT of some length', ({ octets }) => isPart({ octets, pdus: [] }) && octets.length === 11),
    },
    {
      id: 'cotp.dt.three',
      rule: 'COTP-111',
      isSound: true,
      requirement: 'Three DTs are one TSDU.',
      steps: [send((known) => dtsOf(word(known), 2, 2, word(known).length)), isAnswered],
      saboteur: takesFor('puts the third DT in a wrong place', nth(2, isPart), (octets) => concat([octets, EMPTY_MORE]), 'packet'),
    },
    {
      id: 'cotp.dt.three-uneven',
      clause: 'X.224 §6.3.3 note 2',
      rule: 'COTP-112',
      isSound: true,
      requirement: 'Three DTs are one TSDU, whatever their lengths.',
      steps: [send((known) => dtsOf(word(known), 1, 3, word(known).length)), isAnswered],
      saboteur: answersWith('asks for DTs of one length', ({ octets }) => isPart({ octets, pdus: [] }) && octets.length === 8),
    },
    {
      id: 'cotp.dt.single-octets',
      rule: 'COTP-111',
      isSound: true,
      requirement: 'A TSDU may come in DTs of one octet each.',
      steps: [send((known) => dtsOf(word(known), 1)), isAnswered],
      saboteur: takesFor(
        'loses DTs of one octet',
        ({ octets }) => isDT({ octets, pdus: [] }) && octets.length === 8,
        () => hex``,
        'packet',
      ),
    },
    {
      id: 'cotp.dt.uneven',
      clause: 'X.224 §6.3.3 note 2',
      rule: 'COTP-112',
      isSound: true,
      requirement: 'The DTs of a TSDU need not be as long as they might be, nor of one length.',
      steps: [
        send((known) => {
          const { length } = word(known);
          return dtsOf(word(known), 1, Math.ceil(length / 2), 2, Math.ceil(length / 8), 3, 30);
        }),
        isAnswered,
      ],
      saboteur: answersWith('takes a short DT for the last one', ({ octets }) => isPart({ octets, pdus: [] }) && octets.length < 57),
    },
    {
      id: 'cotp.dt.empty-inside',
      rule: 'COTP-113',
      requirement: 'A DT without data that does not end its TSDU is a protocol error, and the TSDU comes to nobody.',
      steps: [
        send((known) => {
          const [first, ...others] = dtsIn(2, word(known));
          return [first!, EMPTY_MORE, ...others];
        }),
        isProtocolError,
        quiet(...ENDED),
      ],
      saboteur: takesFor(
        'passes over DTs without data',
        (passing) => isPart(passing) && isEmpty(passing),
        () => hex``,
        'packet',
      ),
    },
    {
      id: 'cotp.dt.empty-last',
      rule: 'COTP-114',
      isSound: true,
      requirement: 'The DT that ends a TSDU may have no data.',
      steps: [send((known) => [...unended(known), EMPTY_LAST]), isAnswered],
      saboteur: answersWith('takes a DT without data for none', beginning(EMPTY_LAST)),
    },
    {
      id: 'cotp.dt.not-ended',
      clause: 'X.224 §6.8.3',
      rule: 'COTP-121',
      isSound: true,
      requirement: 'A TSDU goes to its user when it is ended, and not before.',
      steps: [send(unended), quiet(), send(EMPTY_LAST), isAnswered],
      saboteur: takesFor('does not wait for the end of a TSDU', isPart, withOctets(6, 0x80), 'packet'),
    },
    {
      id: 'cotp.dt.empty-alone',
      clause: 'X.214 §13.1.2.1',
      rule: 'COTP-115',
      level: 'should',
      requirement: 'A DT without data, where no TSDU was begun, makes none: it is an error of transport, or of session.',
      steps: [send((known) => [EMPTY_LAST, ...tsdu(known, word(known))]), expect('cotp ER', ...ENDED, 'session AB', tolerated('cotp DT'))],
      saboteur: answersWith('passes over a TSDU of no octets', beginning(EMPTY_LAST)),
    },
    {
      id: 'cotp.dt.cut-off',
      clause: 'RFC 1006 §5',
      rule: 'COTP-121',
      survives: true,
      requirement: 'A TSDU that is begun when the line goes is dropped, and the endpoint lives on.',
      steps: [send(unended), hangUp('close')],
      saboteur: diesAtEnd('dies of half a TSDU', 'close', ({ length }) => length > 100),
    },
    {
      id: 'cotp.dt.mebibyte',
      rule: 'COTP-122',
      survives: true,
      requirement: 'A TSDU of a mebibyte in small DTs is taken or not, and the endpoint lives on.',
      steps: [
        send((known) => [concat(dtsOf(concat([word(known), new Uint8Array(MEBIBYTE).fill(0x7f)]), 125))], 'a mebibyte'),
        // Who gives it back, or thinks of it, needs time; a crash comes late, too.
        within(3000, expect('cotp ER', ...ENDED, 'cotp DT', 'silence')),
      ],
      saboteur: diesOf('does not live through a long TSDU', ({ octets }) => octets.length > MEBIBYTE / 32),
    },
  ],
);
