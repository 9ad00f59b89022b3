import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** iso-on-tcp 0.1.0 of npm, made a server: T-selectors of its own, no number where no size is proposed. */
export const isoOnTcp = personality({
  id: 'iso-on-tcp',
  name: 'iso-on-tcp 0.1.0, as a server',
  rules: { calledSelector: { value: 'any', source: 'seen with iso-on-tcp 0.1.0' } },
  habits: [
    HABITS.hangsAtSize31,
    HABITS.versionNotChecked,
    HABITS.threeParameters,
    HABITS.tsapsFrom2,
    HABITS.drByDr,
    HABITS.edIgnored,
    HABITS.sizeAndThree,
    HABITS.longDtTaken,
    HABITS.neverEr,
    HABITS.callersReference,
    HABITS.ownTsaps,
    HABITS.sizeNan,
    HABITS.requestNotChecked,
    HABITS.secondCrConfirmed,
    HABITS.echoes,
  ],
});
