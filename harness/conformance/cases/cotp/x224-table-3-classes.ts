import type { Allowed, Saboteur } from '../../case.ts';
import { helloOf } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { answersWith, withOctets } from '../../sabotage.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { crOf, packet, tsdu } from '../../stimuli.ts';
import { coded } from './bugs.ts';
import { confirmationIn, ENDED, isRefusedAsInvalid, REFUSED, REFUSED_AS_INVALID } from './reactions.ts';
import { AT, aCR, changedCR, confirms, crWith, parameterOf, refuses, spoiltCR } from './requests.ts';

/** A CC in one of these classes. */
const inClass = (...classes: readonly number[]): Allowed =>
  sound('cotp CC', (_, known) => {
    const chosen = (confirmationIn(known)?.classOption ?? 0) >> 4;
    return classes.includes(chosen) ? undefined : `it chooses class ${chosen}`;
  });

const proposes = (preferred: number) => aCR((octets) => octets[AT.classOption]! >> 4 === preferred);

const alternative = (preferred: number, other: number) =>
  send((known) =>
    packet(crOf(known, { classOption: preferred << 4, parameters: [...crOf(known).parameters, parameterOf(0xc7, other << 4)] })),
  );
const only = (preferred: number) => send(changedCR({ classOption: preferred << 4 }));

const isIn = (preferred: number, known: Known): boolean => (confirmationIn(known)?.classOption ?? 0) >> 4 === preferred;

/** It answers DTs besides. */
const confirmsAndTalks = (says: string, preferred: number): Saboteur => ({
  says,
  habits: () => [
    ...confirms(says, proposes(preferred), { classOption: preferred << 4 }).habits(),
    ...answersWith(says, coded(0xf0), (octets) => octets).habits(),
  ],
});

