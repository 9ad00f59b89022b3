import { concat } from '#src/core/index.ts';
import type { Known } from '../../known.ts';
import { keepsBack, says, type Trigger, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, check, send } from '../../steps.ts';
import { hex, tpkt, tsdu } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { dtsOf, isDelivered, isHardlyTaken, openedWith, wordOf } from './delivery.ts';
import { isProtocolError } from './reactions.ts';

/** The TSDU that would be answered, with something done to each of its packets. */
const changed = (change: (packet: Uint8Array) => Uint8Array) => send((known: Known) => tsdu(known, wordOf(known)).map(change));
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
const heardInParts = [...openedWith(128), send((known: Known) => dtsOf(wordOf(known), 125)), isDelivered];

/** What a DT is in class 0, X.224 §13.7. */
export const DATA = casesOf(
  { clause: 'X.224 §13.7.3', at: 'network', from: 'open', level: 'must', roles: ['responder', 'initiator'], needs: ['mta'] },
  [
    {
      id: 'cotp.dt.full',
      clause: 'X.224 §13.7.5',
      rule: 'COTP-117',
      from: 'connected',
      isSound: true,
      requirement: 'A DT may be exactly as long as the TPDU size that was agreed.',
      steps: heardInParts,
      saboteur: takesFor(
        'counts the header of the packet, too',
        (passing) => isDT(passing) && passing.octets.length === 132,
        () => hex``,
        'packet',
      ),
    },
    {
      id: 'cotp.dt.too-long',
      clause: 'X.224 §13.7.5',
      rule: 'COTP-116',
      level: 'should',
      from: 'connected',
      requirement: 'A DT longer than the TPDU size that was agreed is a protocol error.',
      steps: [...openedWith(128), send((known) => dtsOf(wordOf(known), 126, 125)), isHardlyTaken],
      saboteur: takesFor(
        'takes longer DTs than were agreed',
        (passing) => isDT(passing) && passing.octets.length === 133,
        (octets) => concat(dtsOf(octets.subarray(7), 100).map((part) => withOctets(6, 0)(part))),
        'packet',
      ),
    },
    {
      id: 'cotp.dt.sent-within-size',
      clause: 'X.224 §13.7.5',
      rule: 'COTP-116',
      from: 'connected',
      isSound: true,
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
      from: 'connected',
      isSound: true,
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
      clause: 'X.224 §6.3.3',
      rule: 'COTP-123',
      from: 'connected',
      isSound: true,
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
      clause: 'X.224 §6.3.3',
      rule: 'COTP-123',
      from: 'connected',
      isSound: true,
      requirement: 'The last DT of a TSDU that is sent says that it is the last.',
      steps: [
        ...openedWith(128),
        send((known: Known) => dtsOf(wordOf(known), 125)),
        isDelivered,
        check('the last of its DTs', (known) => (its(known).at(-1)!.octets[2]! >= 0x80 ? undefined : 'it does not end its TSDU')),
      ],
      saboteur: keepsBack('does not send the end of what it says', (passing) => isDT(passing) && passing.octets[6] === 0x80),
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
    {
      id: 'cotp.dt.no-number',
      clause: 'X.224 §13.2.2.1',
      rule: 'COTP-04',
      requirement: 'A DT whose length indicator leaves no room for the octet that ends the TSDU is a protocol error.',
      steps: [changed(withOctets(4, 1)), isProtocolError],
      saboteur: takesFor('does not look at the length indicator of a DT', at(4, 1), withOctets(4, 2), 'packet'),
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
