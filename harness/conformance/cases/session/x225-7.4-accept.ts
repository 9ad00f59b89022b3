import type { Pdu } from '#src/dissect/index.ts';
import { UNITS } from '#src/session/index.ts';
import type { Allowed } from '../../case.ts';
import { type Known, seenAs } from '../../known.ts';
import { hangsUpAt, having, holding } from '../../sabotage.ts';
import { cnOf } from '../../speech.ts';
import { casesOf, expect, send, sound, tolerated } from '../../steps.ts';
import { hex, tsdu } from '../../stimuli.ts';
import { tells } from './bugs.ts';
import { numberIn, parameterIn } from './reactions.ts';
import { cn } from './spdus.ts';

const { halfDuplex, duplex } = UNITS;
/** Where a CN or an AC does not say, X.225 §8.3.1.16. */
const DEFAULT = 0x0349;

const unitsIn = (pdu: Pdu): number => numberIn(parameterIn(pdu, 'units')) ?? DEFAULT;
const versionIn = (AC: Pdu): number => numberIn(parameterIn(AC, 'version')) ?? 1;
const settingIn = (AC: Pdu): number => numberIn(parameterIn(AC, 'tokenSetting')) ?? 0;

/** An AC selects among what our CN has proposed. */
const isSelected: Allowed = sound('session AC', (AC, { heard }) => {
  const units = unitsIn(AC);
  const proposed = unitsIn(heard.findLast(({ pdu, by }) => by === 'us' && seenAs(pdu) === 'session CN')!.pdu);
  if ((units & ~proposed) !== 0) return `it selects units that nobody proposed: ${hexadecimal(units)} of ${hexadecimal(proposed)}`;
  return ((units & halfDuplex.bit) === 0) === ((units & duplex.bit) === 0) ? 'it selects not one of half-duplex and duplex' : undefined;
});

const hasVersion = (...versions: readonly number[]) =>
  sound('session AC', (AC) => (versions.includes(versionIn(AC)) ? undefined : `its version is ${hexadecimal(versionIn(AC))}`));

/** Data, minor and major token, where X.225 §8.3.1.11 puts them. */
const places = (setting: number): readonly number[] => [0, 2, 4].map((shift) => (setting >> shift) & 3);
const isPlaced = sound('session AC', (AC) =>
  places(settingIn(AC)).every((place) => place <= 1) ? undefined : `its token setting is ${hexadecimal(settingIn(AC))}`,
);
const isPlacedAt = (setting: number) =>
  sound('session AC', (AC) =>
    places(settingIn(AC)).every((place, index) => place === places(setting)[index])
      ? undefined
      : `its token setting is ${hexadecimal(settingIn(AC))}, where ${hexadecimal(setting)} was proposed`,
  );

const hexadecimal = (value: number): string => value.toString(16).padStart(2, '0');

/** An AC, or an RF with it in one TSDU. */
const isAlone = (pdu: Pdu, { heard }: Known): string | undefined => {
  const { packet } = heard.find((each) => each.pdu === pdu) ?? {};
  const together = heard.filter((each) => each.packet === packet && each.pdu.layer === 'session').length;
  return together === 1 ? undefined : `it shares its TSDU with ${together - 1} more`;
};

/** Octets of an AC with others in place of some that follow a code. */
const withValue =
  (code: number, ...value: readonly number[]) =>
  (octets: Uint8Array): Uint8Array => {
    const changed = octets.slice();
    const at = changed.findIndex((octet, index) => octet === code && changed[index + 1] === value.length);
    changed.set(value, at + 2);
    return changed;
  };

const ANSWERED = holding('session AC');

