import { join } from 'node:path';
import {
  against,
  type Baseline,
  CASES,
  type Case,
  campaign,
  dealt,
  type Findings,
  type Level,
  lastingIllness,
  merged,
  type Pics,
  paced,
  type Result,
  selectCases,
  shuffled,
  stated,
  survey,
  verdictOf,
  writePics,
} from '#harness/conformance/index.ts';
import { type RunEvent, RunStream } from '#harness/run/index.ts';
import { handOf } from './case-lines.ts';
import type { Flags, Io } from './command.ts';
import { UsageError } from './command.ts';
import { commandEvent } from './command-event.ts';
import { baselineIn, failedLast, picsIn, writeBaseline, writeFileFor } from './conform-files.ts';
import { mayTest } from './conform-leave.ts';
import { listed } from './conform-list.ts';
import { againWords, ConformReport } from './conform-report.ts';
import { badResponders } from './conform-responders.ts';
import { ownFormOf, roleOf, type Setup, setUp, termsOf, type Wanted, wantedOf } from './conform-target.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { LiveConsole } from './live-console.ts';
import { onShow } from './on-show.ts';
import { RecordFiles } from './record-files.ts';
import { humanIo, reportLines, writeReports } from './report-files.ts';
import { wantedReports } from './report-kinds.ts';
import { resolved, unresolved } from './target.ts';
import { countOf, textOf, wordsOf } from './values.ts';

/** `port102 conform`: the conformance suite against one endpoint, which is called or which calls us. */
export const conform = async (stdout: Io, [name]: readonly string[], flags: Flags): Promise<ExitCode> => {
  const io = humanIo(stdout, flags);
  const wanted = wantedOf(name, flags);
  const cases = chosenCases(io, flags, roleOf(wanted));
  if (cases.length === 0) {
    io.err(`nothing was run: none of ${CASES.length} cases is selected`);
    return EXIT.nothing;
  }
  const found = await located(wanted);
  if (found === undefined) return unresolved(io, String(name), (wanted as { to: { host: string } }).to.host, flags);
  if (flags.badResponders && wanted.kind === 'dial') throw new UsageError('--bad-responders goes with --listen: it is about who calls');
  if (flags.list) return listed(io, cases, found, flags);
  mayTest(found, flags);
  return new Campaigner(io, stdout, flags, found, cases).run();
};

/** The cases that are asked for, of those about such an endpoint. */
export const chosenCases = (io: Io, flags: Flags, role: 'responder' | 'initiator'): readonly Case[] => {
  const levels = wordsOf(flags.level) as readonly Level[];
  const odd = levels.find((level) => !['must', 'should', 'may'].includes(level));
  if (odd !== undefined) throw new UsageError(`--level takes must, should or may, not "${odd}"`);
  const of = CASES.filter(({ roles }) => roles.includes(role));
  const selected = selectCases(of, { only: wordsOf(flags.only), skip: wordsOf(flags.skip), clauses: wordsOf(flags.clause), levels });
  const again = flags.failed ? failedLast(io, flags) : undefined;
  const left = again ? selected.filter(({ id }) => again.has(id)) : selected;
  return flags.shuffle ? shuffled(left, countOf('seed', String(flags.seed))) : left;
};

/** The target with its address in place of a name; undefined: this machine knows none. */
const located = async (wanted: Wanted): Promise<Wanted | undefined> => {
  if (wanted.kind !== 'dial') return wanted;
  const host = await resolved(wanted.to.host);
  return host === undefined ? undefined : { ...wanted, to: { ...wanted.to, host } };
};

/** One run of the suite, from the survey to the last line. */
class Campaigner {
  readonly #io: Io;
  readonly #stdout: Io;
  readonly #flags: Flags;
  readonly #wanted: Wanted;
  readonly #cases: readonly Case[];
  readonly #stream = new RunStream();
  #shown: LiveConsole | undefined;
  readonly #today = new Date().toISOString().slice(0, 10);

  constructor(io: Io, stdout: Io, flags: Flags, wanted: Wanted, cases: readonly Case[]) {
    this.#io = io;
    this.#stdout = stdout;
    this.#flags = flags;
    this.#wanted = wanted;
    this.#cases = cases;
  }

  async run(): Promise<ExitCode> {
    try {
      const exit = await this.#campaign();
      await this.#shown?.over();
      return exit;
    } finally {
      await this.#shown?.close();
    }
  }

