import { concat } from '#src/core/index.ts';
import { encodeTpdu } from '#src/cotp/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Allowed, Seen, Step } from '../../case.ts';
import { BOTH_OPEN, helloOf, isAnswered, isEchoed } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { beginning, diesOf, hangsUpAt, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, expect, quiet, send, sound, tolerated, within } from '../../steps.ts';
import { crOf, dtOf, hex, inParts, packet, text, tpkt, tsdu } from '../../stimuli.ts';
import { ENDED, isProtocolError, TOLERANCE } from '../cotp/reactions.ts';
import { cutInto } from './exchanges.ts';

// biome-ignore format: a table
const NO_VERSIONS = [
  ['two',  2],
  ['four', 4],
  ['zero', 0],
] as const;

// biome-ignore format: a table
/** Packets that are too short to have a TPDU, and what of them a careless reader stumbles over. */
const TOO_SHORT = [
  ['zero',  hex`03 00 00 00`,       'loops for ever over a packet of no octets'],
  ['three', hex`03 00 00 03`,       'waits for a number of octets below zero, and dies'],
  ['four',  hex`03 00 00 04`,       'reads a TPDU where there is none'],
  ['five',  hex`03 00 00 05 02`,    'reads a TPDU of one octet'],
  ['six',   hex`03 00 00 06 01 f0`, 'reads a TPDU of two octets'],
] as const;

// RFC 1006 names no reaction: the end is what X.224 §6.9.1.4.1 leads to, and who only waits has not taken it for a packet.
const isNotTaken: Step = within(TOLERANCE, expect('closed', 'reset', 'cotp ER', tolerated('silence')));

/** SI of RF and AB, X.225 §8.3. */
const REFUSALS: readonly number[] = [12, 25];
const refusalFlaw = ({ octets: [si = 0] }: Pdu): string | undefined =>
  REFUSALS.includes(si) ? undefined : 'it goes on as if all were well';

/** Whoever gives back what it is told, has had the header of the second DT for data of the first; another refuses what it was told. */
const asOne = (sees: Seen): Allowed =>
  sound(sees, (pdu, known) =>
    isEchoed(known, twoAsOne(known)) ? undefined : sees === 'user octets' ? refusalFlaw(pdu) : 'it goes on as if all were well',
  );
const twoAsOne = (known: Known): Uint8Array => {
  const octets = helloOf(known);
  return concat([octets.subarray(0, 1), encodeTpdu(dtOf(octets.subarray(1))), hex`00`]);
};

// biome-ignore format: a table
const ANNOUNCED = [
  ['one',  (length: number) => length + 1, 'one octet more'],
  ['all',  () => 0xffff,                   '65535 octets'],
] as const;

/** RFC 1006 §6: what a packet is, before a connection. */
export const PACKETS = casesOf({ clause: 'RFC 1006 §6', at: 'network', level: 'must', from: 'connected', roles: ['responder'] }, [
  ...NO_VERSIONS.map(([name, version]) => ({
    id: `tpkt.version.${name}`,
    rule: 'TPKT-04',
    requirement: `A packet whose version is ${version} is not taken for one: its CR is not confirmed.`,
    steps: [send((known) => tpkt(encodeTpdu(crOf(known)), { version })), isNotTaken],
    saboteur: takesFor('does not look at the version', beginning(Uint8Array.of(version)), withOctets(0, 3)),
  })),
  {
    id: 'tpkt.version.http',
    rule: 'TPKT-04',
    requirement: 'Octets of another protocol are not waited on: a request of HTTP ends the connection.',
    survives: true,
    steps: [send(text('GET / HTTP/1.1\r\nHost: mta\r\n\r\n')), isNotTaken],
    saboteur: diesOf('takes HTTP for a packet of 8271 octets, and dies', beginning(text('GET /'))),
  },
  ...TOO_SHORT.map(([name, octets, says]) => ({
    id: `tpkt.length.${name}`,
    rule: octets[3]! < 4 ? 'TPKT-06' : 'TPKT-07',
    requirement: `A packet of length ${octets[3]} ends the connection, and neither loops nor waits.`,
    survives: true as const,
    steps: [send(octets), isNotTaken],
    saboteur: diesOf(says, beginning(octets)),
  })),
  ...ANNOUNCED.map(([name, length, says]) => ({
    id: `tpkt.length.missing-${name}`,
    rule: 'TPKT-22',
    survives: true as const,
    requirement: `A packet is not there before its last octet: a CR whose packet announces ${says} is not answered by what has come.`,
    steps: [
      send((known) => {
        const cr = encodeTpdu(crOf(known));
        return tpkt(cr, { length: length(cr.length + 4) });
      }),
      within(TOLERANCE, expect('silence', 'cotp ER', ...ENDED)),
    ],
    saboteur: takesFor(
      'takes for a packet what has come of it',
      ({ octets }) => octets.length > 4 && ((octets[2]! << 8) | octets[3]!) > octets.length,
      (octets) => tpkt(octets.subarray(4)),
    ),
  })),
]);

