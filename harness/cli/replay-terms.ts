import type { Terms } from '#harness/replay/index.ts';
import type { Flags } from './command.ts';
import { countOf, durationOf, selectorIn, textOf } from './values.ts';

/** How it is to be played. */
export const termsIn = (flags: Flags): Terms => ({
  within: durationOf(String(flags.within)),
  pace: flags.pace === true,
  continues: flags.continue === true,
  strict: flags.strict === true,
  selectors: {
    ...(flags.called !== undefined && { called: { tsel: selectorIn(flags.called) } }),
    ...(flags.calling !== undefined && { calling: { tsel: selectorIn(flags.calling) } }),
  },
});

/** The conversation that is asked for, if one is. */
export const streamIn = (flags: Flags): number | undefined => {
  const text = textOf(flags.stream);
  return text === undefined ? undefined : countOf('stream', text);
};
