import type { Stimulus } from '../../case.ts';
import { ignores } from '../../sabotage.ts';
import { casesOf, check, expect, send, sound } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { added, begun, numberAt, octetsAt, removed, replaced } from '../../upper/edit.ts';
import { begins, carrying, overlooks, saysWrongly } from '../../upper/mend.ts';
import { AARE, AARQ, REJECTED } from '../../upper/places.ts';
import { element, ppduIn, ppduSaid, valueIn } from '../../upper/ppdu.ts';
import { acWith, cnWith, rfWith } from '../../upper/say.ts';
import { PEA } from './reactions.ts';

/** An AARE that rejects, or contradicts the refusal that it comes in. */
const aare = (result: number, source: number, diagnostic: number): Uint8Array =>
  element(
    0x61,
    hex`a1 06 06 04 56 00 01 06`,
    element(0xa2, Uint8Array.of(2, 1, result)),
    element(0xa3, element(source, Uint8Array.of(2, 1, diagnostic))),
  );
const inCPR = (apdu: Uint8Array): Stimulus => rfWith(element(0x30, valueIn(1, apdu)));
const USER = 0xa1;
const PROVIDER = 0xa2;
const OVER = ['closed', 'reset'] as const;

/** X.227 §7.1.3.3 and §7.1.3.4: what an AARE says. */
export const ANSWER = casesOf({ clause: 'X.227 §7.1.3.4', at: 'presentation', mode: 'normal', level: 'must' }, [
  {
    id: 'acse.aare.accepted',
    rule: 'ACSE-01',
    clause: 'X.227 §7.1.3.3',
    roles: ['responder'],
    requirement: 'An association is accepted by an AARE of result 0, for which the user gives the diagnostic 0.',
    from: 'bound',
    isSound: true,
    steps: [
      check('result 0, diagnostic of the user 0', (known) => {
        const cpa = ppduSaid(known, 'session AC');
        if (numberAt(cpa, `${AARE} a2 02`) !== 0) return 'the result is another';
        return numberAt(cpa, `${AARE} a3 a1 02`) === 0 ? undefined : 'the diagnostic is another, or not the user’s';
      }),
    ],
    saboteur: saysWrongly('gives a diagnostic with what it accepts', 'session AC', replaced(`${AARE} a3 a1 02`, hex`02 01 01`)),
  },
  {
    id: 'acse.aare.fields',
    rule: 'ACSE-09',
    clause: 'X.227 §9.1',
    roles: ['responder'],
    requirement: 'An AARE has an application context, a result and a diagnostic.',
    from: 'open',
    isSound: true,
    steps: [
      send(cnWith()),
      expect(
        sound('session AC', (AC) => {
          const missing = ['a1', 'a2', 'a3'].find((field) => !octetsAt(ppduIn(AC), `${AARE} ${field}`));
          return missing && `there is no ${missing}`;
        }),
      ),
    ],
    saboteur: saysWrongly('says what it has to say and no more', 'session AC', removed(`${AARE} a3`)),
  },
  {
    id: 'acse.aare.rejected-fields',
    rule: 'ACSE-09',
    clause: 'X.227 §9.1',
    roles: ['responder'],
    requirement: 'An AARE that rejects has an application context, a result other than 0, and a diagnostic.',
    from: 'open',
    isSound: true,
    steps: [
      send(cnWith(begun(AARQ, hex`80 02 06 40`))),
      expect(
        sound('session RF', (RF) => {
          const cpr = ppduIn(RF);
          const missing = ['a1', 'a2', 'a3'].find((field) => !octetsAt(cpr, `${REJECTED} ${field}`));
          if (missing) return `there is no ${missing}`;
          return numberAt(cpr, `${REJECTED} a2 02`) === 0 ? 'the result is accepted' : undefined;
        }),
      ),
    ],
    saboteur: saysWrongly('rejects without a diagnostic', 'session RF', removed(`${REJECTED} a3`)),
  },
  {
    id: 'acse.aare.element-undefined',
    rule: 'ACSE-10',
    clause: 'X.227 §7.4',
    roles: ['initiator'],
    requirement: 'An AARE with a field that is not defined is a protocol error, for the version is agreed.',
    from: 'open',
    steps: [send(acWith(added(AARE, hex`bf 29 03 02 01 00`))), expect(...PEA)],
    saboteur: begins('ignores what it does not know, from whomever'),
  },
  {
    id: 'acse.aare.result-absent',
    rule: 'ACSE-12',
    clause: 'X.227 §9.1',
    roles: ['initiator'],
    requirement: 'An AARE without a result is a protocol error.',
    from: 'open',
    steps: [send(acWith(removed(`${AARE} a2`))), expect(...PEA)],
    saboteur: begins('takes the CPA for the result'),
  },
  {
    id: 'acse.aare.absent',
    rule: 'ACSE-12',
    clause: 'X.227 §7.3.3.4',
    roles: ['initiator'],
    requirement: 'A CPA without an AARE opens no association.',
    from: 'open',
    steps: [send(acWith(removed('a2 61'))), expect(...PEA)],
    saboteur: begins('takes the CPA for the AARE'),
  },
  {
    id: 'acse.aare.rejected-in-cpa',
    rule: 'ACSE-12',
    roles: ['initiator'],
    requirement: 'An AARE that rejects in a CPA that accepts opens no association.',
    from: 'open',
    steps: [send(acWith(replaced(`${AARE} a2 02`, hex`02 01 01`))), expect(...PEA)],
    saboteur: overlooks('does not look at the result', 'session AC', replaced(`${AARE} a2 02`, hex`02 01 00`)),
  },
  {
    id: 'acse.aare.accepted-in-cpr',
    rule: 'ACSE-12',
    roles: ['initiator'],
    requirement: 'An AARE that accepts in a CPR that refuses opens no association.',
    from: 'open',
    steps: [send(inCPR(aare(0, USER, 0))), expect(...PEA)],
    saboteur: begins('looks at the result alone', carrying('RF')),
  },
  ...(
    [
      ['permanent-no-reason', 1, USER, 1],
      ['permanent-application-context', 1, USER, 2],
      ['permanent-called-title', 1, USER, 7],
      ['permanent-authentication', 1, USER, 13],
      ['permanent-unknown-diagnostic', 1, USER, 99],
      ['permanent-version', 1, PROVIDER, 2],
      ['transient-no-reason', 2, USER, 1],
      ['transient-provider', 2, PROVIDER, 1],
    ] as const
  ).map(([name, result, source, diagnostic]) => ({
    id: `acse.aare.${name}`,
    rule: 'ACSE-11',
    roles: ['initiator'] as const,
    requirement: `An AARE of result ${result}, ${source === USER ? 'user' : 'provider'} diagnostic ${diagnostic}, ends the attempt.`,
    from: 'open' as const,
    isSound: true as const,
    steps: [send(inCPR(aare(result, source, diagnostic))), expect(...OVER)],
    saboteur: ignores('waits on for an answer that it has', carrying('RF')),
  })),
  {
    id: 'acse.cpr.without-aare',
    rule: 'ACSE-13',
    roles: ['initiator'],
    requirement: 'A CPR without an AARE ends the attempt, too.',
    from: 'open',
    isSound: true,
    steps: [send(rfWith(hex`30 03 8a 01 02`)), expect(...OVER)],
    saboteur: ignores('waits for the AARE', carrying('RF')),
  },
]);
