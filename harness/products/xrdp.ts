import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** xrdp 0.9.21: X.224 as RDP has it. */
export const xrdp = personality({
  id: 'xrdp',
  name: 'xrdp 0.9.21',
  rules: { calledSelector: { value: 'any', source: 'seen with xrdp 0.9.21' } },
  habits: [HABITS.versionByMcs, HABITS.isoParametersRefused, HABITS.unswappedReferences, HABITS.noTsaps, HABITS.noSize, HABITS.rdpCall],
});
