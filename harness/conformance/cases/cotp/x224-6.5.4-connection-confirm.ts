import { OWN_REFERENCE } from '../../own/host.ts';
import { hangsUpAt, takesFor } from '../../sabotage.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { ccOf, OUR_REFERENCE, packet, tpkt } from '../../stimuli.ts';
import { retold, without } from './bugs.ts';
import { isCC, only, sendCC } from './confirming.ts';
import { isHardlyAccepted, isNotAccepted } from './delivery.ts';

/** What a caller makes of the CC that answers it, X.224 §6.5.4. */
export const CONNECTION_CONFIRM = casesOf(
  { clause: 'X.224 §6.5.4', at: 'network', from: 'connected', roles: ['initiator'], needs: ['talks'] },
  [
    {
      id: 'cotp.confirm.foreign-reference',
      clause: 'X.224 §6.9.1.4.2 a) 1)',
      rule: 'COTP-87',
      level: 'must',
      requirement: 'A CC for a reference that was never given opens nothing, and is answered by a DR for its own.',
      steps: [
        sendCC((known) => ({ dstRef: (Number(known.last('cotp CR')!.fields.srcRef) % 0xfffe) + 1 })),
        expect(
          sound('cotp DR', (pdu) => (pdu.fields.dstRef === OUR_REFERENCE ? undefined : `its DST-REF is ${pdu.fields.dstRef}`)),
          { sees: 'closed', verdict: 'warn' },
          { sees: 'reset', verdict: 'warn' },
          { sees: 'cotp ER', verdict: 'warn' },
        ),
      ],
      saboteur: takesFor(
        'does not look at the DST-REF of a CC',
        isCC,
        retold('CC', () => ({ dstRef: OWN_REFERENCE })),
        'packet',
      ),
    },
    ...[0x10, 0x20, 0x40].map((classOption) => ({
      id: `cotp.confirm.class-${classOption >> 4}`,
      clause: 'X.224 §6.5.4 i)',
      rule: 'COTP-88',
      level: 'must' as const,
      requirement: `Where class 0 alone was proposed, a CC of class ${classOption >> 4} is not accepted.`,
      steps: [sendCC(() => ({ classOption })), isNotAccepted],
      saboteur: takesFor(
        'does not look at the class of a CC',
        isCC,
        retold('CC', () => ({ classOption: 0 })),
        'packet',
      ),
    })),
    {
      id: 'cotp.confirm.parameter-undefined',
      needs: ['talks', 'parameters'],
      clause: 'X.224 §13.2.3',
      rule: 'COTP-91',
      level: 'must',
      requirement: 'A parameter that is not defined may stand in a CR, but is a protocol error in a CC.',
      steps: [sendCC((known) => ({ parameters: [...ccOf(known).parameters, { code: 0x99, value: Uint8Array.of(0) }] })), isNotAccepted],
      saboteur: takesFor('passes over parameters that it does not know', isCC, without(0x99), 'packet'),
    },
    {
      id: 'cotp.confirm.parameter-cut-off',
      needs: ['talks', 'parameters'],
      clause: 'X.224 §13.2.3',
      rule: 'COTP-91',
      level: 'must',
      requirement: 'A parameter that goes on beyond the length indicator is a protocol error in a CC.',
      steps: [
        send((known) => {
          const octets = packet(ccOf(known, { parameters: [] })).slice(4);
          octets[0] = 9;
          return tpkt(Uint8Array.of(...octets, 0xc2, 0x20, 0x41));
        }),
        isNotAccepted,
      ],
      saboteur: takesFor(
        'reads parameters as far as they go',
        isCC,
        (octets) => tpkt(Uint8Array.of(6, ...octets.subarray(5, 11))),
        'packet',
      ),
    },
    {
      id: 'cotp.confirm.no-selectors',
      clause: 'X.224 §13.4.4',
      needs: ['talks', 'parameters'],
      rule: 'COTP-72',
      level: 'must',
      isSound: true,
      requirement: 'A CC need not repeat the selectors of the CR.',
      steps: [
        sendCC((known) => ({ parameters: ccOf(known).parameters.filter(({ code }) => code !== 0xc1 && code !== 0xc2) })),
        expect('cotp DT'),
      ],
      saboteur: hangsUpAt('wants to hear its selectors', (passing) => isCC(passing) && !passing.octets.includes(0xc2), 'close', 'packet'),
    },
    {
      id: 'cotp.confirm.selector-of-no-octets',
      needs: ['talks', 'parameters'],
      clause: 'X.224 §13.2.3',
      rule: 'COTP-95',
      level: 'must',
      isSound: true,
      requirement: 'A responding selector of no octets says nothing, and does no harm.',
      steps: [sendCC((known) => ({ parameters: [...ccOf(known).parameters, ...only('calledTsel')] })), expect('cotp DT')],
      saboteur: hangsUpAt('does not read a selector of no octets', isCC, 'close', 'packet'),
    },
    {
      id: 'cotp.confirm.no-reference',
      clause: 'X.224 §6.5.4 a)',
      rule: 'COTP-96',
      level: 'should',
      requirement: 'A CC whose SRC-REF is 0 names no connection, and is not accepted.',
      steps: [sendCC(() => ({ srcRef: 0 })), isHardlyAccepted],
      saboteur: takesFor(
        'does not look at the SRC-REF of a CC',
        isCC,
        retold('CC', () => ({ srcRef: OUR_REFERENCE })),
        'packet',
      ),
    },
  ],
);
