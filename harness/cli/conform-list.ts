import { type Against, type Case, helloIn, OWN_FORMS, OWN_NAME, type Pics, sendsOf, usualMode } from '#harness/conformance/index.ts';
import type { Flags, Io } from './command.ts';
import { picsIn } from './conform-files.ts';
import { ownFormOf, roleOf, termsOf, type Wanted } from './conform-target.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** What would be run, and what each case would send as far as that is known before anything was said. */
export const listed = (io: Io, cases: readonly Case[], wanted: Wanted, flags: Flags): ExitCode => {
  const pics = picsIn(io, flags);
  if (pics === undefined) return EXIT.usage;
  const against = againstIn(wanted, flags, pics);
  const rows = cases.map((each) => ({ ...each, sends: sendsOf(each, against) }));
  if (flags.json) {
    const all = rows.map(({ id, clause, level, requirement, sends }) => ({ case: id, clause, level, requirement, sends }));
    io.out(JSON.stringify({ cases: all }, undefined, 2));
    return EXIT.ok;
  }
  for (const { id, clause, level, requirement, sends } of rows) {
    io.out(`${id}  ${clause} · ${level.toUpperCase()}\n    ${requirement}`);
    for (const line of sends) io.out(`    ${line}`);
  }
  io.err(`${cases.length} case${cases.length === 1 ? '' : 's'} would be run against ${endpointOf(wanted)}; port102 explain CASE says more`);
  return EXIT.ok;
};

/** What is known of an endpoint before it is asked. */
const againstIn = (wanted: Wanted, flags: Flags, pics: Pics): Against => {
  const role = roleOf(wanted);
  if (wanted.kind !== 'self') return { role, terms: termsOf(flags), hello: helloIn(pics), mode: usualMode(pics) };
  return { role, ...OWN_FORMS[ownFormOf(flags)] };
};

const endpointOf = (wanted: Wanted): string => (wanted.kind === 'dial' ? wanted.name : wanted.kind === 'listen' ? 'who calls' : OWN_NAME);
