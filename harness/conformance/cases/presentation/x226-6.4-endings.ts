import { ABORT_BITS, spduOf } from '#src/session/index.ts';
import type { Case, Stimulus } from '../../case.ts';
import { ignores } from '../../sabotage.ts';
import { casesOf, expect, passing, send } from '../../steps.ts';
import { hex, spdus } from '../../stimuli.ts';
import { carrying } from '../../upper/mend.ts';
import { element, valueIn } from '../../upper/ppdu.ts';
import { abWith } from '../../upper/say.ts';
import { BUSY, OVER } from './reactions.ts';

const ABRT = hex`64 03 80 01 00`;
const ARU = element(0xa0, hex`a0 09 30 07 02 01 01 06 02 51 01`, valueIn(1, ABRT));
const arp = (reason: number, event = 7): Uint8Array => element(0x30, Uint8Array.of(0x80, 1, reason, 0x81, 1, event));

type Row = Pick<Case, 'id' | 'rule' | 'clause' | 'requirement'> & { readonly sends: Stimulus };

// biome-ignore format: a table
const ROWS: readonly Row[] = [
  { id: 'presentation.aru.with-data',    rule: 'PRES-29', clause: 'X.226 §6.4.4.5', sends: abWith(ARU),                 requirement: 'An ARU with data ends the connection, and no PPDU answers it.' },
  { id: 'presentation.aru.without-data', rule: 'PRES-29', clause: 'X.226 §6.4.4.5', sends: abWith(),                    requirement: 'An abort of the user without data ends the connection.' },
  { id: 'presentation.arp.unspecified',  rule: 'PRES-30', clause: 'X.226 §6.4.4.6', sends: abWith(hex`30 03 80 01 00`), requirement: 'An ARP without a reason ends the connection, and no PPDU answers it.' },
  { id: 'presentation.arp.unexpected',   rule: 'PRES-30', clause: 'X.226 §6.4.4.6', sends: abWith(arp(2)),              requirement: 'An ARP for an unexpected PPDU ends the connection, and no PPDU answers it.' },
  { id: 'presentation.arp.invalid',      rule: 'PRES-30', clause: 'X.226 §6.4.4.6', sends: abWith(arp(6)),              requirement: 'An ARP for an invalid value ends the connection, and no PPDU answers it.' },
  { id: 'presentation.arp.reason-unknown', rule: 'PRES-30', clause: 'X.226 §6.4.4.6', sends: abWith(arp(99, 99)),       requirement: 'An ARP for a reason that there is not ends the connection just the same.' },
  { id: 'presentation.abort.unreadable', rule: 'PRES-30', clause: 'X.226 §6.4.4.3', sends: abWith(hex`04 01 61`),       requirement: 'An abort with data that are no PPDU ends the connection just the same.' },
  { id: 'presentation.abort.provider',   rule: 'PRES-38', clause: 'X.226 §6.4.4.4', sends: (known) => spdus(known, spduOf('AB', { transportDisconnect: Uint8Array.of(ABORT_BITS.released.code | ABORT_BITS.protocolError.code) })), requirement: 'An abort of the session provider ends the connection.' },
];

/** X.226 §6.4.4: the ends of a presentation connection. */
export const ENDINGS = casesOf(
  { at: 'session', mode: 'normal', level: 'must', roles: ['responder', 'initiator'], from: 'bound' },
  ROWS.map(({ sends, ...row }) => ({
    ...row,
    steps: [send(sends), passing(BUSY, expect(...OVER))],
    saboteur: ignores('goes on as if nothing had been said', carrying('AB')),
  })),
);
