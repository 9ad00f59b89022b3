import { concat } from '#src/core/index.ts';
import { type Parameter, type TpduOf, valueIn } from '#src/cotp/index.ts';
import type { Allowed } from '../../case.ts';
import { having, holding, says } from '../../sabotage.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { parametersOf, preferred, size } from '../../stimuli.ts';
import { retold } from './bugs.ts';
import { confirmationIn, REFUSED_AS_INVALID } from './reactions.ts';
import { changedCR, confirms, crWith, parameterOf } from './requests.ts';

type CC = TpduOf<'CC'>;
const codeOf = ({ parameters }: CC): Uint8Array | undefined => valueIn(parameters, 'tpduSize');
const preferredIn = ({ parameters }: CC): Uint8Array | undefined => valueIn(parameters, 'preferredTpduSize');
const written = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

/** A CC in which nothing is wrong of what it says of sizes. */
const confirmed = (flaw: (cc: CC) => string | undefined): Allowed =>
  sound('cotp CC', (_, known) => {
    const cc = confirmationIn(known);
    return cc && flaw(cc);
  });

/** C0, where it is there, is one of the sizes of class 0, X.224 §13.3.4 b), and grants no more than that. */
const sizeFlaw =
  (most: number) =>
  (cc: CC): string | undefined => {
    const value = codeOf(cc);
    if (value === undefined) return undefined;
    if (value.length !== 1 || value[0]! < SMALLEST || value[0]! > LARGEST)
      return `its C0 is ${written(value)}, which is no size of class 0`;
    return value[0]! > most ? `its C0 is ${written(value)}, above what was proposed` : undefined;
  };
const unasked = (cc: CC): string | undefined => (preferredIn(cc) === undefined ? undefined : 'it has an F0 that was not asked for');
const SMALLEST = 0x07;
const LARGEST = 0x0b;

/** It says this of sizes, whatever its CC said. */
const grants = (about: string, ...said: readonly Parameter[]) =>
  says(
    about,
    holding('cotp CC'),
    retold('CC', ({ parameters }) => ({ parameters: [...parameters.filter(({ code }) => code !== 0xc0 && code !== 0xf0), ...said] })),
  );

// biome-ignore format: a table
const SIZES = [[128, 0x07], [256, 0x08], [512, 0x09], [1024, 0x0a], [2048, 0x0b]] as const;

// biome-ignore format: a table
/** Values of C0 and F0 that are none in class 0; what is not ignored is refused. */
const WRONG = [
  ['size-4096',           'COTP-42', parameterOf(0xc0, 0x0c),                               '4096 octets, which class 0 does not have'],
  ['size-8192',           'COTP-42', parameterOf(0xc0, 0x0d),                               '8192 octets, which class 0 does not have'],
  ['size-too-small',      'COTP-43', parameterOf(0xc0, 0x06),                               '64 octets, which is no size'],
  ['size-too-large',      'COTP-43', parameterOf(0xc0, 0x0e),                               '16384 octets, which is no size'],
  ['size-of-code-31',     'COTP-43', parameterOf(0xc0, 0x1f),                               'the code 31, which is no size'],
  ['size-of-code-255',    'COTP-43', parameterOf(0xc0, 0xff),                               'the code 255, which is no size'],
  ['size-of-two-octets',  'COTP-44', parameterOf(0xc0, 0x00, 0x0a),                         'a value of two octets'],
  ['size-of-no-octets',   'COTP-44', parameterOf(0xc0),                                     'no value'],
] as const;
// biome-ignore format: a table
const WRONG_PREFERRED = [
  ['preferred-zero',           parameterOf(0xf0, 0x00),                         'the value 0'],
  ['preferred-of-five-octets', parameterOf(0xf0, 0x00, 0x00, 0x00, 0x00, 0x10), 'a value of five octets'],
  ['preferred-of-no-octets',   parameterOf(0xf0),                               'no value'],
] as const;

