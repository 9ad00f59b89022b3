import { parameter } from '#src/cotp/index.ts';
import { type Known, sizeParametersIn, tpduIn } from '../../known.ts';
import { hangsUpAt, says, takesFor } from '../../sabotage.ts';
import { casesOf, check, expect, send, sound } from '../../steps.ts';
import { ccOf, OUR_REFERENCE, packet, preferred, tpkt } from '../../stimuli.ts';
import { coded, retold, without } from './bugs.ts';
import { isHardlyAccepted, isNotAccepted } from './delivery.ts';

type CC = ReturnType<typeof ccOf>;
const CC = (change: (known: Known) => Partial<CC>) => send((known: Known) => packet(ccOf(known, change(known))), 'CC');
const isCC = coded(0xd0);
const proposed = (known: Known) => sizeParametersIn(tpduIn(known.last('cotp CR')!));
const ONLY = (name: Parameters<typeof parameter>[0], ...value: readonly number[]) => [parameter(name, Uint8Array.from(value))];

/** What a caller makes of the CC that answers it, X.224 §6.5.4. */
export const CONNECTION_CONFIRM = casesOf(
  { clause: 'X.224 §6.5.4', at: 'network', from: 'connected', roles: ['initiator'], needs: ['session'] },
  [
    {
      id: 'cotp.confirm.foreign-reference',
      clause: 'X.224 §6.9.1.4.2 a) 1)',
      rule: 'COTP-87',
      level: 'must',
      requirement: 'A CC for a reference that was never given opens nothing, and is answered by a DR for its own.',
      steps: [
        CC((known) => ({ dstRef: (Number(known.last('cotp CR')!.fields.srcRef) % 0xfffe) + 1 })),
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
      steps: [CC(() => ({ classOption })), isNotAccepted],
      saboteur: takesFor(
        'does not look at the class of a CC',
        isCC,
        retold('CC', () => ({ classOption: 0 })),
        'packet',
      ),
    })),
    {
      id: 'cotp.confirm.size-above',
      clause: 'X.224 §6.5.4 j)',
      rule: 'COTP-89',
      level: 'must',
      requirement: 'A CC must not grant larger TPDUs by C0 than were proposed, or than there are.',
      steps: [CC((known) => ({ parameters: ONLY('tpduSize', (proposed(known).tpduSize?.[0] ?? LARGEST) + 1) })), isNotAccepted],
      saboteur: takesFor('takes whatever size a CC names', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.size-too-small',
      clause: 'X.224 §13.2.3',
      rule: 'COTP-90',
      level: 'must',
      requirement: 'A value of C0 that stands for no size is a protocol error in a CC.',
      steps: [CC(() => ({ parameters: ONLY('tpduSize', 0x05) })), isNotAccepted],
      saboteur: takesFor('passes over a size that is none', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.size-of-two-octets',
      clause: 'X.224 §13.2.3',
      rule: 'COTP-90',
      level: 'must',
      requirement: 'A C0 of two octets is a protocol error in a CC.',
      steps: [CC(() => ({ parameters: ONLY('tpduSize', 0, 7) })), isNotAccepted],
      saboteur: takesFor('passes over a size of a wrong length', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.size-of-another-class',
      clause: 'X.224 §13.3.4 b)',
      rule: 'COTP-90',
      level: 'should',
      requirement: 'A C0 of 8192 octets, which class 0 does not have, is a protocol error in a CC.',
      steps: [CC(() => ({ parameters: ONLY('tpduSize', 0x0d) })), isHardlyAccepted],
      saboteur: takesFor('takes the sizes of all classes', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.parameter-undefined',
      clause: 'X.224 §13.2.3',
      rule: 'COTP-91',
      level: 'must',
      requirement: 'A parameter that is not defined may stand in a CR, but is a protocol error in a CC.',
      steps: [CC((known) => ({ parameters: [...ccOf(known).parameters, { code: 0x99, value: Uint8Array.of(0) }] })), isNotAccepted],
      saboteur: takesFor('passes over parameters that it does not know', isCC, without(0x99), 'packet'),
    },
    {
      id: 'cotp.confirm.parameter-cut-off',
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
      id: 'cotp.confirm.preferred-above',
      clause: 'X.224 §6.5.4 k)',
      rule: 'COTP-92',
      level: 'must',
      requirement: 'A CC answers by F0 only where it was asked by F0, and with no more than that.',
      steps: [
        CC((known) => {
          const { preferredTpduSize } = proposed(known);
          return { parameters: ONLY('preferredTpduSize', ...(preferredTpduSize ? [1, ...preferredTpduSize] : [8])) };
        }),
        isNotAccepted,
      ],
      saboteur: takesFor('takes whatever F0 a CC has', isCC, without(0xf0), 'packet'),
    },
    {
      id: 'cotp.confirm.sizes-both',
      clause: 'X.224 §6.5.4 k)',
      rule: 'COTP-93',
      level: 'must',
      requirement: 'A CC has C0 or F0, never both.',
      steps: [CC(() => ({ parameters: [...ONLY('tpduSize', 7), parameter('preferredTpduSize', preferred(128))] })), isNotAccepted],
      saboteur: takesFor('takes one size of two', isCC, without(0xf0), 'packet'),
    },
    {
      id: 'cotp.confirm.preferred-zero',
      clause: 'X.224 §13.3.4 c)',
      rule: 'COTP-93',
      level: 'must',
      requirement: 'An F0 of 0 is no size, and a protocol error in a CC.',
      steps: [CC(() => ({ parameters: ONLY('preferredTpduSize', 0) })), isNotAccepted],
      saboteur: takesFor('takes an F0 of 0 for none', isCC, without(0xf0), 'packet'),
    },
    {
      id: 'cotp.confirm.sizes-absent',
      clause: 'RFC 2126 §6.4',
      rule: 'COTP-94',
      level: 'must',
      isSound: true,
      requirement: 'Where the CC names no size, what the CR proposed still holds for what the caller sends.',
      steps: [
        CC(() => ({ parameters: [] })),
        expect('session CN'),
        check('the length of its DTs', ({ heard, tpduSize }) => {
          const long = heard.find(
            ({ pdu, by }) => by === 'them' && pdu.layer === 'cotp' && pdu.kind === 'DT' && pdu.octets.length > tpduSize,
          );
          return long && `a DT has ${long.pdu.octets.length} octets where ${tpduSize} were proposed`;
        }),
      ],
      saboteur: says(
        'takes a CC without sizes for leave to send any',
        coded(0xe0),
        retold('CR', () => ({ parameters: ONLY('tpduSize', 7) })),
      ),
    },
    {
      id: 'cotp.confirm.smallest',
      clause: 'X.224 §6.5.4 j)',
      rule: 'COTP-116',
      level: 'must',
      isSound: true,
      requirement: 'A CC may grant no more than 128 octets, whatever was proposed: so long are the DTs of the caller at most.',
      steps: [
        CC(() => ({ parameters: ONLY('tpduSize', 7) })),
        expect('session CN'),
        check('the length of its DTs', ({ heard }) => {
          const long = heard.find(({ pdu, by }) => by === 'them' && pdu.layer === 'cotp' && pdu.kind === 'DT' && pdu.octets.length > 128);
          return long && `a DT has ${long.pdu.octets.length} octets`;
        }),
      ],
      saboteur: takesFor('sends in the size that it has proposed', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.selector-of-no-octets',
      clause: 'X.224 §13.2.3',
      rule: 'COTP-95',
      level: 'must',
      isSound: true,
      requirement: 'A responding selector of no octets says nothing, and does no harm.',
      steps: [CC((known) => ({ parameters: [...ccOf(known).parameters, ...ONLY('calledTsel')] })), expect('session CN')],
      saboteur: hangsUpAt('does not read a selector of no octets', isCC, 'close', 'packet'),
    },
    {
      id: 'cotp.confirm.no-reference',
      clause: 'X.224 §6.5.4 a)',
      rule: 'COTP-96',
      level: 'should',
      requirement: 'A CC whose SRC-REF is 0 names no connection, and is not accepted.',
      steps: [CC(() => ({ srcRef: 0 })), isHardlyAccepted],
      saboteur: takesFor(
        'does not look at the SRC-REF of a CC',
        isCC,
        retold('CC', () => ({ srcRef: OUR_REFERENCE })),
        'packet',
      ),
    },
  ],
);

/** That of our own caller, which a saboteur knows. */
const OWN_REFERENCE = 0x0304;
/** The code of the largest size that class 0 has. */
const LARGEST = 0x0b;
