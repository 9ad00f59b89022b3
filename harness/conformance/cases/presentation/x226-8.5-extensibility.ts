import { concat } from '#src/core/index.ts';
import { ending, hangsUpAt, having } from '../../sabotage.ts';
import { casesOf, expect, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { added, begun, followed, formed, octetsAt, removed, reversed } from '../../upper/edit.ts';
import { carrying, overlooks } from '../../upper/mend.ts';
import { acWith, cnHolding, cnWith } from '../../upper/say.ts';
import { GOES_ON, PEP } from './reactions.ts';

const UNDEFINED = hex`9e 03 61 62 63`;

/** X.226 §8.5: what later editions may bring, and §8.3: the forms of BER. */
export const EXTENSIBILITY = casesOf({ clause: 'X.226 §8.5.1', at: 'session', mode: 'normal', level: 'must', from: 'open' }, [
  {
    id: 'presentation.cp.element-undefined',
    rule: 'PRES-12',
    roles: ['responder'],
    requirement: 'An element of a CP that is not defined is ignored.',
    isSound: true,
    steps: [send(cnWith(added('a2', UNDEFINED))), expect('session AC')],
    saboteur: hangsUpAt('knows the elements of its edition alone', having(UNDEFINED)),
  },
  {
    id: 'presentation.cp.version-bits-unnamed',
    rule: 'PRES-13',
    roles: ['responder'],
    requirement: 'Bits of the protocol version that have no name count for nothing beside that of version 1.',
    isSound: true,
    steps: [send(cnWith(begun('a2', hex`80 02 00 ff`))), expect('session AC')],
    saboteur: hangsUpAt('compares versions as a whole', having(hex`80 02 00 ff`)),
  },
  {
    id: 'presentation.cp.requirement-bits-unnamed',
    rule: 'PRES-13',
    roles: ['responder'],
    requirement: 'Bits of the presentation requirements that have no name count for nothing.',
    isSound: true,
    steps: [send(cnWith(followed('a2 a4', hex`88 03 04 00 30`))), expect('session AC')],
    saboteur: hangsUpAt('refuses what it is asked for and does not know', having(hex`88 03 04 00 30`)),
  },
  {
    id: 'presentation.cpa.element-undefined',
    rule: 'PRES-14',
    clause: 'X.226 §8.5.2',
    roles: ['initiator'],
    requirement: 'A CPA with an element that is not defined is invalid, for the version is agreed.',
    steps: [send(acWith(added('a2', UNDEFINED))), expect(...PEP)],
    saboteur: overlooks('ignores what it does not know, from whomever', 'session AC', removed('a2 9e')),
  },
  {
    id: 'presentation.cp.indefinite-lengths',
    rule: 'PRES-27',
    clause: 'X.690 §8.1.3.6',
    roles: ['responder'],
    requirement: 'A CP in which every element of elements has an indefinite length is read.',
    isSound: true,
    steps: [send(cnWith(formed({ length: 'indefinite' }))), expect('session AC')],
    saboteur: hangsUpAt('reads definite lengths alone', having(hex`31 80`)),
  },
  {
    id: 'presentation.cp.long-lengths',
    rule: 'PRES-27',
    clause: 'X.690 §8.1.3.5',
    roles: ['responder'],
    requirement: 'A CP in which lengths have more octets than they need is read.',
    isSound: true,
    steps: [send(cnWith(formed({ length: 2 }))), expect('session AC')],
    saboteur: hangsUpAt('reads lengths as DER has them', having(hex`31 82 00`)),
  },
  {
    id: 'presentation.cpa.indefinite-lengths',
    rule: 'PRES-27',
    clause: 'X.690 §8.1.3.6',
    roles: ['initiator'],
    requirement: 'A CPA in which every element of elements has an indefinite length is read: a transfer or a close comes next, or nothing.',
    isSound: true,
    steps: [send(acWith(formed({ length: 'indefinite' }))), GOES_ON],
    saboteur: hangsUpAt('reads definite lengths alone', having(hex`31 80`)),
  },
  {
    id: 'presentation.cp.mode-last',
    rule: 'PRES-28',
    clause: 'X.690 §8.11',
    roles: ['responder'],
    requirement: 'A CP is a SET: its mode may stand last.',
    isSound: true,
    steps: [send(cnWith(reversed(''))), expect('session AC')],
    saboteur: hangsUpAt('reads a SET as a SEQUENCE', ending(hex`a0 03 80 01 01`)),
  },
  {
    id: 'presentation.cp.cpc-behind',
    rule: 'PRES-36',
    clause: 'X.226 §6.2.5.2',
    level: 'may',
    roles: ['responder'],
    requirement: 'Behind a CP the user data may stand in other encodings, which nobody need look at.',
    isSound: true,
    steps: [send(cnHolding((cp) => concat([cp, octetsAt(cp, 'a2 61')!]))), expect('session AC')],
    saboteur: hangsUpAt('reads one element, and no more', carrying('CN')),
  },
]);
