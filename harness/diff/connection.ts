import type { Recorded } from '#harness/decode/index.ts';
import { type End, hex } from '#src/dissect/index.ts';
import type { Difference } from './comparison.ts';

/** What differs in a connection before anything is said: who calls it, where both call the same. */
export const aboutConnection = (a: Recorded, b: Recorded): readonly Difference[] => {
  const isOneLab = a.stream.called.ip === b.stream.called.ip && a.stream.called.port === b.stream.called.port;
  return isOneLab ? differing('address of the caller', a.stream.caller.ip, b.stream.caller.ip) : [];
};

/** What differs when all is said: what was no packet, and how it ended, as far as both captures have that. */
export const aboutEnd = (a: Recorded, b: Recorded, isStrict: boolean): readonly Difference[] => {
  const strange =
    strangeIn(a) === strangeIn(b) ? [] : [{ path: 'octets that are no packet', a: `${a.strange}`, b: `${b.strange}`, further: 0 }];
  if (!a.end || !b.end) return isStrict && (a.end || b.end) ? [...strange, ...differing('end', endSays(a), endSays(b))] : strange;
  // Which of two ends closes first is a matter of moments.
  const isOrderly = a.end.how === 'closed' && b.end.how === 'closed';
  return isOrderly && !isStrict ? strange : [...strange, ...differing('end', endSays(a), endSays(b))];
};

const differing = (path: string, a: string, b: string): readonly Difference[] => (a === b ? [] : [{ path, a, b, further: 0 }]);

const endSays = ({ end }: Recorded): string => (end ? `${end.how} by the ${end.by === 'caller' ? 'caller' : 'called side'}` : 'open');

/** Octets that are no packets, end by end. */
const strangeIn = ({ strays }: Recorded): string =>
  ENDS.map((end) => strays.flatMap(({ from, octets }) => (from === end ? hex(octets) : [])).join('')).join(' ');
const ENDS: readonly End[] = ['caller', 'called'];
