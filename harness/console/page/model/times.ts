import { elapsed } from '#harness/reports/index.ts';

/** The time since what is drawn above; nothing where there is none to speak of. */
export const deltaSays = (t: number, before: number | undefined): string => {
  if (before === undefined) return '+0';
  const passed = t - before;
  return passed <= 0 ? '' : `+${elapsed(passed)}`;
};

/** The time since the beginning: `0:00.250`, `20:41.000`, `25:20:41`. */
export const clockSays = (t: number): string => {
  const ms = Math.floor(t);
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds)}`;
  return `${minutes}:${two(seconds)}.${String(ms % 1000).padStart(3, '0')}`;
};

const two = (count: number): string => String(count).padStart(2, '0');