/** RFC 1006 §6: what a packet is, on a transport connection. */
export const PACKETS_WHEN_OPEN = casesOf({ clause: 'RFC 1006 §6', at: 'network', level: 'must', ...BOTH_OPEN }, [
  {
    id: 'tpkt.version.two-when-open',
    rule: 'TPKT-05',
    clause: 'X.224 §6.9.1.4.1',
    requirement: 'Data in packets of version 2 are a protocol error on the transport connection, and are not delivered.',
    steps: [send((known) => tsdu(known, helloOf(known)).map(withOctets(0, 2))), isProtocolError],
    saboteur: takesFor('does not look at the version of data', beginning(hex`02`), withOctets(0, 3)),
  },
  ...TOO_SHORT.map(([name, octets, says]) => ({
    id: `tpkt.length.${name}-when-open`,
    rule: 'TPKT-07',
    needs: ['transport'] as const,
    requirement: `A packet of length ${octets[3]} is a protocol error on the transport connection.`,
    survives: true as const,
    steps: [send(octets), isProtocolError],
    saboteur: diesOf(says, beginning(octets)),
  })),
  {
    id: 'tpkt.length.seven',
    rule: 'TPKT-08',
    requirement: 'A packet of 7 octets, the shortest there is, is taken: a DT without data ends a TSDU.',
    isSound: true,
    steps: [send((known) => inParts(...cutInto(1, helloOf(known), known), new Uint8Array())), isAnswered],
    saboteur: hangsUpAt('asks for more than 7 octets', beginning(hex`03 00 00 07`)),
  },
  {
    id: 'tpkt.length.largest',
    rule: 'TPKT-09',
    clause: 'RFC 1006 §5',
    requirement: 'A DT as long as was agreed is taken, up to a packet of 65535 octets where nothing was said of sizes.',
    isSound: true,
    steps: [send((known) => packet(dtOf(new Uint8Array(known.tpduSize - 3), { eot: false }))), quiet()],
    saboteur: hangsUpAt('has a buffer of 32 KiB', ({ octets }) => octets.length > 0x8000),
  },
  {
    id: 'tpkt.one-tpdu.per-packet',
    rule: 'TPKT-18',
    requirement: 'What follows a DT in its packet is its user data, even if it looks like another DT: in class 0 a packet has one TPDU.',
    steps: [
      send((known) => {
        const octets = helloOf(known);
        const [first, second] = [dtOf(octets.subarray(0, 1), { eot: false }), dtOf(octets.subarray(1))];
        return [tpkt(Buffer.concat([encodeTpdu(first), encodeTpdu(second)])), packet(dtOf(hex`00`))];
      }),
      // The TSDU is rubbish in this reading, and what the layer above makes of that is its own affair; our own ear takes it for no session.
      quiet('session AB', 'session RF', 'closed', 'reset', asOne('user octets'), asOne('cotp DT')),
    ],
    saboteur: takesFor(
      'takes concatenated TPDUs apart',
      ({ octets }) => octets[6] === 0 && octets[8] === 2 && octets[9] === 0xf0,
      (octets) => Buffer.concat([tpkt(octets.subarray(4, 8)), tpkt(octets.subarray(8))]),
    ),
  },
]);
