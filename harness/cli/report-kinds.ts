import { html, junit, type Kept, markdown, type Paint, type ReportModel, resultsText, tap, text } from '#harness/reports/index.ts';
import { nearest } from '#harness/run/index.ts';
import { type Flags, UsageError } from './command.ts';
import { wordsOf } from './values.ts';

/** A kind of report: what its file is called in the folder of a run, and how it is made. */
export interface ReportKind {
  readonly file: string;
  readonly render: (model: ReportModel, kept: Kept, paint: Paint) => string;
}

// biome-ignore format: a table
export const REPORT_KINDS: Readonly<Record<string, ReportKind>> = {
  html:     { file: 'report.html',  render: html },
  junit:    { file: 'junit.xml',    render: junit },
  tap:      { file: 'results.tap',  render: tap },
  json:     { file: 'results.json', render: resultsText },
  md:       { file: 'report.md',    render: markdown },
  terminal: { file: 'report.txt',   render: (model, _, paint) => text(model, paint) },
};

/** A report that is asked for. `path`: where it goes; `-` is stdout, absent: into the folder of the run. */
export interface WantedReport {
  readonly kind: string;
  readonly path?: string;
}

/** What `--report` asks for. */
export const wantedReports = (flags: Flags): readonly WantedReport[] => {
  const wanted = wordsOf(flags.report).map((word): WantedReport => {
    const [, kind = '', path] = /^([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (!(kind in REPORT_KINDS)) throw unknownKind(kind);
    if (path === '') throw new UsageError(`--report ${kind}= takes a path, or - for stdout`);
    return path === undefined ? { kind } : { kind, path };
  });
  const onStdout = wanted.filter(({ path }) => path === '-');
  if (onStdout.length > 1) throw new UsageError('only one report can go to stdout');
  if (onStdout.length > 0 && flags.json) throw new UsageError(`--json and --report ${onStdout[0]!.kind}=- both go to stdout`);
  return wanted;
};

const unknownKind = (kind: string): UsageError => {
  const kinds = Object.keys(REPORT_KINDS);
  const near = nearest(kind, kinds);
  return new UsageError(`there is no report "${kind}"${near ? `, did you mean ${near}?` : ''}`, `there are ${kinds.join(', ')}`);
};
