import type { Flag } from './command.ts';

/** The flag of every command whose runs can be reported about. */
export const REPORT_FLAG: Flag = {
  flags: '--report <kind[=path]>',
  says: 'write a report: html, junit, tap, json, md or terminal; - is stdout; left out: into the folder of the run',
  several: true,
};
