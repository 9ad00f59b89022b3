import type { RunEvent } from '#harness/run/index.ts';
import { hex } from '#src/dissect/index.ts';
import type { Judged } from './baseline.ts';

/** A result as the run stream tells it. */
export const verdictOf = ({
  case: case_,
  role,
  round,
  verdict,
  ending,
  expected,
  observed,
  reason,
  note,
  sent,
  frames,
  tookMs,
}: Judged): RunEvent => ({
  type: 'verdict',
  case: case_.id,
  role,
  round,
  verdict,
  ending,
  expected,
  observed,
  reason,
  clause: case_.clause,
  level: case_.level,
  requirement: case_.requirement,
  ...(note === undefined ? {} : { note }),
  sent: sent.slice(0, MOST_WRITES).map((octets) => hex(octets.subarray(0, MOST_OCTETS))),
  frames,
  tookMs: Math.round(tookMs * 100) / 100,
});

/** What of a stimulus is told; the capture has all of it. */
const MOST_WRITES = 8;
const MOST_OCTETS = 64;