  async #campaign(): Promise<ExitCode> {
    const { baseline, pics } = { baseline: baselineIn(this.#io, this.#flags), pics: picsIn(this.#io, this.#flags) };
    if (baseline === undefined || pics === undefined) return EXIT.usage;
    this.#emit(commandEvent(this.#io, this.#flags, againWords(this.#wanted, this.#flags)));
    const up = await setUp(this.#wanted, termsOf(this.#flags), this.#stream, ownFormOf(this.#flags));
    try {
      const interval = this.#interval();
      return await this.#recorded(interval > 0 ? { ...up, target: paced(up.target, interval) } : up, baseline, pics);
    } finally {
      await up.close();
    }
  }

  async #recorded(setup: Setup, baseline: Baseline, pics: Pics): Promise<ExitCode> {
    const started = new Date();
    const files = new RecordFiles(this.#io, { runDir: this.#flags.runDir });
    try {
      this.#shown = await onShow(this.#io, this.#flags, {
        name: `conformance of ${setup.target.name}`,
        command: 'conform',
        stream: this.#stream,
        folder: files.folder!,
        time: 'real',
        lines: false,
        cannot: NOT_BY_HAND,
      });
      this.#stream.subscribe((event) => {
        files.add(event);
        this.#stream.forget();
      });
      const report = new ConformReport(this.#io, this.#flags, {
        wanted: this.#wanted,
        cases: this.#cases,
        path: (name) => join(String(this.#flags.runDir), 'last', name),
      });
      this.#stream.subscribe((event) => report.tell(event));
      const conclude = (exit: ExitCode): readonly string[] => this.#concluded(files, exit);
      if (this.#flags.badResponders) return this.#after(await badResponders(this.#io, this.#flags, setup, this.#stream), conclude);
      const findings = await this.#surveyed(setup, report, started);
      if (findings === undefined) return report.unreachable(conclude);
      const features = stated(findings, pics);
      const picsFile = textOf(this.#flags.writePics);
      if (picsFile !== undefined) return writeFileFor(this.#io, picsFile, writePics(features, setup.target.name));
      report.features(features);
      const results = await setup.settle(this.#rounds(setup, features, (result) => against(result, baseline, this.#today), report));
      report.stale(baseline);
      if (this.#flags.updateBaseline) writeBaseline(this.#io, this.#flags, results, setup.target.name);
      return report.end(results, this.#io.signal.aborted, conclude);
    } finally {
      files.close();
    }
  }

  /** The last event, and the reports that were asked for. */
  #concluded(files: RecordFiles, exit: ExitCode): readonly string[] {
    this.#emit({ type: 'exit', code: exit });
    files.close();
    const last = join(String(this.#flags.runDir), 'last');
    return reportLines(writeReports(this.#stdout, files.folder!, last, wantedReports(this.#flags)));
  }

  #after(exit: ExitCode, conclude: (exit: ExitCode) => readonly string[]): ExitCode {
    for (const line of conclude(exit)) this.#io.err(line);
    return exit;
  }

  /** What the endpoint has; undefined: it is not well before the first case. */
  async #surveyed({ target, settle }: Setup, report: ConformReport, started: Date): Promise<Findings | undefined> {
    const { role, name } = target;
    this.#emit({
      type: 'run.start',
      name: `conformance of ${name}`,
      transport: this.#wanted.kind === 'self' ? this.#wanted.transport : 'tcp',
      seed: countOf('seed', String(this.#flags.seed)),
      started: started.toISOString(),
    });
    const ill = await settle(lastingIllness(target));
    this.#emit({ type: 'sanity', group: role, ...(ill === undefined ? {} : { ill }) });
    report.begins(target);
    return ill === undefined ? settle(survey(target)) : undefined;
  }

  async #rounds(
    { target }: Setup,
    features: Findings,
    judge: (result: Result) => ReturnType<typeof against>,
    report: ConformReport,
  ): Promise<ReturnType<typeof against>[]> {
    const all: ReturnType<typeof against>[] = [];
    let failures = 0;
    const { repeat, untilFail, jobs, bail } = this.#flags;
    const rounds = untilFail ? Number.POSITIVE_INFINITY : countOf('repeat', String(repeat));
    const most = bail === undefined || bail === false ? Number.POSITIVE_INFINITY : bail === true ? 1 : countOf('bail', String(bail));
    const hands = target.role === 'initiator' ? 1 : countOf('jobs', String(jobs));
    for (let round = 1; round <= rounds; round++) {
      const { signal } = this.#io;
      for await (const result of merged(
        dealt(this.#cases, hands).map((cases) => {
          const hand = handOf(target, round, (event) => this.#emit(event));
          return campaign(cases, hand.target, { features, round, signal, news: hand.news });
        }),
      )) {
        const judged = judge(result);
        all.push(judged);
        this.#emit(verdictOf(judged));
        if (report.isFailure(judged.verdict)) failures += 1;
        if (failures >= most) return all;
      }
      if (this.#io.signal.aborted || (untilFail && failures > 0)) break;
    }
    return all;
  }

  /** Milliseconds between two connections. */
  #interval(): number {
    const rate = textOf(this.#flags.rate);
    if (rate !== undefined) return 1000 / Math.max(1, countOf('rate', rate));
    return this.#wanted.kind === 'dial' && !/^(127\.|::1$)/.test(this.#wanted.to.host) ? 1000 / USUAL_RATE : 0;
  }

  #emit(event: RunEvent): void {
    this.#stream.emit(event);
  }
}

/** What would make verdicts mean nothing. */
const NOT_BY_HAND = {
  fault: 'a case says which octets are sent and what may come of them: with a fault its verdict would mean nothing',
  inject: 'a case says itself all that is said: with octets by hand its verdict would mean nothing',
};
/** Connections a second, of a target that is not on this machine. */
const USUAL_RATE = 50;
