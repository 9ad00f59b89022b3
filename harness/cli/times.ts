/** A time for people: `0.3 ms`, `12 ms`, `3.4 s`. */
export const ms = (time: number): string => {
  if (time >= SECONDS) return `${(time / 1000).toFixed(1)} s`;
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
};

/** A time for programs: milliseconds, to a hundredth. */
export const rounded = (time: number): number => Math.round(time * 100) / 100;

/** From here on times are said in seconds. In milliseconds. */
const SECONDS = 10_000;