/** X.224 Table 3: classes that may answer those that are proposed. */
export const CLASSES = casesOf({ clause: 'X.224 Table 3', at: 'network', level: 'must', from: 'connected', roles: ['responder'] }, [
  {
    id: 'cotp.class.five',
    clause: 'X.224 §13.3.3 e)',
    rule: 'COTP-29',
    requirement: 'There is no class 5: a CR that prefers it is invalid.',
    steps: [only(5), isRefusedAsInvalid],
    saboteur: confirms('does class 0 whatever is asked for', proposes(5)),
  },
  {
    id: 'cotp.class.two-with-zero',
    needs: ['parameters'],
    rule: 'COTP-30',
    isSound: true,
    requirement: 'Class 2 with class 0 as alternative can be answered, and so is confirmed.',
    steps: [alternative(2, 0), expect('cotp CC')],
    saboteur: refuses('does not look at alternatives', proposes(2), 130),
  },
  {
    id: 'cotp.class.two-or-zero',
    needs: ['parameters'],
    rule: 'COTP-36',
    isSound: true,
    requirement: 'Class 2 with class 0 as alternative is answered by one of these.',
    steps: [alternative(2, 0), expect(inClass(2, 0), ...REFUSED)],
    saboteur: confirms('chooses class 1 where 2 or 0 were asked for', proposes(2), { classOption: 0x10 }),
  },
  {
    id: 'cotp.class.two-alone',
    rule: 'COTP-31',
    requirement: 'Class 2 alone cannot be answered by class 0.',
    steps: [only(2), expect(inClass(2), ...REFUSED)],
    saboteur: confirms('does class 0 where class 2 was asked for', proposes(2)),
  },
  {
    id: 'cotp.class.two-alone-reason',
    clause: 'X.224 §13.5.3 3)',
    rule: 'COTP-31',
    level: 'should',
    requirement: 'A refusal because no class is common says so: negotiation failed.',
    steps: [
      only(2),
      expect(
        inClass(2),
        sound('cotp DR', (pdu) => (pdu.fields.reason === 130 ? undefined : `its reason is ${pdu.fields.reason}`)),
        ...ENDED,
      ),
    ],
    saboteur: refuses('calls an address unknown that is not', proposes(2), 3),
  },
  {
    id: 'cotp.class.four-with-zero',
    needs: ['parameters'],
    rule: 'COTP-32',
    isSound: true,
    requirement: 'Class 4 with class 0 as alternative is confirmed in class 4, 2 or 0.',
    steps: [alternative(4, 0), expect(inClass(4, 2, 0))],
    saboteur: refuses('wants class 0 to be preferred', proposes(4), 130),
  },
  {
    id: 'cotp.class.three-with-zero',
    needs: ['parameters'],
    rule: 'COTP-32',
    isSound: true,
    requirement: 'Class 3 with class 0 as alternative is confirmed in class 3, 2 or 0.',
    steps: [alternative(3, 0), expect(inClass(3, 2, 0))],
    saboteur: refuses('wants class 0 to be preferred', proposes(3), 130),
  },
  {
    id: 'cotp.class.four-alone',
    rule: 'COTP-33',
    requirement: 'Class 4 alone cannot be answered by class 0.',
    steps: [only(4), expect(inClass(4, 2), ...REFUSED)],
    saboteur: confirms('does class 0 where class 4 was asked for', proposes(4)),
  },
  {
    id: 'cotp.class.three-alone',
    rule: 'COTP-33',
    requirement: 'Class 3 alone cannot be answered by class 0.',
    steps: [only(3), expect(inClass(3, 2), ...REFUSED)],
    saboteur: confirms('does class 0 where class 3 was asked for', proposes(3)),
  },
  {
    id: 'cotp.class.one-alone',
    rule: 'COTP-34',
    isSound: true,
    requirement: 'Class 1 alone may be answered by class 0, which it has in it.',
    steps: [only(1), expect(inClass(1, 0))],
    saboteur: refuses('asks for class 0 by name', proposes(1), 130),
  },
  {
    id: 'cotp.class.zero-with-two',
    needs: ['parameters'],
    rule: 'COTP-35',
    level: 'should',
    requirement: 'Class 0 has no alternatives: a CR that offers class 2 beside it is invalid, and never confirmed in class 2.',
    steps: [send(crWith(parameterOf(0xc7, 0x20))), expect('cotp ER', ...REFUSED, { ...inClass(0), verdict: 'warn' })],
    saboteur: confirms(
      'chooses an alternative that cannot be one',
      aCR((octets) => octets.at(-1) === 0x20),
      { classOption: 0x20 },
    ),
  },
  {
    id: 'cotp.class.options-set',
    clause: 'X.224 §13.3.3 e)',
    rule: 'COTP-40',
    requirement: 'Options of classes that are not proposed are ignored, and none is chosen.',
    steps: [
      send(spoiltCR(withOctets(6, 0x03))),
      expect(
        sound('cotp CC', (_, known) => {
          const option = confirmationIn(known)?.classOption;
          return option === 0 ? undefined : `its class and options are ${option?.toString(16)}`;
        }),
      ),
    ],
    saboteur: confirms(
      'gives back the options that it was sent',
      aCR((octets) => octets[AT.classOption] === 3),
      { classOption: 3 },
    ),
  },
  ...[2, 4].map((preferred) => ({
    id: `cotp.class.${preferred}-then-spoken`,
    clause: 'X.224 §6.5.4 i)',
    rule: 'COTP-36',
    needs: ['answers'] as const,
    requirement: `Who confirms class ${preferred} goes on in it: a DT of class 0 is none there, and is not answered.`,
    steps: [
      only(preferred),
      // What is chosen is what other cases are about.
      expect('cotp CC', ...REFUSED_AS_INVALID),
      send((known) => (isIn(preferred, known) ? tsdu(known, helloOf(known)) : [])),
      expect('silence', 'cotp ER', 'cotp DR', ...ENDED),
    ],
    saboteur: confirmsAndTalks('confirms any class and does class 0', preferred),
  })),
  {
    id: 'cotp.class.zero',
    clause: 'X.224 §6.5.4',
    rule: 'COTP-20',
    isSound: true,
    requirement: 'A CR of class 0 is confirmed in class 0.',
    steps: [only(0), expect(inClass(0))],
    saboteur: confirms(
      'chooses class 2 unasked',
      aCR(() => true),
      { classOption: 0x20 },
    ),
  },
]);
