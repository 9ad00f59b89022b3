/** A time since something, in few characters: `0.25 ms`, `12 ms`, `1.5 s`, `21 min`, `25 h`. */
export const elapsed = (ms: number): string => {
  if (ms < 10) return `${Number(ms.toFixed(2))} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(1))} s`;
  return ms < 2 * HOUR ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / HOUR)} h`;
};

const HOUR = 3_600_000;
