import { written } from '#harness/filter/index.ts';
import type { Doing, Fault, Target } from './fault.ts';
import type { Args } from './kind.ts';
import { KINDS } from './kinds.ts';

/** A fault as one would write it; reads as the same fault. */
export const writtenFault = ({ on, deed, times }: Fault): string =>
  `${targetSays(on)}: ${[deedSays(deed), ...(times === undefined ? [] : [`times ${times}`])].join(' ')}`;

/** What it is for. */
const targetSays = ({ filter, layer, pdu, from, to, at, nth, after, each }: Target): string =>
  [
    filter ? `[${filter.text}]` : [layer, pdu].filter((word) => word !== undefined).join(' ') || 'any',
    ...Object.entries({ from, to, at }).flatMap(([word, name]) => (name === undefined ? [] : [`${word} ${written(name)}`])),
    ...(nth === undefined ? [] : [`#${nth}`]),
    ...(after === undefined ? [] : [`after ${after}`]),
    ...(each === undefined ? [] : ['each line']),
  ].join(' ');

/** What is done. */
const deedSays = ({ kind, ...args }: Doing): string => {
  const given: Readonly<Record<string, unknown>> = args;
  const says = Object.entries(KINDS[kind].args as Args).flatMap(([name, { form, word }]) =>
    given[name] === undefined ? [] : [...(word === undefined ? [] : [word]), form.write(given[name] as never)],
  );
  return [kind, ...says].join(' ');
};
