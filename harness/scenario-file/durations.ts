/** A time in milliseconds: `10 s`, `24h`, `500ms`, or a number of milliseconds as it is. */
export const milliseconds = (written: number | string): number => {
  if (typeof written === 'number') return written;
  const [, number = '', unit = ''] = /^([\d.]+)\s*(\w+)$/.exec(written) ?? [];
  return Number(number) * (UNITS[unit] ?? Number.NaN);
};

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };
