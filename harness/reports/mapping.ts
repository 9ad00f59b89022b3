import type { Verdict } from '#harness/run/index.ts';
import type { Header } from './header.ts';
import type { Result } from './model.ts';

/** What a verdict is to those who read other formats. */
export interface Mapped {
  readonly tap: { readonly ok: boolean; readonly directive?: 'TODO' | 'SKIP' };
  /** The element in a test case; absent: it passed. */
  readonly junit?: 'failure' | 'error' | 'skipped';
  /** Of that element. */
  readonly type: string;
  readonly github?: 'error' | 'warning' | 'notice';
}

// biome-ignore format: a table
/** A bare `ok # TODO` would pass: what passes and should not is turned round. What could not be decided is never ok. */
export const MAPPING: Readonly<Record<Verdict | 'strict warn', Mapped>> = {
  pass:          { tap: { ok: true },                      type: 'pass' },
  warn:          { tap: { ok: true },                      type: 'warn',                           github: 'notice' },
  'strict warn': { tap: { ok: false },                     type: 'should',       junit: 'failure', github: 'error' },
  fail:          { tap: { ok: false },                     type: 'fail',         junit: 'failure', github: 'error' },
  inconclusive:  { tap: { ok: false },                     type: 'inconclusive', junit: 'error',   github: 'warning' },
  none:          { tap: { ok: false },                     type: 'inconclusive', junit: 'error',   github: 'warning' },
  xfail:         { tap: { ok: false, directive: 'TODO' },  type: 'xfail',        junit: 'skipped' },
  xpass:         { tap: { ok: false },                     type: 'xpass',        junit: 'failure', github: 'error' },
  'n/a':         { tap: { ok: true, directive: 'SKIP' },   type: 'n/a',          junit: 'skipped' },
  error:         { tap: { ok: false },                     type: 'internal',     junit: 'error',   github: 'error' },
};

export const mappedOf = ({ strict }: Pick<Header, 'strict'>, { verdict }: Pick<Result, 'verdict'>): Mapped =>
  MAPPING[strict && verdict === 'warn' ? 'strict warn' : verdict];

/** Why a result is not simply one or the other, in a sentence. */
export const saysOf = (result: Result): string => SAYS[result.verdict]?.(result) ?? whatCame(result);

const SAYS: { readonly [V in Verdict]?: (result: Result) => string } = {
  pass: ({ reason, observed }) => reason || observed,
  'n/a': ({ reason }) => `not applicable${reason === '' ? '' : `: ${reason}`}`,
  xfail: (result) => `expected failure: ${noteOf(result) || whatCame(result)}`,
  xpass: (result) => `it passes, and was expected to fail${noteOf(result) && `: ${noteOf(result)}`}`,
};

const whatCame = ({ expected, observed, reason }: Result): string =>
  [expected.length > 0 ? `expected ${expected.join(' or ')}, observed ${observed}` : observed, reason].filter(Boolean).join('; ');

const noteOf = (result: Result): string => (result.kind === 'case' ? (result.told.note ?? '') : '');
