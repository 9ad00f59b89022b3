import { faults } from '#src/core/index.ts';

// biome-ignore format: a table
/** What can be wrong in X.420. */
export const p22Faults = faults('p22', {
  notification: { clause: 'X.420 §7',     says: 'the content is a message, not a notification' },
  text:         { clause: 'X.420 §7.3.1', says: 'the characters of an IA5 text are those of IA5' },
});
