import { context } from '#src/asn1/index.ts';
import type { Pdu } from '#src/dissect/index.ts';
import type { Stimulus } from '../../case.ts';
import type { Known } from '../../known.ts';
import { having } from '../../sabotage.ts';
import { casesOf, check, expect, send, sound } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { added, countAt, elementAt, flattened, numberAt, octetsAt, preceded, removed, replaced } from '../../upper/edit.ts';
import { overlooks, overlooksIn, saysWrongly } from '../../upper/mend.ts';
import { ppduIn, ppduSaid } from '../../upper/ppdu.ts';
import { proposal, USER_SYNTAXES } from '../../upper/proposal.ts';
import { cnWith } from '../../upper/say.ts';
import { NOT_CONNECTED } from './reactions.ts';

const LIST = 'a2 a4';
const RESULTS = 'a2 a5';

/** An abstract syntax, and a transfer syntax, that nobody has: 2.6.0.2.9999 and 2.1.9999. */
const NO_SYNTAX = hex`06 05 56 00 02 ce 0f`;
const NO_TRANSFER = hex`06 03 51 ce 0f`;
const BER = hex`06 02 51 01`;
const UNKNOWN_SYNTAX = added(LIST, proposal(7, NO_SYNTAX, BER));
/** A context more than there are, of the user of ACSE. */
const oneMore =
  (id: number, transferSyntax: Uint8Array): Stimulus =>
  (known) =>
    cnWith(added(LIST, proposal(id, USER_SYNTAXES[known.hello], transferSyntax)))(known);
const LAST = '30.-1';
const ACCEPTED = hex`30 07 80 01 00 81 02 51 01`;

/** What is wrong with the result for the context that was proposed last. */
const lastRejected =
  (reason: number) =>
  (AC: Pdu, known: Known): string | undefined => {
    const cpa = ppduIn(AC);
    const [proposed, count] = [countAt(ppduSaid(known, 'session CN'), LIST), countAt(cpa, RESULTS)];
    if (count !== proposed) return `there are ${count} results for ${proposed} contexts`;
    const result = numberAt(cpa, `${RESULTS} ${LAST} 80`);
    if (result !== 1 && result !== 2) return `the result for a syntax that nobody has is ${result}`;
    const why = numberAt(cpa, `${RESULTS} ${LAST} 82`);
    return result === 2 && why !== undefined && why !== reason ? `the provider-reason is ${why}, not ${reason}` : undefined;
  };

