import { concat } from '#src/core/index.ts';
import { helloOf, isAnswered } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { type Trigger, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, send } from '../../steps.ts';
import { hex, tpkt, tsdu } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { dtsOf, isHardlyTaken, openedWith } from './delivery.ts';
import { isProtocolError } from './reactions.ts';

/** The TSDU that would be answered, with something done to each of its packets. */
const changed = (change: (packet: Uint8Array) => Uint8Array) => send((known: Known) => tsdu(known, helloOf(known)).map(change));
const isDT = coded(0xf0);
const at =
  (place: number, octet: number): Trigger =>
  ({ octets }) =>
    octets[place] === octet;

/** What a DT that is heard is in class 0, X.224 §13.7. */
export const DATA = casesOf(
  { clause: 'X.224 §13.7.3', at: 'network', from: 'open', level: 'must', roles: ['responder', 'initiator'], needs: ['answers'] },
  [
    {
      id: 'cotp.dt.full',
      needs: ['long-words'],
      clause: 'X.224 §13.7.5',
      rule: 'COTP-117',
      from: 'connected',
      isSound: true,
      requirement: 'A DT may be exactly as long as the TPDU size that was agreed.',
      steps: [...openedWith(128), send((known) => dtsOf(helloOf(known), 125)), isAnswered],
      saboteur: takesFor(
        'counts the header of the packet, too',
        (passing) => isDT(passing) && passing.octets.length === 132,
        () => hex``,
        'packet',
      ),
    },
    {
      id: 'cotp.dt.too-long',
      needs: ['long-words'],
      clause: 'X.224 §13.7.5',
      rule: 'COTP-116',
      level: 'should',
      from: 'connected',
      requirement: 'A DT longer than the TPDU size that was agreed is a protocol error.',
      steps: [...openedWith(128), send((known) => dtsOf(helloOf(known), 126, 125)), isHardlyTaken],
      saboteur: takesFor(
        'takes longer DTs than were agreed',
        (passing) => isDT(passing) && passing.octets.length === 133,
        (octets) => concat(dtsOf(octets.subarray(7), 100).map((part) => withOctets(6, 0)(part))),
        'packet',
      ),
    },
    {
      id: 'cotp.dt.number',
      clause: 'X.224 §13.7.3 e)',
      rule: 'COTP-118',
      level: 'should',
      requirement: 'A DT with a number is a protocol error in class 0; by RFC 1006 the number was ignored.',
      steps: [changed((octets) => withOctets(6, octets[6]! | 1)(octets)), isHardlyTaken],
      saboteur: takesFor('ignores the number of a DT', isDT, (octets) => withOctets(6, octets[6]! & 0x80)(octets), 'packet'),
    },
    ...[0xf1, 0xf2, 0xfe].map((code) => ({
      id: `cotp.dt.code-${code.toString(16)}`,
      clause: 'X.224 §13.7.3 a)',
      rule: 'COTP-119',
      level: 'should' as const,
      requirement:
        code === 0xf1
          ? 'A DT that asks for acknowledgement, which was not agreed, is a protocol error.'
          : `${code.toString(16).toUpperCase()} is not the code of a DT.`,
      steps: [changed(withOctets(5, code)), isHardlyTaken],
      saboteur: takesFor('looks at half of the code of a DT', at(5, code), withOctets(5, 0xf0), 'packet'),
    })),
    {
      id: 'cotp.dt.of-class-2',
      clause: 'X.224 §13.7.1',
      rule: 'COTP-120',
      requirement: 'A DT with a reference, as other classes have it, is a protocol error in class 0.',
      steps: [changed((octets) => tpkt(concat([hex`04 f0 01 02`, octets.subarray(6)]))), isProtocolError],
      saboteur: takesFor('reads the DTs of class 2', at(4, 4), (octets) => tpkt(concat([hex`02 f0`, octets.subarray(8)])), 'packet'),
    },
    {
      id: 'cotp.dt.with-parameters',
      clause: 'X.224 §13.7.1',
      rule: 'COTP-120',
      requirement: 'A DT whose header has more than its three octets is a protocol error in class 0.',
      steps: [
        changed((octets) => tpkt(concat([hex`06 f0`, octets.subarray(6, 7), hex`c3 02 00 00`, octets.subarray(7)]))),
        isProtocolError,
      ],
      saboteur: takesFor(
        'reads over the parameters of a DT',
        at(4, 6),
        (octets) => tpkt(concat([hex`02 f0`, octets.subarray(6, 7), octets.subarray(11)])),
        'packet',
      ),
    },
  ],
);
