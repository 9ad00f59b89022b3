import { parameter } from '#src/cotp/index.ts';
import { type Known, sizeParametersIn, tpduIn } from '../../known.ts';
import { says, takesFor } from '../../sabotage.ts';
import { casesOf, check, expect } from '../../steps.ts';
import { preferred } from '../../stimuli.ts';
import { coded, retold, without } from './bugs.ts';
import { isCC, only, sendSizes } from './confirming.ts';
import { isHardlyAccepted, isNotAccepted } from './delivery.ts';

const proposed = (known: Known) => sizeParametersIn(tpduIn(known.last('cotp CR')!));

/** What a caller makes of the sizes in the CC that answers it, X.224 §6.5.4 j) and k). */
export const SIZES_GRANTED = casesOf(
  { clause: 'X.224 §6.5.4', at: 'network', from: 'connected', roles: ['initiator'], needs: ['talks', 'parameters'] },
  [
    {
      id: 'cotp.confirm.size-above',
      clause: 'X.224 §6.5.4 j)',
      rule: 'COTP-89',
      level: 'must',
      requirement: 'A CC must not grant larger TPDUs by C0 than were proposed, or than there are.',
      steps: [sendSizes((known) => only('tpduSize', (proposed(known).tpduSize?.[0] ?? LARGEST) + 1)), isNotAccepted],
      saboteur: takesFor('takes whatever size a CC names', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.size-too-small',
      clause: 'X.224 §13.2.3',
      rule: 'COTP-90',
      level: 'must',
      requirement: 'A value of C0 that stands for no size is a protocol error in a CC.',
      steps: [sendSizes(() => only('tpduSize', 0x05)), isNotAccepted],
      saboteur: takesFor('passes over a size that is none', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.size-of-two-octets',
      clause: 'X.224 §13.2.3',
      rule: 'COTP-90',
      level: 'must',
      requirement: 'A C0 of two octets is a protocol error in a CC.',
      steps: [sendSizes(() => only('tpduSize', 0, 7)), isNotAccepted],
      saboteur: takesFor('passes over a size of a wrong length', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.size-of-another-class',
      clause: 'X.224 §13.3.4 b)',
      rule: 'COTP-90',
      level: 'should',
      requirement: 'A C0 of 8192 octets, which class 0 does not have, is a protocol error in a CC.',
      steps: [sendSizes(() => only('tpduSize', 0x0d)), isHardlyAccepted],
      saboteur: takesFor('takes the sizes of all classes', isCC, without(0xc0), 'packet'),
    },
    {
      id: 'cotp.confirm.preferred-above',
      clause: 'X.224 §6.5.4 k)',
      rule: 'COTP-92',
      level: 'must',
      requirement: 'A CC answers by F0 only where it was asked by F0, and with no more than that.',
      steps: [
        sendSizes((known) => {
          const { preferredTpduSize } = proposed(known);
          return only('preferredTpduSize', ...(preferredTpduSize ? [1, ...preferredTpduSize] : [8]));
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
      steps: [sendSizes(() => [...only('tpduSize', 7), parameter('preferredTpduSize', preferred(128))]), isNotAccepted],
      saboteur: takesFor('takes one size of two', isCC, without(0xf0), 'packet'),
    },
    {
      id: 'cotp.confirm.preferred-zero',
      clause: 'X.224 §13.3.4 c)',
      rule: 'COTP-93',
      level: 'must',
      requirement: 'An F0 of 0 is no size, and a protocol error in a CC.',
      steps: [sendSizes(() => only('preferredTpduSize', 0)), isNotAccepted],
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
        sendSizes(() => []),
        expect('cotp DT'),
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
        retold('CR', () => ({ parameters: only('tpduSize', 7) })),
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
        sendSizes(() => only('tpduSize', 7)),
        expect('cotp DT'),
        check('the length of its DTs', ({ heard }) => {
          const long = heard.find(({ pdu, by }) => by === 'them' && pdu.layer === 'cotp' && pdu.kind === 'DT' && pdu.octets.length > 128);
          return long && `a DT has ${long.pdu.octets.length} octets`;
        }),
      ],
      saboteur: takesFor('sends in the size that it has proposed', isCC, without(0xc0), 'packet'),
    },
  ],
);

/** The code of the largest size that class 0 has. */
const LARGEST = 0x0b;
