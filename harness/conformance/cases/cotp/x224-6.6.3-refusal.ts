import { DISCONNECT_REASONS, parameter, type TpduOf } from '#src/cotp/index.ts';
import { type Known, tpduIn } from '../../known.ts';
import { answersWith } from '../../sabotage.ts';
import { casesOf, send } from '../../steps.ts';
import { ccOf, hex, packet } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { isOver } from './delivery.ts';

const referenceIn = ({ last }: Known): number => (tpduIn(last('cotp CR')!) as TpduOf<'CR'>).srcRef;

/** A DR to the CR of the caller, and a CC behind it, which has nothing left to confirm. */
const DR = (change: Partial<TpduOf<'DR'>>) =>
  send((known) => {
    const refusal = { kind: 'DR', dstRef: referenceIn(known), srcRef: 0, reason: 0, parameters: [], userData: new Uint8Array() } as const;
    return [packet({ ...refusal, ...change }), packet(ccOf(known))];
  }, 'DR, then CC');

/** The same with an ER. */
const ER = (rejectCause: number) =>
  send((known) => {
    const invalidTpdu = known.last('cotp CR')!.octets.subarray(0, 2);
    const refusal = { kind: 'ER', dstRef: referenceIn(known), rejectCause, userData: new Uint8Array() } as const;
    return [packet({ ...refusal, parameters: [parameter('invalidTpdu', invalidTpdu)] }), packet(ccOf(known))];
  }, 'ER, then CC');

const isDR = coded(0x80);
const isER = coded(0x70);
const { unspecified, congestion, notAttached, addressUnknown, negotiationFailed } = DISCONNECT_REASONS;

/** What a caller makes of a refusal, X.224 §6.6.3. */
export const REFUSAL_HEARD = casesOf(
  { clause: 'X.224 §6.6.3', at: 'network', from: 'connected', roles: ['initiator'], level: 'must', needs: ['talks'] },
  [
    ...Object.entries({
      'no-reason': unspecified,
      congestion,
      'not-attached': notAttached,
      'address-unknown': addressUnknown,
      'negotiation-failed': negotiationFailed,
    }).map(([name, { code, says }]) => ({
      id: `cotp.refused.${name}`,
      rule: 'COTP-84',
      requirement: `A DR because ${says} ends the call, and no CC can bring it back.`,
      steps: [DR({ reason: code }), isOver],
      saboteur: answersWith(`is deaf to a DR of reason ${code}`, ({ octets }) => isDR({ octets, pdus: [] }) && octets[10] === code),
    })),
    {
      id: 'cotp.refused.source-reference',
      clause: 'X.224 §13.6',
      rule: 'COTP-86',
      requirement: 'A DR with a SRC-REF, where class 0 was proposed, is answered by no DC.',
      steps: [DR({ srcRef: 2 }), isOver],
      saboteur: answersWith(
        'confirms a DR in class 0',
        isDR,
        packet({ kind: 'DC', dstRef: 2, srcRef: 1, parameters: [], userData: hex`` }),
      ),
    },
    ...[0x7f, 0x89].map((reason) => ({
      id: `cotp.refused.reason-${reason.toString(16)}`,
      clause: 'X.224 §13.5.3',
      rule: 'COTP-148',
      requirement: `A DR of reason ${reason}, which stands for nothing, ends the call as every other.`,
      steps: [DR({ reason }), isOver],
      saboteur: answersWith('passes over a DR whose reason it does not know', isDR),
    })),
    {
      id: 'cotp.refused.additional-information',
      clause: 'X.224 §13.5.4',
      rule: 'COTP-149',
      requirement: 'A DR with additional information ends the call as every other.',
      steps: [DR({ reason: 1, parameters: [parameter('additionalInformation', hex`62 75 73 79 21`)] }), isOver],
      saboteur: answersWith('knows no parameter of a DR', ({ octets }) => isDR({ octets, pdus: [] }) && octets[4]! > 6),
    },
    {
      id: 'cotp.refused.user-data',
      clause: 'X.224 §13.5.5',
      rule: 'COTP-150',
      requirement: 'A DR with user data, which class 0 does not have, ends the call all the same.',
      steps: [DR({ reason: 1, userData: hex`62 75 73 79 21` }), isOver],
      saboteur: answersWith('knows no user data of a DR', ({ octets }) => isDR({ octets, pdus: [] }) && octets.length > 11),
    },
    {
      id: 'cotp.refused.by-er',
      rule: 'COTP-85',
      requirement: 'An ER in answer to a CR ends the call.',
      steps: [ER(3), isOver],
      saboteur: answersWith('is deaf to an ER', isER),
    },
    {
      id: 'cotp.refused.by-er-of-unknown-cause',
      clause: 'X.224 §6.22.1.3',
      rule: 'COTP-147',
      requirement: 'An ER whose cause stands for nothing ends the call as every other.',
      steps: [ER(0x7f), isOver],
      saboteur: answersWith('passes over an ER whose cause it does not know', isER),
    },
  ],
);