/** X.226 §6.2.3.5: what becomes of the contexts that are proposed, and §6.2.2.7: which may be. */
export const CONTEXTS = casesOf({ clause: 'X.226 §6.2.3.5', at: 'session', mode: 'normal', level: 'must' }, [
  {
    id: 'presentation.cpa.results',
    rule: 'PRES-01',
    roles: ['responder'],
    requirement: 'There is a result for each context that was proposed, and what is accepted has a transfer syntax that was proposed.',
    from: 'bound',
    isSound: true,
    steps: [
      check('as many results as contexts, in BER', (known) => {
        const cpa = ppduSaid(known, 'session AC');
        const [proposed, results] = [countAt(ppduSaid(known, 'session CN'), LIST), countAt(cpa, RESULTS)];
        if (results !== proposed) return `there are ${results} results for ${proposed} contexts`;
        for (let nth = 0; nth < results; nth++) {
          if (numberAt(cpa, `${RESULTS} 30.${nth} 80`) !== 0) continue;
          if (octetsAt(cpa, `${RESULTS} 30.${nth} 81`)?.toString() !== hex`81 02 51 01`.toString())
            return 'a context is accepted without a transfer syntax that was proposed';
        }
        return undefined;
      }),
    ],
    saboteur: saysWrongly('says nothing of the last context', 'session AC', removed(`${RESULTS} ${LAST}`)),
  },
  {
    id: 'presentation.cp.abstract-syntax-unknown',
    rule: 'PRES-04',
    roles: ['responder'],
    requirement: 'A context of an abstract syntax that nobody has is rejected, and the others stand, or the whole is refused.',
    from: 'open',
    isSound: true,
    steps: [send(cnWith(UNKNOWN_SYNTAX)), expect(sound('session AC', lastRejected(1)), 'session RF')],
    saboteur: saysWrongly('accepts any abstract syntax', 'session AC', replaced(`${RESULTS} ${LAST}`, ACCEPTED)),
  },
  {
    id: 'presentation.cp.transfer-syntax-unknown',
    rule: 'PRES-05',
    roles: ['responder'],
    requirement: 'A context with no transfer syntax but one that nobody has is rejected.',
    from: 'open',
    isSound: true,
    steps: [send(oneMore(7, NO_TRANSFER)), expect(sound('session AC', lastRejected(2)), 'session RF')],
    saboteur: saysWrongly('rejects without saying whose fault it is', 'session AC', removed(`${RESULTS} ${LAST}`)),
  },
  {
    id: 'presentation.cp.identifier-even',
    rule: 'PRES-06',
    clause: 'X.226 §6.2.2.7',
    roles: ['responder'],
    requirement: 'The caller names contexts by odd numbers: a CP with an even one is invalid.',
    from: 'open',
    steps: [send(oneMore(6, BER)), expect(...NOT_CONNECTED)],
    saboteur: overlooks('takes any number for a context', 'session CN', replaced(`${LIST} ${LAST} 02`, hex`02 01 07`)),
  },
  {
    id: 'presentation.cp.identifier-twice',
    rule: 'PRES-07',
    clause: 'X.226 §6.2.2.7',
    roles: ['responder'],
    requirement: 'Contexts are named differently: a CP that names two by one number is invalid.',
    from: 'open',
    steps: [send(oneMore(3, BER)), expect(...NOT_CONNECTED)],
    saboteur: overlooks('lets the first context of a number count', 'session CN', replaced(`${LIST} ${LAST} 02`, hex`02 01 07`)),
  },
  {
    id: 'presentation.cp.transfer-syntax-unnamed',
    rule: 'PRES-25',
    clause: 'X.226 §8.4.2.7',
    roles: ['responder'],
    requirement: 'In a CP, a value in a context with two transfer syntaxes says in which it is.',
    from: 'open',
    steps: [send(cnWith(replaced(`${LIST} 30.0 30`, hex`30 08 06 02 51 01 06 02 51 02`))), expect(...NOT_CONNECTED)],
    saboteur: overlooks(
      'takes the first syntax for the one that is meant',
      'session CN',
      replaced(`${LIST} 30.0 30`, hex`30 04 06 02 51 01`),
    ),
  },
  {
    id: 'presentation.cp.transfer-syntax-named',
    rule: 'PRES-25',
    clause: 'X.226 §8.4.2.7',
    roles: ['responder'],
    requirement: 'In a CP, a value in a context with two transfer syntaxes that says in which it is is read.',
    from: 'open',
    isSound: true,
    steps: [
      send(cnWith(replaced(`${LIST} 30.0 30`, hex`30 08 06 02 51 01 06 02 51 02`), preceded('a2 61 30 02', hex`06 02 51 01`))),
      expect('session AC'),
    ],
    saboteur: overlooksIn(
      'does not know that a value may name its transfer syntax',
      having(hex`06 02 51 01 02 01 01 a0`),
      replaced('a2 61 30 06', hex`06 02 51 07`),
    ),
  },
  {
    id: 'presentation.cpa.single-asn1-type',
    rule: 'PRES-24',
    clause: 'X.226 §8.4.2.5 a)',
    roles: ['responder'],
    requirement: 'A single value in BER is sent as a single ASN.1 type, not as octets.',
    from: 'bound',
    isSound: true,
    steps: [
      check('the AARE stands in a single-ASN1-type', (known) =>
        elementAt(ppduSaid(known, 'session AC'), 'a2 61 30 a0') ? undefined : 'it stands there in another way',
      ),
    ],
    saboteur: saysWrongly('sends a value as octets', 'session AC', flattened('a2 61 30 a0', context(1))),
  },
]);
