import { type Args, KINDS, type KindName } from '#harness/faults/index.ts';
import type { Explanation } from './explanation.ts';

/** The kinds of faults on purpose, each under `fault.delay`; in short as `delay`, unless that is the name of something else. */
export const faultKindExplanations = (): readonly Explanation[] =>
  Object.entries(KINDS).flatMap(([kind, { says, example }]) => {
    const explanation = {
      heading: 'fault on purpose',
      means: [`${says}. Written: ${formOf(kind as KindName)}.`, ...argumentsOf(kind as KindName)].join(' '),
      causes: [],
      try: [`port102 run SCENARIO --fault '${example}'`, 'In a scenario: under faults, or as a step fault; a step clear takes it back.'],
    };
    return [kind, `fault.${kind}`].map((term) => ({ term, ...explanation }));
  });

/** `corrupt [octet] [xor XOR]`: what may be left out stands in brackets. */
export const formOf = (kind: KindName): string =>
  [
    kind,
    ...Object.entries(KINDS[kind].args as Args).map(([name, { word, isOptional }]) => {
      const written = [...(word === undefined ? [] : [word]), name.toUpperCase()].join(' ');
      return isOptional ? `[${written}]` : written;
    }),
  ].join(' ');

const argumentsOf = (kind: KindName): readonly string[] =>
  Object.entries(KINDS[kind].args as Args).map(
    ([name, { says, form }]) => `${name.toUpperCase()} is ${form.wants}: ${says.charAt(0).toLowerCase()}${says.slice(1)}.`,
  );
