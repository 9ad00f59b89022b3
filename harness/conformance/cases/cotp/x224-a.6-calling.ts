import { helloOf } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { adds, answersWith, diesAtEnd, holding, takesFor } from '../../sabotage.ts';
import { casesOf, expect, hangUp, quiet, send, sound, tolerated } from '../../steps.ts';
import { ccOf, dtOf, hex, packet, tsdu } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { isHardlyAccepted, isHardlyTaken } from './delivery.ts';
import { ENDED } from './reactions.ts';

const isCC = coded(0xd0);
/** Another connection than that which was confirmed. */
const OTHER_REFERENCE = 0x0777;
const again = (change: Parameters<typeof ccOf>[1] = {}) =>
  send((known: Known) => [packet(ccOf(known, change)), ...tsdu(known, helloOf(known))], 'CC, then AC');

/** What a caller does while its call is not answered, and when it is answered twice: X.224 Table A.6. */
export const CALLING = casesOf({ clause: 'X.224 Table A.6', at: 'network', roles: ['initiator'] }, [
  {
    id: 'cotp.calling.unanswered',
    clause: 'X.224 §6.5.4',
    rule: 'COTP-83',
    level: 'must',
    from: 'connected',
    isSound: true,
    requirement: 'As long as its CR is not answered, a caller sends nothing more; class 0 does not repeat it.',
    steps: [quiet(...ENDED)],
    saboteur: adds('repeats its CR', holding('cotp CR'), (octets) => octets),
  },
  {
    id: 'cotp.calling.data-first',
    rule: 'COTP-97',
    level: 'should',
    from: 'connected',
    needs: ['talks'],
    requirement: 'A DT before the CC is a protocol error, and is not kept for later.',
    steps: [send((known) => [packet(dtOf(hex`01 02 03 04`)), packet(ccOf(known))], 'DT, then CC'), isHardlyAccepted],
    saboteur: answersWith('passes over a DT that comes too early', coded(0xf0)),
  },
  {
    id: 'cotp.calling.closed',
    clause: 'RFC 1006 §5',
    rule: 'COTP-101',
    level: 'must',
    from: 'connected',
    survives: true,
    requirement: 'A caller whose line is closed in place of an answer lives on, and calls again.',
    steps: [hangUp('close')],
    saboteur: diesAtEnd('dies of a call that is not answered', 'close'),
  },
  {
    id: 'cotp.calling.reset',
    clause: 'RFC 1006 §5',
    rule: 'COTP-101',
    level: 'must',
    from: 'connected',
    survives: true,
    requirement: 'A caller whose line is reset in place of an answer lives on, and calls again.',
    steps: [hangUp('reset')],
    saboteur: diesAtEnd('dies of a call that is reset', 'reset'),
  },
  {
    id: 'cotp.calling.confirmed-twice',
    rule: 'COTP-99',
    level: 'should',
    from: 'open',
    needs: ['answers'],
    requirement: 'The same CC once more, on an open connection, is a protocol error.',
    steps: [again(), isHardlyTaken],
    saboteur: answersWith('passes over a CC on an open connection', { fresh: () => second(isCC) }),
  },
  {
    id: 'cotp.calling.confirmed-for-another',
    clause: 'X.224 §6.9.1.4.2',
    rule: 'COTP-98',
    level: 'must',
    from: 'open',
    needs: ['answers'],
    requirement: 'On an open connection, a CC of another one is answered by a DR to that.',
    steps: [
      again({ srcRef: OTHER_REFERENCE }),
      expect(
        sound('cotp DR', ({ fields }) => (fields.dstRef === OTHER_REFERENCE ? undefined : `its DST-REF is ${fields.dstRef}`)),
        ...['cotp ER', ...ENDED].map((each) => tolerated(each as string)),
      ),
    ],
    saboteur: takesFor('passes over a CC of another connection', { fresh: () => second(isCC) }, () => hex``),
  },
]);

const second = (trigger: typeof isCC): typeof isCC => {
  let count = 0;
  return (passing) => trigger(passing) && ++count === 2;
};
