import type { Flag } from './command.ts';
import { CONFORM_CONSOLE_FLAGS } from './console-flags.ts';
import { REPORT_FLAG } from './report-flag.ts';

// biome-ignore format: a table
/** The flags that choose cases; `selftest` has them, too. */
export const CASE_FLAGS: readonly Flag[] = [
  { flags: '--only <glob...>',     says: "only these cases or groups: 'cotp.cr.*', tpkt" },
  { flags: '--skip <glob...>',     says: 'all but these' },
  { flags: '--clause <ref...>',    says: 'only cases of these clauses and those below them: rfc1006:6, x224:13.3' },
  { flags: '--level <level...>',   says: 'only must, should or may' },
  { flags: '--list',               says: 'say what would be run and sent, and run nothing' },
];

// biome-ignore format: a table
export const CONFORM_FLAGS: readonly Flag[] = [
  { flags: '--listen <address>',   says: 'the endpoint calls us, here; one case a call' },
  { flags: '--exec <command>',     says: "starts what calls, for each case: 'my-client {host} {port}'" },
  { flags: '--bad-responders',     says: 'in place of the suite, what responders do in the field: how does a caller end?' },
  { flags: '--start <command>',    says: 'starts the endpoint that is called, and again when it dies' },
  { flags: '--self <role>',        says: 'our own endpoint in place of a target', choices: ['responder', 'initiator'] },
  { flags: '--transport <kind>',   says: 'for --self: real TCP, or no sockets', default: 'tcp', choices: ['tcp', 'memory'] },
  { flags: '--mode <mode>',        says: 'for --self: an MTA that binds in normal or X.410 mode, or MMS', default: 'normal', choices: ['normal', 'x410', 'mms'] },
  { flags: '--called <tsel>',      says: 'T-selector that is right for it: text, or 0x4f5053; left out: none is sent' },
  { flags: '--calling <tsel>',     says: 'T-selector to call from' },
  { flags: '--called-s <ssel>',    says: 'S-selector that is right for it' },
  { flags: '--called-p <psel>',    says: 'P-selector that is right for it' },
  { flags: '--calling-s <ssel>',   says: 'S-selector to call from' },
  { flags: '--calling-p <psel>',   says: 'P-selector to call from' },
  { flags: '--called-ap-title <oid>',      says: 'AP-title that it is called by: 1.1.1.999.1; left out: none is said' },
  { flags: '--called-ae-qualifier <n>',    says: 'AE-qualifier that it is called by' },
  { flags: '--calling-ap-title <oid>',     says: 'AP-title to call, or to answer, by' },
  { flags: '--calling-ae-qualifier <n>',   says: 'AE-qualifier to call, or to answer, by' },
  { flags: '--mta <name>',         says: 'MTA name to bind with, or to answer with', default: 'TESTER' },
  { flags: '--password <text>',    says: 'password to bind with, or to answer with' },
  ...CASE_FLAGS,
  { flags: '--failed',             says: 'only what failed in the last run' },
  { flags: '--pics <file>',        says: 'what the endpoint has: a feature a line, true or false' },
  { flags: '--write-pics <file>',  says: 'write what it was found to have, and run nothing' },
  { flags: '--baseline <file>',    says: 'failures that are known: they are expected, and anything else is news' },
  { flags: '--update-baseline',    says: 'write the failures of this run into the baseline file' },
  { flags: '--strict',             says: 'a warning is a failure' },
  { flags: '--repeat <n>',         says: 'so many times over', default: '1' },
  { flags: '--until-fail',         says: 'over and over, until something fails' },
  { flags: '--bail [n]',           says: 'stop at the first failure, or at the nth' },
  { flags: '--shuffle',            says: 'in an order drawn by the seed' },
  { flags: '--jobs <n>',           says: 'so many cases at once, of an endpoint that is called', default: '1' },
  { flags: '--rate <n>',           says: 'connections a second at most; left out: 50, and no limit on this machine' },
  { flags: '--i-may-test-this',    says: 'the target is neither this machine nor in a private network, and I may test it' },
  REPORT_FLAG,
  { flags: '--exit-zero',          says: 'end with 0 although something failed' },
  ...CONFORM_CONSOLE_FLAGS,
];
