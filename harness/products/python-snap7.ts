import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** python-snap7 3.x, whose server is Python alone: one size, no T-selectors, a reset at what is no TPKT. */
export const pythonSnap7 = personality({
  id: 'python-snap7',
  name: 'python-snap7 3.x',
  rules: { calledSelector: { value: 'any', source: 'seen with python-snap7 3.x' } },
  habits: [
    HABITS.versionReset,
    HABITS.liNotChecked,
    HABITS.earlyDtEnds,
    HABITS.longDtTaken,
    HABITS.neverEr,
    HABITS.callersReference,
    HABITS.size1024,
    HABITS.noTsaps,
    HABITS.noPreferredSize,
    HABITS.requestNotChecked,
    HABITS.s7,
  ],
});
