import { decodeTpdu, encodeTpdu } from '#src/cotp/index.ts';
import { BOTH_OPEN, helloOf, isAnswered } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { beginning, hangsUpAt, holding, says, withOctets } from '../../sabotage.ts';
import { casesOf, check, expect, send } from '../../steps.ts';
import { crOf, hex, tpkt, tsdu } from '../../stimuli.ts';
import { firstOf, tookFirst } from './exchanges.ts';

const packetsIn = (known: Known): ReadonlySet<{ readonly octets: Uint8Array }> =>
  new Set(known.heard.filter(({ by }) => by === 'them').map(({ packet }) => packet));

/** RFC 1006 §6 and RFC 2126 §4.3: the packets of the endpoint itself, and the reserved octet in ours. */
export const OUTPUT = casesOf({ at: 'network', roles: ['responder', 'initiator'], isSound: true }, [
  {
    ...BOTH_OPEN,
    id: 'tpkt.output.header',
    rule: 'TPKT-01',
    clause: 'RFC 1006 §6',
    level: 'must',
    requirement: 'Every packet of the endpoint has the version 3, and a length that counts its header.',
    steps: [
      send((known) => tsdu(known, helloOf(known))),
      isAnswered,
      check('the headers of all packets', (known) => (known.last('tpkt invalid') ? 'a packet cannot be read' : undefined)),
    ],
    saboteur: says('counts the TPDU alone', holding('session AC', 'session AS', 'session DT'), (octets) =>
      withOctets(2, (octets.length - 4) >> 8, octets.length - 4)(octets),
    ),
  },
  {
    id: 'tpkt.output.reserved',
    rule: 'TPKT-02',
    clause: 'RFC 2126 §4.3',
    level: 'must',
    from: 'connected',
    requirement: 'The reserved octet is 0 in what the endpoint sends.',
    steps: [
      send(firstOf),
      tookFirst,
      check('the reserved octets', (known) => flawIn(known, ([, reserved]) => reserved === 0 || `the reserved octet is ${reserved}`)),
    ],
    saboteur: says('leaves the reserved octet as it was in memory', holding('cotp CC', 'cotp CR'), withOctets(1, 0xaa)),
  },
  {
    ...BOTH_OPEN,
    id: 'tpkt.output.one-tpdu',
    rule: 'TPKT-19',
    clause: 'RFC 1006 §6',
    level: 'must',
    requirement: 'Every packet of the endpoint has one TPDU, and all of it.',
    steps: [
      send((known) => tsdu(known, helloOf(known))),
      isAnswered,
      check('the TPDUs in all packets', (known) =>
        known.last('cotp invalid')
          ? 'a packet holds no TPDU'
          : flawIn(known, (octets) => holdsOne(octets.subarray(4)) || 'a packet holds two TPDUs'),
      ),
    ],
    saboteur: says('puts a DT into the packet of the CC, and another behind the CR', holding('cotp CC', 'cotp CR'), (octets) =>
      tpkt(Buffer.concat([octets.subarray(4), hex`02 f0 80 01`])),
    ),
  },
  {
    id: 'tpkt.reserved.set',
    rule: 'TPKT-03',
    clause: 'RFC 2126 §6.10',
    level: 'should',
    roles: ['responder'],
    from: 'connected',
    requirement: 'A reserved octet other than 0 is ignored on input.',
    steps: [send((known) => tpkt(encodeTpdu(crOf(known)), { reserved: 0xff })), expect('cotp CC')],
    saboteur: hangsUpAt('refuses a reserved octet other than 0', beginning(hex`03 ff`)),
  },
  {
    ...BOTH_OPEN,
    id: 'tpkt.reserved.set-when-open',
    rule: 'TPKT-03',
    clause: 'RFC 2126 §6.10',
    level: 'should',
    requirement: 'A reserved octet other than 0 is ignored on input, in data too.',
    steps: [send((known) => tsdu(known, helloOf(known)).map(withOctets(1, 0x5a))), isAnswered],
    saboteur: hangsUpAt('refuses data whose reserved octet is not 0', beginning(hex`03 5a`)),
  },
]);

const flawIn = (known: Known, flaw: (octets: Uint8Array) => true | string): string | undefined => {
  for (const { octets } of packetsIn(known)) {
    const said = flaw(octets);
    if (said !== true) return said;
  }
  return undefined;
};

/** The user data of a DT are anything; those of another TPDU must not be a TPDU. */
const holdsOne = (nsdu: Uint8Array): boolean => {
  const tpdu = decodeTpdu(nsdu);
  return tpdu.kind === 'DT' || tpdu.userData.length === 0 || !isTpdu(tpdu.userData);
};

const isTpdu = (octets: Uint8Array): boolean => {
  try {
    return decodeTpdu(octets).kind !== undefined;
  } catch {
    return false;
  }
};
