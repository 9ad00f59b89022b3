import { encodeTpdu } from '#src/cotp/index.ts';
import { beginning, diesOf, hangsUpAt, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, expect, gone, send } from '../../steps.ts';
import { crOf, hex, packet, tpkt } from '../../stimuli.ts';

/** RFC 1006 §6: what a packet is. */
export const PACKETS = casesOf({ clause: 'RFC 1006 §6', at: 'network' }, [
  {
    id: 'tpkt.version.two',
    rule: 'TPKT-04',
    level: 'must',
    roles: ['responder'],
    requirement: 'A packet whose version is 2 is not taken for one: its CR is not confirmed.',
    from: 'connected',
    steps: [send((known) => tpkt(encodeTpdu(crOf(known)), { version: 2 })), expect('closed', 'reset', 'cotp ER'), gone('cotp CC')],
    saboteur: takesFor('does not look at the version', beginning(hex`02`), withOctets(0, 3)),
  },
  {
    id: 'tpkt.length.zero',
    rule: 'TPKT-06',
    level: 'must',
    roles: ['responder'],
    requirement: 'A packet of length 0 ends the connection, and neither loops nor waits.',
    from: 'connected',
    survives: true,
    steps: [send(hex`03 00 00 00`), gone('cotp CC')],
    saboteur: diesOf('loops for ever over a packet of no octets', beginning(hex`03 00 00 00`)),
  },
  {
    id: 'tpkt.reserved.set',
    rule: 'TPKT-03',
    level: 'should',
    roles: ['responder'],
    requirement: 'A reserved octet other than 0 is ignored on input.',
    clause: 'RFC 2126 §6.10',
    from: 'connected',
    isSound: true,
    steps: [send((known) => tpkt(encodeTpdu(crOf(known)), { reserved: 0xff })), expect('cotp CC')],
    saboteur: hangsUpAt('refuses a reserved octet other than 0', beginning(hex`03 ff`)),
  },
  {
    id: 'tpkt.split.every-octet',
    rule: 'TPKT-10',
    level: 'must',
    roles: ['responder'],
    requirement: 'A packet that arrives octet by octet is taken as one that arrives at once.',
    from: 'connected',
    isSound: true,
    steps: [send((known) => Array.from(packet(crOf(known)), (octet) => Uint8Array.of(octet))), expect('cotp CC')],
    saboteur: hangsUpAt('takes what one read gives for a packet', ({ octets }) => octets.length < 4),
  },
]);
