/** A size in octets: `30K`, `2M`, or a number of octets as it is. A K is 1,024 octets. */
export const octets = (written: number | string): number => {
  if (typeof written === 'number') return written;
  const [, number = '', unit = ''] = /^(\d+)\s*(\w)$/.exec(written) ?? [];
  return Number(number) * (UNITS[unit] ?? Number.NaN);
};

const UNITS: Readonly<Record<string, number>> = { K: 1024, M: 1_048_576 };
