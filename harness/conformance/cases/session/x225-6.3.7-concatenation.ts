import { concat } from '#src/core/index.ts';
import { spduOf } from '#src/session/index.ts';
import { AE, GT, PT } from '../../association.ts';
import type { Case } from '../../case.ts';
import type { Known } from '../../known.ts';
import { hangsUpAt, having } from '../../sabotage.ts';
import { cnOf } from '../../speech.ts';
import { casesOf, expect, send } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { ADA, AIA, answers, DN, GTA, MIA, takes, told } from './bugs.ts';
import { isNotTaken, numberIn, parameterIn, USER_ABORT, USER_OBJECTS } from './reactions.ts';
import { clinched, messageIn, releaseIn, sayingAll } from './spdus.ts';

const BOUND = { at: 'transport', from: 'bound', roles: ['responder'], level: 'must' } as const satisfies Partial<Case>;
/** What shows that it was taken, or was not, is the end of an activity. */
const ACTIVITY = { ...BOUND, from: 'activity', needs: ['activities'] } as const;
const AD = spduOf('AD', { reason: hex`05` });
const AI = spduOf('AI', { reason: hex`05` });
const GIVING = spduOf('GT', { tokenItem: hex`01` });
const behind = (head: Uint8Array, tsdu: (known: Known) => Uint8Array) => (known: Known) => concat([head, tsdu(known)]);

/** A sync point and data in one TSDU: as extended concatenation has it, X.225 Table 8. */
const MIP_AND_DT = (known: Known): Uint8Array => concat([hex`01 00 31 03 2a 01 31`, messageIn(known).subarray(2)]);

/** Whether the AC says that extended concatenation may come, X.225 §8.3.4. */
const takesExtended = (known: Known): boolean => {
  const AC = known.last('session AC');
  return AC !== undefined && ((numberIn(parameterIn(AC, 'protocolOptions')) ?? 0) & 1) === 1;
};

const CLAUSE = { clause: 'X.225 §6.3.7' } as const;

/** X.225 §6.3.7: which SPDUs may share a TSDU. */
export const CONCATENATION: readonly Case[] = [
  ...casesOf({ ...BOUND, ...CLAUSE }, [
    {
      id: 'session.concatenation.fn-behind-gt',
      rule: 'SES-47',
      from: 'closing',
      requirement: 'An FN stands alone: behind a GT it is not answered by a DN.',
      steps: [clinched(behind(hex`01 00`, releaseIn)), isNotTaken],
      saboteur: answers('takes any SPDU behind a GT', told(hex`01 00 09`), DN),
    },
    {
      id: 'session.concatenation.gtc-behind-gt',
      rule: 'SES-47',
      needs: ['activities'],
      requirement: 'A GTC stands alone: behind a GT it is not answered by a GTA.',
      steps: [clinched(hex`01 00 15 00`), isNotTaken],
      saboteur: answers('takes any SPDU behind a GT', told(hex`01 00 15`), GTA),
    },
  ]),
  ...casesOf({ ...ACTIVITY, ...CLAUSE }, [
    {
      id: 'session.concatenation.ad-alone',
      rule: 'SES-46',
      clause: 'X.225 §6.3.7 c)',
      requirement: 'An AD stands behind a GT: alone it is not answered by an ADA.',
      steps: [clinched([AD]), isNotTaken],
      saboteur: answers('takes any SPDU alone', told(hex`39`), ...ADA),
    },
    {
      id: 'session.concatenation.ad-behind-pt',
      rule: 'SES-48',
      clause: 'X.225 Table 7',
      requirement: 'An AD stands behind a GT: behind a PT it is not answered by an ADA.',
      steps: [clinched([PT, AD]), isNotTaken],
      saboteur: answers('takes GT and PT for the same', told(hex`02 00 39`), ...ADA),
    },
    {
      id: 'session.concatenation.ai-behind-pt',
      rule: 'SES-48',
      clause: 'X.225 Table 7',
      requirement: 'An AI stands behind a GT: behind a PT it is not answered by an AIA.',
      steps: [clinched([PT, AI]), isNotTaken],
      saboteur: answers('takes GT and PT for the same', told(hex`02 00 19`), ...AIA),
    },
    {
      id: 'session.concatenation.dt-behind-pt',
      rule: 'SES-48',
      clause: 'X.225 Table 7',
      requirement: 'Data stand behind a GT: a message behind a PT is not confirmed at the end of its activity.',
      steps: [clinched((known) => concat([hex`02 00`, messageIn(known).subarray(2)]), AE(1)), isNotTaken],
      saboteur: takes('takes GT and PT for the same', told(hex`02 00 01`), (tsdu) => concat([hex`01 00`, tsdu.subarray(2)])),
    },
    {
      id: 'session.concatenation.mip-with-dt',
      rule: 'SES-49',
      requirement: 'Who has not agreed to extended concatenation takes no sync point and data in one TSDU.',
      steps: [send((known) => sayingAll(...(takesExtended(known) ? [cnOf] : [MIP_AND_DT, cnOf]))(known)), isNotTaken],
      saboteur: answers('takes extended concatenation that it has not agreed to', told(hex`01 00 31`), ...MIA(1)),
    },
    {
      id: 'session.concatenation.tokens-before-ad',
      rule: 'SES-52',
      clause: 'X.225 §8.3.16.6',
      requirement: 'A GT before an AD gives no tokens: an AD behind one that does is not answered by an ADA.',
      steps: [clinched([GIVING, AD]), isNotTaken],
      saboteur: answers('takes tokens and an AD at once', told(hex`01 03 10`), ...ADA),
    },
    {
      id: 'session.concatenation.tokens-before-ai',
      rule: 'SES-52',
      clause: 'X.225 §8.3.16.6',
      requirement: 'A GT before an AI gives no tokens: an AI behind one that does is not answered by an AIA.',
      steps: [clinched([GIVING, AI]), isNotTaken],
      saboteur: answers('takes tokens and an AI at once', told(hex`01 03 10`), ...AIA),
    },
    {
      id: 'session.head.unknown-pi',
      rule: 'SES-14',
      clause: 'X.225 §A.4.3.1.1',
      isSound: true,
      requirement: 'A parameter that is not known is passed over in a GT, too, which is then a head and no more.',
      steps: [
        send(sayingAll((known) => concat([hex`01 03 7f 01 00`, messageIn(known).subarray(2)]), AE(1))),
        expect('session AEA', ...USER_OBJECTS),
      ],
      saboteur: hangsUpAt('takes a GT with anything in it for one that gives tokens', told(hex`01 03 7f`)),
    },
    {
      id: 'session.as.unknown-pi',
      rule: 'SES-14',
      clause: 'X.225 §A.4.3.1.1',
      from: 'bound',
      isSound: true,
      requirement: 'A parameter that is not known is passed over in an AS, too, and the activity runs.',
      steps: [send(sayingAll(hex`01 00 2d 08 29 03 02 01 01 7f 01 00`, [GT, AD])), expect('session ADA')],
      saboteur: hangsUpAt('refuses parameters that it does not know', having(hex`7f 01 00`)),
    },
    {
      id: 'session.concatenation.ai-and-ab-told-apart',
      rule: 'SES-88',
      clause: 'X.225 §8.3.31.1',
      isSound: true,
      requirement: 'An SPDU of code 25 behind a GT interrupts an activity, and does not abort the session.',
      steps: [send(sayingAll([GT, AI])), expect('session AIA', USER_ABORT)],
      saboteur: hangsUpAt('takes an AI for an AB', told(hex`01 00 19`)),
    },
  ]),
];
