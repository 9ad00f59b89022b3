import type { Subject, Value } from '#harness/filter/index.ts';

/** Several subjects as one, as a frame has several PDUs: a field has all their values. */
export const joined = (subjects: readonly Subject[]): Subject => {
  const [first = {}, ...others] = subjects;
  if (others.length === 0) return first;
  const together: Record<string, Value | readonly (string | number)[]> = { ...first };
  for (const name of OWN) {
    const values = subjects.flatMap((subject) => (subject[name] ?? []) as string | number | readonly (string | number)[]);
    if (values.length > 0) together[name] = [...new Set(values)];
  }
  return together;
};

/** What each PDU has of its own; the rest is of the line. */
const OWN = ['layer', 'pdu', 'ref', 'len'] as const satisfies readonly (keyof Subject)[];
