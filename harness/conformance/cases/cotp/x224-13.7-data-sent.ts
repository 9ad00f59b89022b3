import { concat } from '#src/core/index.ts';
import { helloOf, isAnswered } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { keepsBack, says, type Trigger, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, check, send } from '../../steps.ts';
import { hex, tpkt } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { dtsOf, openedWith } from './delivery.ts';

const its = ({ heard }: Known) => heard.flatMap(({ pdu, by }) => (by === 'them' && pdu.layer === 'cotp' && pdu.kind === 'DT' ? [pdu] : []));
const anyOfIts =
  (flaw: (octets: Uint8Array) => string | undefined) =>
  (known: Known): string | undefined =>
    its(known)
      .map(({ octets }) => flaw(octets))
      .find((each) => each !== undefined);
const isDT = coded(0xf0);
const at =
  (place: number, octet: number): Trigger =>
  ({ octets }) =>
    octets[place] === octet;

/** Its answer in TPDUs of 128 octets, which most answers are too long for. */
const heardInParts = [...openedWith(128), send((known: Known) => dtsOf(helloOf(known), 125)), isAnswered];

/** What a DT that is sent is in class 0, X.224 §13.7. */
export const DATA_SENT = casesOf(
  {
    clause: 'X.224 §13.7.3',
    at: 'network',
    from: 'connected',
    level: 'must',
    roles: ['responder', 'initiator'],
    needs: ['answers'],
    isSound: true,
  },
  [
    {
      id: 'cotp.dt.sent-within-size',
      needs: ['long-words'],
      clause: 'X.224 §13.7.5',
      rule: 'COTP-116',
      requirement: 'No DT that is sent is longer than the TPDU size that was agreed.',
      steps: [
        ...heardInParts,
        check(
          'the length of its DTs',
          anyOfIts(({ length }) => (length > 128 ? `one has ${length} octets` : undefined)),
        ),
      ],
      saboteur: takesFor(
        'sends in sizes of its own',
        ({ octets }) => at(5, 0xe0)({ octets, pdus: [] }) || at(5, 0xd0)({ octets, pdus: [] }),
        unsized,
        'packet',
      ),
    },
    {
      id: 'cotp.dt.sent-plain',
      rule: 'COTP-123',
      requirement: 'A DT that is sent in class 0 has a header of three octets, without acknowledgement and number.',
      steps: [
        ...heardInParts,
        check(
          'the headers of its DTs',
          anyOfIts(([li, code, nr]) =>
            li === 2 && code === 0xf0 && (nr! & 0x7f) === 0 ? undefined : `one has LI ${li}, code ${code}, ${nr}`,
          ),
        ),
      ],
      saboteur: says('numbers its DTs', isDT, (octets) => withOctets(6, octets[6]! | 1)(octets)),
    },
    {
      id: 'cotp.dt.sent-with-data',
      needs: ['long-words'],
      clause: 'X.224 §6.3.3',
      rule: 'COTP-123',
      requirement: 'Every DT that is sent has data, but for the one that ends its TSDU.',
      steps: [
        ...heardInParts,
        check(
          'the data of its DTs',
          anyOfIts((octets) => (octets.length === 3 && octets[2]! < 0x80 ? 'one has none' : undefined)),
        ),
      ],
      saboteur: {
        says: 'sends DTs without data between others',
        habits: () => [
          () => ({
            at: 'packet',
            going: 'out',
            meddle: ({ octets }) => (isDT({ octets, pdus: [] }) ? [{ pass: hex`03 00 00 07 02 f0 00` }, { pass: octets }] : undefined),
          }),
        ],
      },
    },
    {
      id: 'cotp.dt.sent-to-the-end',
      needs: ['long-words'],
      clause: 'X.224 §6.3.3',
      rule: 'COTP-123',
      requirement: 'The last DT of a TSDU that is sent says that it is the last.',
      steps: [
        ...openedWith(128),
        send((known: Known) => dtsOf(helloOf(known), 125)),
        isAnswered,
        check('the last of its DTs', (known) => (its(known).at(-1)!.octets[2]! >= 0x80 ? undefined : 'it does not end its TSDU')),
      ],
      saboteur: keepsBack('does not send the end of what it says', (passing) => isDT(passing) && passing.octets[6] === 0x80),
    },
  ],
);

/** Takes C0 out of a CR or CC. */
function unsized(packet: Uint8Array): Uint8Array {
  const place = packet.indexOf(0xc0, 11);
  if (place < 0) return packet;
  const nsdu = concat([packet.subarray(4, place), packet.subarray(place + 3)]);
  nsdu[0]! -= 3;
  return tpkt(nsdu);
}
