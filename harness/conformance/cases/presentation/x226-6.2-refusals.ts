import type { Allowed } from '../../case.ts';
import type { Known } from '../../known.ts';
import { having } from '../../sabotage.ts';
import { cnOf } from '../../speech.ts';
import { casesOf, expect, send, sound, tolerated } from '../../steps.ts';
import { hex, tsdu } from '../../stimuli.ts';
import { begun, followed, numberAt, octetsAt, preceded, removed, replaced } from '../../upper/edit.ts';
import { overlooks, overlooksIn, saysWrongly } from '../../upper/mend.ts';
import { ppduIn } from '../../upper/ppdu.ts';
import { cnWith } from '../../upper/say.ts';

const REASON = '8a';
const DATA = '61';

/** A CPR for which the provider gives that reason; any other refusal is lived with. */
const refusedFor = (reason: number): readonly Allowed[] => [
  sound('presentation CPR', (CPR) => {
    const got = numberAt(CPR.octets, REASON);
    return got === reason ? undefined : `the provider-reason is ${got ?? 'absent'}, not ${reason}`;
  }),
  tolerated('session RF'),
];

const VERSION_TWO = begun('a2', hex`80 02 06 40`);
const DEFAULT_CONTEXT = followed('a2 a4', hex`a6 0b 80 04 52 01 00 01 81 03 51 ce 0f`);
const otherTerms = (change: (terms: Known['terms']) => Known['terms']) => (known: Known) =>
  tsdu(known, cnOf({ ...known, terms: change(known.terms) }));

/** X.226 §6.2.4.9: why a provider refuses, and how a refusal by the user is told from it. */
export const REFUSALS = casesOf(
  { clause: 'X.226 §6.2.4.9', at: 'session', mode: 'normal', level: 'must', roles: ['responder'], from: 'open' },
  [
    {
      id: 'presentation.cp.version-unknown',
      rule: 'PRES-09',
      requirement: 'A CP that proposes version 2 alone is refused: the protocol version is not supported.',
      isSound: true,
      steps: [send(cnWith(VERSION_TWO)), expect(...refusedFor(4))],
      saboteur: overlooks('does not look at the version', 'session CN', removed('a2 80')),
    },
    {
      id: 'presentation.cp.user-data-unreadable',
      rule: 'PRES-08',
      clause: 'X.226 §6.2.5.3',
      requirement: 'A CP whose user data are in a transfer syntax that nobody has is refused: they are not readable.',
      isSound: true,
      steps: [send(cnWith(replaced('a2 a4 30.0 30', hex`30 05 06 03 51 ce 0f`))), expect(...refusedFor(6))],
      saboteur: overlooks('reads everything as BER', 'session CN', replaced('a2 a4 30.0 30', hex`30 04 06 02 51 01`)),
    },
    {
      id: 'presentation.cp.default-context-unknown',
      rule: 'PRES-11',
      clause: 'X.226 §6.2.6.2',
      requirement: 'A CP with a default context that nobody has is refused: the default context is not supported.',
      isSound: true,
      steps: [send(cnWith(DEFAULT_CONTEXT)), expect(...refusedFor(5))],
      saboteur: overlooks('does not look at the default context', 'session CN', removed('a2 a6')),
    },
    {
      id: 'presentation.cp.called-selector-unknown',
      rule: 'PRES-10',
      level: 'should',
      needs: ['checks-presentation'],
      requirement: 'A CP for a P-selector that is not there is refused: the called address is unknown.',
      isSound: true,
      steps: [
        send(otherTerms((terms) => ({ ...terms, called: { ...terms.called, p: hex`4e 4f 42 4f 44 59` } }))),
        expect(...refusedFor(3)),
      ],
      saboteur: overlooksIn('takes any P-selector for its own', having(hex`82 06 4e 4f 42 4f 44 59`), removed('a2 82')),
    },
    {
      id: 'presentation.cpr.provider-without-data',
      rule: 'PRES-17',
      clause: 'X.226 §6.2.4.10',
      requirement: 'A CPR of the provider has a provider-reason, no user data, and comes in an RF of reason 2.',
      isSound: true,
      steps: [
        send(cnWith(VERSION_TWO)),
        expect(
          sound('session RF', (RF) => {
            const cpr = ppduIn(RF);
            if (cpr.length === 0) return 'there is no CPR in it';
            if (numberAt(cpr, REASON) === undefined) return 'no provider-reason is given';
            return octetsAt(cpr, DATA) ? 'there are user data in it' : undefined;
          }),
        ),
      ],
      saboteur: saysWrongly(
        'refuses as the provider, and sends user data with it',
        'session RF',
        followed(REASON, hex`61 0b 30 09 02 01 01 a0 04 61 02 05 00`),
      ),
    },
    {
      id: 'presentation.cpr.user-with-data',
      rule: 'PRES-18',
      clause: 'X.226 §6.2.5.6',
      needs: ['checks-bind'],
      requirement: 'A CPR of the user has its data, and no provider-reason.',
      isSound: true,
      steps: [
        send(otherTerms((terms) => ({ ...terms, mta: 'NO-SUCH-MTA' }))),
        expect(
          sound('session RF', (RF) => {
            const cpr = ppduIn(RF);
            if (cpr.length === 0) return 'there is no CPR in it';
            if (numberAt(cpr, REASON) !== undefined) return 'a provider-reason is given';
            return octetsAt(cpr, DATA) ? undefined : 'there are no user data in it';
          }),
        ),
      ],
      saboteur: saysWrongly('refuses as a provider where its user does', 'session RF', preceded(DATA, hex`8a 01 00`)),
    },
  ],
);
