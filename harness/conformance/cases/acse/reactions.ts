import type { Allowed, Seen } from '../../case.ts';
import { sound, tolerated } from '../../steps.ts';
import { numberAt } from '../../upper/edit.ts';

/** PEA, X.227 §7.3.3.4: an abort, with an ABRT or without; of lesser endpoints the line ends. */
export const PEA: readonly Seen[] = ['session AB', 'closed', 'reset'];

/** The same for an AARQ: a refusal does as well. */
export const NOT_ASSOCIATED: readonly Seen[] = ['session RF', ...PEA];

/** An AARE that rejects with that diagnostic; any other refusal is lived with. */
export const rejectedFor = (source: 'user' | 'provider', diagnostic: number): readonly Allowed[] => [
  sound('acse AARE', ({ octets }) => {
    if (numberAt(octets, 'a2 02') !== 1) return 'the result is not rejected-permanent';
    const got = numberAt(octets, `a3 ${SOURCES[source]} 02`);
    return got === diagnostic ? undefined : `the diagnostic of the ${source} is ${got ?? 'absent'}, not ${diagnostic}`;
  }),
  tolerated('session RF'),
];

const SOURCES = { user: 'a1', provider: 'a2' } as const;
