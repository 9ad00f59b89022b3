import { CONFIRM_HABITS } from './confirm-habits.ts';
import { COURSE_HABITS } from './course-habits.ts';
import { DATA_HABITS } from './data-habits.ts';
import { LINE_HABITS } from './line-habits.ts';
import { RDP_HABITS } from './rdp-habits.ts';
import { REQUEST_HABITS } from './request-habits.ts';
import { S7_HABITS } from './s7-habits.ts';
import { SIZE_HABITS } from './size-habits.ts';
import { STREAM_HABITS } from './stream-habits.ts';

export { type ProductHabit, playedBy } from './habit.ts';

/** Every habit that a product may have: a product lists those it has. */
export const HABITS = {
  ...LINE_HABITS,
  ...STREAM_HABITS,
  ...REQUEST_HABITS,
  ...CONFIRM_HABITS,
  ...SIZE_HABITS,
  ...COURSE_HABITS,
  ...DATA_HABITS,
  ...S7_HABITS,
  ...RDP_HABITS,
} as const;
