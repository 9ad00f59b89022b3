import { concat } from '#src/core/index.ts';
import type { Tpdu } from '#src/cotp/index.ts';
import { helloOf } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { answersWith, beginning, type Trigger, takesFor, withOctets } from '../../sabotage.ts';
import { casesOf, expect, send, tolerated } from '../../steps.ts';
import { hex, OUR_REFERENCE, packet, tpkt } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { ENDED, isProtocolError } from './reactions.ts';
import { AT } from './requests.ts';

const NONE = new Uint8Array();

/** The reference that the endpoint has given the connection. */
const theirs = (known: Known): number => Number((known.last('cotp CC') ?? known.last('cotp CR'))?.fields.srcRef ?? 0);

const common = (known: Known) => ({ dstRef: theirs(known), parameters: [], userData: NONE });

// biome-ignore format: a table
/** TPDUs that class 0 does not have, X.224 Table 8. */
const FOREIGN: readonly (readonly [name: string, code: number, rule: string, clause: string, tpdu: (known: Known) => Tpdu])[] = [
  ['ak', 0x61, 'COTP-06', 'X.224 Table A.6', (known) => ({ kind: 'AK', format: 'normal', credit: 1, number: 1, ...common(known) })],
  ['ea', 0x20, 'COTP-07', 'X.224 Table A.6', (known) => ({ kind: 'EA', format: 'normal', number: 1, ...common(known) })],
  ['rj', 0x51, 'COTP-08', 'X.224 §13.1',     (known) => ({ kind: 'RJ', format: 'normal', credit: 1, number: 1, ...common(known) })],
  ['dc', 0xc0, 'COTP-09', 'X.224 Table A.6', (known) => ({ kind: 'DC', srcRef: OUR_REFERENCE, ...common(known) })],
];

/** Codes that are not those of a TPDU, X.224 Table 8. */
const UNASSIGNED = [0x00, 0x30, 0x90, 0xa0] as const;

/** Something that is not a DT, with what would open the layers above in the place of its user data: who takes it for a DT goes on. */
const almostDT = (...header: readonly number[]) => send((known) => tpkt(concat([Uint8Array.from(header), helloOf(known)])));

/** A packet whose TPDU has that header. */
const headed =
  (...header: readonly number[]): Trigger =>
  ({ octets }) =>
    header.every((octet, at) => octets[AT.lengthIndicator + at] === octet);

const named = (code: number): string => code.toString(16).padStart(2, '0');

/** X.224 §6.22: what class 0 cannot have on an open connection is a protocol error. */
export const CODES = casesOf({ at: 'network', level: 'must', from: 'open', roles: ['responder', 'initiator'] }, [
  {
    id: 'cotp.dt.li-one',
    clause: 'X.224 §13.2.2.1',
    rule: 'COTP-04',
    requirement: 'A DT whose length indicator leaves out its TPDU-NR is a protocol error.',
    steps: [almostDT(0x01, 0xf0, 0x80), isProtocolError],
    saboteur: takesFor('does not look at the length indicator of a DT', headed(0x01, 0xf0), withOctets(AT.lengthIndicator, 2)),
  },
  ...UNASSIGNED.map((code) => ({
    id: `cotp.code.unassigned-${named(code)}`,
    clause: 'X.224 §13.2.2.2',
    rule: 'COTP-05',
    requirement: `No TPDU has the code ${named(code).toUpperCase()}: it is a protocol error.`,
    steps: [almostDT(0x02, code, 0x80), isProtocolError],
    saboteur: takesFor('takes what it does not know for data', headed(0x02, code), withOctets(AT.code, 0xf0)),
  })),
  ...FOREIGN.map(([name, code, rule, clause, tpdu]) => ({
    id: `cotp.code.${name}`,
    clause,
    rule,
    requirement: `Class 0 has no ${name.toUpperCase()}: it is a protocol error.`,
    steps: [send((known) => packet(tpdu(known))), isProtocolError],
    saboteur: answersWith('answers in kind, as other classes do', coded(code), (octets) => octets),
  })),
  {
    id: 'cotp.code.dr',
    clause: 'X.224 §6.7.1.4',
    rule: 'COTP-10',
    requirement: 'Class 0 is not released by a DR: the connection ends all the same, and no DC answers.',
    steps: [
      send((known) => packet({ kind: 'DR', srcRef: OUR_REFERENCE, reason: 0x80, ...common(known) })),
      expect('cotp ER', ...ENDED, tolerated('cotp DR')),
    ],
    saboteur: answersWith(
      'confirms a DR, as other classes do',
      coded(0x80),
      packet({ kind: 'DC', dstRef: OUR_REFERENCE, srcRef: 1, parameters: [], userData: NONE }),
    ),
  },
  {
    id: 'cotp.dt.li-255',
    clause: 'X.224 §6.9.1.4.1 a)',
    rule: 'COTP-11',
    requirement: 'What cannot be read on a network connection with a transport connection of class 0 is a protocol error on that.',
    steps: [almostDT(0xff, 0xf0, 0x80), isProtocolError],
    saboteur: takesFor('does not look at the length indicator of data', headed(0xff, 0xf0), withOctets(AT.lengthIndicator, 2)),
  },
  {
    id: 'cotp.dt.li-too-long-before-cr',
    clause: 'X.224 §6.9.1.4.1 b)',
    rule: 'COTP-12',
    from: 'connected',
    roles: ['responder'],
    requirement: 'What cannot be read before there is a transport connection ends the network connection.',
    steps: [send(tpkt(hex`20 f0 80 aa`)), expect(...ENDED, tolerated('cotp ER'))],
    saboteur: answersWith('passes over what it cannot read', beginning(hex`03 00 00 08 20`)),
  },
]);