/** X.224 §6.5.4 j) and k), §13.3.4 b) and c): how large TPDUs may be. */
export const SIZES_AGREED = casesOf({ at: 'network', level: 'must', from: 'connected', roles: ['responder'], needs: ['parameters'] }, [
  ...WRONG.map(([name, rule, parameter, says]) => ({
    id: `cotp.cr.${name}`,
    clause: 'X.224 §13.3.4 b)',
    rule,
    survives: true as const,
    requirement: `A TPDU size of ${says} is invalid in a CR of class 0: it is ignored, or the CR refused, and never granted.`,
    steps: [send(crWith(parameter)), expect(confirmed(sizeFlaw(LARGEST)), ...REFUSED_AS_INVALID)],
    saboteur: confirms(
      'grants the size that it is asked for',
      having(concat([Uint8Array.of(parameter.code, parameter.value.length), parameter.value])),
      {
        parameters: [parameter],
      },
    ),
  })),
  ...WRONG_PREFERRED.map(([name, parameter, says]) => ({
    id: `cotp.cr.${name}`,
    clause: 'X.224 §13.3.4 c)',
    rule: 'COTP-50',
    requirement: `A preferred size with ${says} is invalid: it is ignored, or the CR refused, and never granted.`,
    steps: [send(crWith(parameter)), expect(confirmed(unasked), ...REFUSED_AS_INVALID)],
    saboteur: confirms(
      'grants the preferred size that it is asked for',
      having(concat([Uint8Array.of(parameter.code, parameter.value.length), parameter.value])),
      {
        parameters: [parameter],
      },
    ),
  })),
  ...SIZES.map(([octets, code]) => ({
    id: `cotp.cc.size-${octets}`,
    clause: 'X.224 §6.5.4 j)',
    rule: 'COTP-45',
    isSound: true as const,
    requirement: `Where ${octets} octets are proposed, no more is granted.`,
    steps: [send(crWith(...parametersOf({ tpduSize: size(octets) }))), expect(confirmed(sizeFlaw(code)))],
    saboteur: grants('grants twice what was proposed', parameterOf(0xc0, code + 1)),
  })),
  {
    id: 'cotp.cc.size-unsaid',
    clause: 'X.224 §6.5.4 j)',
    rule: 'COTP-46',
    isSound: true,
    requirement: 'A CR without a TPDU size is confirmed, with a size of class 0 or none.',
    steps: [send(changedCR({})), expect(confirmed((cc) => sizeFlaw(LARGEST)(cc) ?? unasked(cc)))],
    saboteur: grants('grants 8192 octets in class 0', parameterOf(0xc0, 0x0d)),
  },
  {
    id: 'cotp.cc.size-stated',
    clause: 'RFC 2126 §6.4',
    rule: 'COTP-47',
    level: 'should',
    isSound: true,
    requirement: 'A CC states the size that holds, where one was proposed.',
    steps: [
      send(crWith(...parametersOf({ tpduSize: size(1024) }))),
      expect(confirmed((cc) => ((codeOf(cc) ?? preferredIn(cc)) ? undefined : 'it says nothing of a size'))),
    ],
    saboteur: grants('leaves the size to be guessed'),
  },
  {
    id: 'cotp.cc.preferred-or-size',
    clause: 'X.224 §6.5.4 k)',
    rule: 'COTP-48',
    isSound: true,
    requirement: 'A CR with a preferred size is answered by a preferred size or by a size, not by both.',
    steps: [
      send(crWith(...parametersOf({ tpduSize: size(2048), preferredTpduSize: preferred(2048) }))),
      expect(confirmed((cc) => (codeOf(cc) && preferredIn(cc) ? 'it has both C0 and F0' : undefined))),
    ],
    saboteur: grants('answers both', ...parametersOf({ tpduSize: size(2048), preferredTpduSize: preferred(2048) })),
  },
  {
    id: 'cotp.cc.preferred-above',
    clause: 'X.224 §6.5.4 k)',
    rule: 'COTP-48',
    isSound: true,
    requirement: 'A preferred size that is granted is not above the one proposed, and not 0.',
    steps: [
      send(crWith(...parametersOf({ tpduSize: size(2048), preferredTpduSize: preferred(2048) }))),
      expect(
        confirmed((cc) => {
          const value = preferredIn(cc);
          if (value === undefined) return sizeFlaw(LARGEST)(cc);
          const units = value.reduce((sum, octet) => sum * 256 + octet, 0);
          return value.length > 4 || units < 1 || units > 16 ? `its F0 is ${written(value)}` : undefined;
        }),
      ),
    ],
    saboteur: grants('grants what it likes', ...parametersOf({ preferredTpduSize: preferred(65_408) })),
  },
  {
    id: 'cotp.cc.preferred-unasked',
    clause: 'X.224 §6.5.4 k)',
    rule: 'COTP-49',
    isSound: true,
    requirement: 'A CC has no preferred size where the CR had none.',
    steps: [send(crWith(...parametersOf({ tpduSize: size(1024) }))), expect(confirmed(unasked))],
    saboteur: grants('always states a preferred size', ...parametersOf({ preferredTpduSize: preferred(1024) })),
  },
]);
