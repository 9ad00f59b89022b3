import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** @wildboar/osi-net 1.0.2: knows no T-selector, and refuses by a DR that fits no reference. */
export const osiNet = personality({
  id: 'osi-net',
  name: '@wildboar/osi-net 1.0.2',
  habits: [
    HABITS.hangsAtLength0,
    HABITS.versionNotChecked,
    HABITS.unknownParameter,
    HABITS.sizes7to13,
    HABITS.erAsCr,
    HABITS.bareDr,
    HABITS.longDtTaken,
    HABITS.neverEr,
    HABITS.orderC1C2C0,
    HABITS.noPreferredSize,
    HABITS.sizeOr2048,
  ],
});
