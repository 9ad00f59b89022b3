import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** The tsapd of ISODE 8.3: the only one that knows its T-selectors and says why it refuses; half a CR stops it. */
export const isode = personality({
  id: 'isode',
  name: 'ISODE 8.3, tsapd',
  habits: [
    HABITS.halfCrBlocks,
    HABITS.badTpktEr,
    HABITS.delayed,
    HABITS.liPastEnds,
    HABITS.twoErs,
    HABITS.earlyDtEr,
    HABITS.secondCrEr,
    HABITS.edEnds,
    HABITS.othersReset,
    HABITS.notFound,
    HABITS.longDtTaken,
    HABITS.optionsRepeated,
    HABITS.noTsaps,
    HABITS.noPreferredSize,
    HABITS.sizeKept,
  ],
});
