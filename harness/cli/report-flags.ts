import type { Flag } from './command.ts';
import { REPORT_FLAG } from './report-flag.ts';

// biome-ignore format: a table
export const REPORT_FLAGS: readonly Flag[] = [
  { flags: '--html [path]',     says: 'one page; paths as with --report: - is stdout, left out: into the folder of the run' },
  { flags: '--junit [path]',    says: 'JUnit XML' },
  { flags: '--tap [path]',      says: 'TAP 14' },
  { flags: '--md [path]',       says: 'Markdown, as for the summary of a CI job' },
  { flags: '--svg [dir]',       says: 'a picture of each ladder; left out: a folder in that of the run' },
  { flags: '--only <glob...>',  says: 'only ladders of these scenarios or cases; left out: of what did not pass' },
  REPORT_FLAG,
];
