import { holding, says, withOctets } from '../../sabotage.ts';
import { casesOf, expect, send, sound, tolerated } from '../../steps.ts';
import { confirmationIn, isRefusedAsInvalid, REFUSED_AS_INVALID } from './reactions.ts';
import { AT, aCR, changedCR, confirms, crWith, parameterOf, spoiltCR } from './requests.ts';

const isHardlyConfirmed = expect(...REFUSED_AS_INVALID, tolerated('cotp CC'));
const reference = (octets: Uint8Array): number => (octets[AT.srcRef]! << 8) | octets[AT.srcRef + 1]!;

// biome-ignore format: a table
const REFERENCES = [
  ['ffff', 0xffff],
  ['8000', 0x8000],
  ['0001', 0x0001],
] as const;

/** X.224 §13.3.3 and §13.4.3: the fixed parts of a CR and of the CC that answers it. */
export const FIXED_PART = casesOf({ clause: 'X.224 §13.3.3', at: 'network', level: 'must', from: 'connected', roles: ['responder'] }, [
  {
    id: 'cotp.cc.reference-of-its-own',
    clause: 'X.224 §6.5.4 a)',
    rule: 'COTP-20',
    isSound: true,
    requirement: 'A CC gives the connection a reference, which is not 0.',
    steps: [send(changedCR({})), expect(sound('cotp CC', (pdu) => (pdu.fields.srcRef === 0 ? 'its SRC-REF is 0' : undefined)))],
    saboteur: says('has no references', holding('cotp CC'), withOctets(AT.srcRef, 0, 0)),
  },
  {
    id: 'cotp.cc.credit',
    clause: 'X.224 §13.4.3',
    rule: 'COTP-20',
    isSound: true,
    requirement: 'A CC of class 0 has no credit.',
    steps: [send(changedCR({})), expect(sound('cotp CC', (_, known) => (confirmationIn(known)?.credit ? 'it has credit' : undefined)))],
    saboteur: says('gives credit in class 0', holding('cotp CC'), withOctets(AT.code, 0xd5)),
  },
  ...REFERENCES.map(([name, srcRef]) => ({
    id: `cotp.cc.reference-${name}`,
    clause: 'X.224 §13.4.3',
    rule: 'COTP-21',
    isSound: true as const,
    requirement: `The DST-REF of a CC is the SRC-REF of the CR: ${name.toUpperCase()}.`,
    steps: [
      send(changedCR({ srcRef })),
      expect(sound('cotp CC', ({ fields: { dstRef } }) => (dstRef === srcRef ? undefined : `its DST-REF is ${dstRef}`))),
    ],
    saboteur: confirms(
      'gives back another reference',
      aCR((octets) => reference(octets) === srcRef),
      { dstRef: (srcRef + 1) & 0x7fff },
    ),
  })),
  {
    id: 'cotp.cr.dst-ref-set',
    clause: 'X.224 §13.3.3 c)',
    rule: 'COTP-37',
    requirement: 'A CR whose DST-REF is not 0 is invalid.',
    steps: [send(changedCR({ dstRef: 5 })), isRefusedAsInvalid],
    saboteur: confirms(
      'does not look at the DST-REF of a CR',
      aCR((octets) => octets[AT.dstRef + 1] === 5),
    ),
  },
  {
    id: 'cotp.cr.src-ref-zero',
    clause: 'X.224 §6.5.4 a)',
    rule: 'COTP-38',
    level: 'should',
    requirement: 'A CR whose SRC-REF is 0 gives the connection no reference, and is invalid.',
    steps: [send(changedCR({ srcRef: 0 })), isHardlyConfirmed],
    saboteur: confirms(
      'takes 0 for a reference',
      aCR((octets) => reference(octets) === 0),
    ),
  },
  {
    id: 'cotp.cr.credit-set',
    clause: 'X.224 §13.3.3 b)',
    rule: 'COTP-39',
    level: 'should',
    requirement: 'A CR of class 0 with credit is invalid.',
    steps: [send(spoiltCR(withOctets(1, 0xe5))), isHardlyConfirmed],
    saboteur: confirms(
      'does not look at credit',
      aCR((octets) => octets[AT.code] === 0xe5),
    ),
  },
  {
    id: 'cotp.cr.over-128-octets',
    clause: 'X.224 §13.3',
    rule: 'COTP-41',
    level: 'should',
    needs: ['parameters'],
    requirement: 'A CR has 128 octets at most; a longer one is invalid.',
    steps: [send(crWith(parameterOf(0x99, ...new Uint8Array(130)))), isHardlyConfirmed],
    saboteur: confirms(
      'takes a CR of any length',
      aCR((octets) => octets.length > 132),
    ),
  },
]);