/** X.225 §7.4: what an AC answers to a CN that is right. */
export const ACCEPT = casesOf(
  { clause: 'X.225 §7.4', at: 'transport', from: 'open', roles: ['responder'], needs: ['association'], level: 'must', isSound: true },
  [
    {
      id: 'session.cn.valid',
      rule: 'SES-02',
      clause: 'X.225 §7.1.3',
      requirement: 'A CN is answered by an AC or an RF, which is alone in its TSDU.',
      steps: [send((known) => tsdu(known, cnOf(known))), expect(sound('session AC', isAlone), sound('session RF', isAlone))],
      saboteur: tells('puts a PT behind its AC', ANSWERED, (octets) => Buffer.concat([octets, hex`02 00`])),
    },
    {
      id: 'session.ac.version-highest',
      rule: 'SES-04',
      clause: 'X.225 §7.4.1 b) 3)',
      mode: 'normal',
      requirement: 'Offered versions 1 and 2, an endpoint that has both selects version 2.',
      steps: [send(cn({ version: hex`03` })), expect(hasVersion(2), tolerated('session RF'))],
      saboteur: tells('selects the lowest version', ANSWERED, withValue(0x16, 1)),
    },
    {
      id: 'session.ac.version-one',
      rule: 'SES-04',
      clause: 'X.225 §7.4.1 b) 3)',
      mode: 'x410',
      requirement: 'Offered versions 1 and 2, an endpoint selects one of them, and not both.',
      steps: [send(cn({ version: hex`03` })), expect(hasVersion(1, 2), tolerated('session RF'))],
      saboteur: tells('repeats the versions that were proposed', ANSWERED, withValue(0x16, 3)),
    },
    {
      id: 'session.cn.version-absent',
      rule: 'SES-06',
      clause: 'X.225 §8.3.1.9',
      mode: 'x410',
      requirement: 'A CN that names no version proposes version 1.',
      steps: [send(cn({ version: undefined })), expect(hasVersion(1))],
      saboteur: tells('takes version 2 for what is not said', ANSWERED, withValue(0x16, 2)),
    },
    {
      id: 'session.cn.version-empty',
      rule: 'SES-06',
      clause: 'X.225 §8.3.1.9',
      mode: 'x410',
      requirement: 'A CN with a version of no octets proposes version 1.',
      steps: [send(cn({ version: hex`` })), expect(hasVersion(1))],
      saboteur: hangsUpAt('does not read a version of no octets', having(hex`16 00`)),
    },
    {
      id: 'session.cn.version-absent-in-normal-mode',
      rule: 'SES-06',
      clause: 'X.225 §8.3.1.9',
      mode: 'normal',
      requirement: 'A CN that names no version proposes version 1: it is never answered by version 2.',
      steps: [send(cn({ version: undefined })), expect(hasVersion(1), 'session RF')],
      saboteur: tells('takes version 2 for what is not said', ANSWERED, withValue(0x16, 2)),
    },
    {
      id: 'session.cn.units-absent',
      // Half-duplex is among them, and duplex is not.
      needs: ['activities'],
      rule: 'SES-07',
      clause: 'X.225 §8.3.1.16',
      requirement: 'A CN without functional units proposes half-duplex, minor synchronization, activities, capability data and exceptions.',
      steps: [send(cn({ units: undefined })), expect(isSelected, tolerated('session RF'))],
      saboteur: tells('selects duplex, for nobody has named units', ANSWERED, withValue(0x14, 0x02, 0x4a)),
    },
    {
      id: 'session.ac.units-proposed',
      rule: 'SES-11',
      clause: 'X.225 §8.3.4',
      requirement: 'An AC selects of the units that the CN proposes, and one of half-duplex and duplex.',
      steps: [send(cn({ units: hex`03 fb` })), expect(isSelected, tolerated('session RF'))],
      saboteur: tells('selects all that was proposed', ANSWERED, withValue(0x14, 0x03, 0xfb)),
    },
    {
      id: 'session.ac.units-not-more',
      rule: 'SES-11',
      clause: 'X.225 §8.3.4',
      requirement: 'An AC selects no unit that the CN does not propose.',
      steps: [send((known) => tsdu(known, cnOf(known))), expect(isSelected, 'session RF')],
      saboteur: tells('selects the units that it likes', ANSWERED, withValue(0x14, 0x0f, 0xc9)),
    },
    {
      id: 'session.ac.tokens-chosen',
      needs: ['activities'],
      rule: 'SES-12',
      clause: 'X.225 §8.3.4',
      requirement: 'Where a CN leaves the place of the tokens to the called user, the AC says for each where it is.',
      steps: [send(cn({ tokenSetting: hex`2a` })), expect(isPlaced, tolerated('session RF'))],
      saboteur: tells('leaves the choice to the caller', ANSWERED, withValue(0x1a, 0x2a)),
    },
    {
      id: 'session.ac.tokens-with-caller',
      needs: ['activities'],
      rule: 'SES-13',
      clause: 'X.225 §8.3.4',
      requirement: 'Where a CN leaves the tokens with the caller, the AC repeats that.',
      steps: [send(cn({ tokenSetting: hex`00` })), expect(isPlacedAt(0x00))],
      saboteur: tells('takes the data token', ANSWERED, withValue(0x1a, 0x01)),
    },
    {
      id: 'session.ac.tokens-with-called',
      needs: ['activities'],
      rule: 'SES-13',
      clause: 'X.225 §8.3.4',
      requirement: 'Where a CN gives the tokens to the called side, the AC repeats that.',
      steps: [send(cn({ tokenSetting: hex`15` })), expect(isPlacedAt(0x15), 'session RF')],
      saboteur: tells('leaves the tokens with the caller', ANSWERED, withValue(0x1a, 0x00)),
    },
  ],
);
