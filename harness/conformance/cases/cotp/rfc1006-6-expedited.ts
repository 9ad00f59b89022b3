import { concat } from '#src/core/index.ts';
import { parameter } from '#src/cotp/index.ts';
import type { Step } from '../../case.ts';
import { helloOf } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { answersWith, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, expect, send, sendApart, tolerated } from '../../steps.ts';
import { crOf, hex, packet, tpkt, tsdu } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { digested, dtsIn, isHardlyTaken } from './delivery.ts';
import { isProtocolError } from './reactions.ts';

/** Opens the transport connection with the use of expedited data, which the endpoint is known to agree to. */
const opened = [
  send((known) => packet(crOf(known, { parameters: [...crOf(known).parameters, parameter('additionalOptions', Uint8Array.of(1))] })), 'CR'),
  expect('cotp CC'),
];
const isED = coded(0x10);
const EA = tpkt(hex`04 20 01 02 00`);
const ER = tpkt(hex`09 70 01 02 02 c1 03 02 10 80`);
const SIXTEEN = new Uint8Array(16).fill(0x61);
const ed = (userData: Uint8Array, nr = 0x80) => tpkt(concat([Uint8Array.of(2, 0x10, nr), userData]));

/** What was said besides is answered, as if there had been nothing else; though a session layer may not like what came as expedited data. */
const isTaken = expect('cotp DT', tolerated('closed'), tolerated('reset'));
const after = (...octets: readonly Uint8Array[]): readonly Step[] => [
  ...opened,
  send(octets, 'ED'),
  digested,
  send((known) => tsdu(known, helloOf(known)), 'what is answered'),
];

/** Expedited data as RFC 1006 §6 has them. */
export const EXPEDITED = [
  ...casesOf({ clause: 'RFC 1006 §5', rule: 'COTP-126', at: 'network', from: 'open', roles: ['responder', 'initiator'], level: 'must' }, [
    {
      id: 'cotp.ed.not-agreed',
      requirement: 'An ED where expedited data were not agreed is a protocol error, and never acknowledged.',
      steps: [send(ed(hex`01`)), isProtocolError],
      saboteur: answersWith('acknowledges expedited data that nobody agreed on', isED, EA),
    },
    {
      id: 'cotp.ed.of-class-2',
      requirement: 'An ED with a reference, as class 2 has it, is a protocol error, and never acknowledged.',
      steps: [send(tpkt(hex`04 10 03 04 80 01`)), isProtocolError],
      saboteur: answersWith('acknowledges expedited data of another class', isED, EA),
    },
  ]),
  ...casesOf({ clause: 'RFC 1006 §6', at: 'network', from: 'connected', roles: ['responder'], needs: ['expedited', 'answers'] }, [
    {
      id: 'cotp.ed.one-octet',
      rule: 'COTP-124',
      level: 'must',
      requirement: 'Where expedited data are agreed, an ED of one octet is no error.',
      steps: [...after(ed(hex`61`)), isTaken],
      saboteur: answersWith('rejects expedited data that it has agreed to', isED, ER),
    },
    {
      id: 'cotp.ed.sixteen-octets',
      rule: 'COTP-124',
      level: 'must',
      requirement: 'Where expedited data are agreed, an ED of 16 octets is no error.',
      steps: [...after(ed(SIXTEEN)), isTaken],
      saboteur: answersWith('has room for fewer expedited data', ({ octets }) => isED({ octets, pdus: [] }) && octets.length > 16, ER),
    },
    {
      id: 'cotp.ed.number',
      rule: 'COTP-124',
      level: 'should',
      requirement: 'All bits of the number of an ED are ignored.',
      steps: [...after(ed(hex`61`, 0x85)), isTaken],
      saboteur: answersWith('looks at the number of an ED', ({ octets }) => isED({ octets, pdus: [] }) && octets[6] === 0x85, ER),
    },
    {
      id: 'cotp.ed.not-acknowledged',
      clause: 'X.224 §13.10',
      rule: 'COTP-128',
      level: 'must',
      requirement: 'An ED is not acknowledged in class 0.',
      steps: [...after(ed(hex`61`), ed(hex`62`)), isTaken],
      saboteur: answersWith('acknowledges expedited data', isED, EA),
    },
    {
      id: 'cotp.ed.inside-tsdu',
      rule: 'COTP-129',
      level: 'must',
      requirement: 'An ED may come between the DTs of a TSDU, which is whole all the same.',
      steps: [
        ...opened,
        sendApart((known: Known) => {
          const [first, ...others] = dtsIn(2, helloOf(known));
          return [first!, ed(hex`61`), ...others];
        }, 100),
        isTaken,
      ],
      saboteur: answersWith('rejects an ED inside a TSDU', isED, ER),
    },
    {
      id: 'cotp.ed.empty',
      clause: 'X.224 §13.8.5',
      rule: 'COTP-125',
      level: 'should',
      requirement: 'An ED without data is a protocol error.',
      steps: [...after(ed(hex``)), isHardlyTaken],
      saboteur: takesFor('takes expedited data of no octets', isED, () => ed(hex`61`), 'packet'),
    },
    {
      id: 'cotp.ed.seventeen-octets',
      clause: 'X.224 §13.8.5',
      rule: 'COTP-125',
      level: 'should',
      requirement: 'An ED of more than 16 octets is a protocol error.',
      steps: [...after(ed(new Uint8Array(17).fill(0x61))), isHardlyTaken],
      saboteur: takesFor('takes expedited data of any length', isED, () => ed(SIXTEEN), 'packet'),
    },
    {
      id: 'cotp.ed.not-ended',
      clause: 'X.224 §13.8.3 d)',
      rule: 'COTP-127',
      level: 'should',
      requirement: 'An ED that does not end its TSDU is a protocol error.',
      steps: [...after(ed(hex`61`, 0x00)), isHardlyTaken],
      saboteur: takesFor('ignores all bits of an ED', isED, withOctets(6, 0x80), 'packet'),
    },
  ]),
];
