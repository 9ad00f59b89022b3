import { type Baseline, type Case, type Findings, groupOf, type Judged, type Target } from '#harness/conformance/index.ts';
import { caseBlock, commandLine, countLine, dress, glyph, groupLine, isFailure, type Told, tallyOf } from '#harness/reports/index.ts';
import type { Stamped, Verdict } from '#harness/run/index.ts';
import type { Flags, Io } from './command.ts';
import type { Wanted } from './conform-target.ts';
import { EXIT, EXIT_OF, type ExitCode, worstExit } from './exit.ts';
import { camel } from './settings.ts';
import { ms } from './times.ts';

export interface Scene {
  readonly wanted: Wanted;
  readonly cases: readonly Case[];
  /** Where a file of the run is, for people. */
  readonly path: (name: string) => string;
}

/** Ends the run with this code, and writes its reports; the lines that say where they are. */
export type Conclude = (exit: ExitCode) => readonly string[];

/** What a run of the suite says on the terminal, as it goes on and at its end. */
export class ConformReport {
  readonly #io: Io;
  readonly #flags: Flags;
  readonly #scene: Scene;
  readonly #told: Told[] = [];
  #sanity: string | undefined;
  #features: Findings | undefined;
  #name = '';
  #stale = 0;
  /** Of the time that a person has waited, which in memory is not that of the run. */
  readonly #began = performance.now();
  #row: Told[] = [];

  constructor(io: Io, flags: Flags, scene: Scene) {
    this.#io = io;
    this.#flags = flags;
    this.#scene = scene;
  }

  /** A verdict that is counted as a failure here: `--strict` makes a warning one. */
  isFailure(verdict: Verdict): boolean {
    return isFailure(this.#strictness, { verdict });
  }

  begins({ name, role }: Target): void {
    this.#name = name;
    const { cases } = this.#scene;
    this.#say(
      `target ${name} · ${cases.length} cases · it ${role === 'responder' ? 'is called' : 'calls'} · seed ${String(this.#flags.seed)}`,
    );
    this.#say(
      this.#sanity === undefined ? `sanity ${this.#mark('pass')} it answers as it should` : `sanity ${this.#mark('fail')} ${this.#sanity}`,
    );
  }

  /** What the endpoint was found to have. */
  features(findings: Findings): void {
    this.#features = findings;
    const has = Object.entries(findings.has).filter(([, is]) => is);
    this.#say(`found  ${has.map(([feature]) => feature).join(', ')}`);
  }

  tell(event: Stamped): void {
    if (event.type === 'sanity') {
      this.#sanity = event.ill;
      if (event.ill !== undefined && this.#told.length > 0) this.#say(`sanity ${this.#mark('fail')} ${event.group}: ${event.ill}`);
    }
    if (event.type !== 'verdict') return;
    this.#told.push(event);
    const group = groupOf({ id: event.case });
    if (this.#row.length > 0 && groupOf({ id: this.#row[0]!.case }) !== group) this.#endRow();
    this.#row.push(event);
  }

  unreachable(conclude: Conclude): ExitCode {
    const reports = conclude(EXIT.environment);
    if (this.#flags.json) this.#io.out(JSON.stringify({ target: this.#name, says: this.#sanity, exit: EXIT.environment }, undefined, 2));
    else if (this.#flags.quiet) this.#io.err(`port102: ${this.#name}: ${this.#sanity}`);
    for (const line of reports) this.#say(line);
    this.#say('nothing was run: the endpoint is not well before the first case');
    return EXIT.environment;
  }

  /** Entries of the baseline that stand for nothing. */
  stale({ stale }: Baseline): void {
    this.#stale = stale.length;
    for (const { place, says } of stale) this.#io.err(`${place}  stale: ${says}`);
  }

  end(results: readonly Judged[], partial: boolean, conclude: Conclude): ExitCode {
    this.#endRow();
    const exit = this.#exitOf(results, partial);
    const reports = conclude(exit);
    if (this.#flags.json) {
      this.#io.out(JSON.stringify(this.#document(exit, partial), undefined, 2));
      return exit;
    }
    const shown = this.#told.filter(
      ({ verdict }) => this.isFailure(verdict) || (verdict === 'warn' && !this.#flags.quiet) || (this.#flags.verbose && verdict !== 'pass'),
    );
    for (const told of shown) for (const line of ['', ...caseBlock(this.#io.paint, told, this.#again(told))]) this.#io.out(line);
    this.#say('');
    for (const line of reports) this.#say(line);
    this.#say(`capture  ${this.#scene.path('run.pcapng')}   stream  ${this.#scene.path('run.ndjson')}`);
    this.#say(
      `${tallyOf({ results: this.#told })} · ${ms(performance.now() - this.#began)} · exit ${exit}${partial ? ' · partial: it was stopped' : ''}`,
    );
    this.#io.out(countLine({ header: this.#strictness, results: this.#told }));
    return exit;
  }

  get #strictness(): { readonly strict: boolean } {
    return { strict: this.#flags.strict === true };
  }

  #endRow(): void {
    if (this.#row.length > 0) this.#say(groupLine(this.#io.paint, groupOf({ id: this.#row[0]!.case }), this.#row, this.#strictness));
    this.#row = [];
  }

  #exitOf(results: readonly Judged[], partial: boolean): ExitCode {
    if (partial) return EXIT.interrupted;
    if (this.#flags.exitZero) return EXIT.ok;
    const all = results.map(({ verdict }) => (verdict === 'warn' && this.isFailure(verdict) ? EXIT.failed : EXIT_OF[verdict]));
    return worstExit([...all, this.#stale > 0 ? EXIT.failed : EXIT.ok]);
  }

  #document(exit: ExitCode, partial: boolean): unknown {
    return {
      target: this.#name,
      role: this.#features?.role,
      has: this.#features?.has,
      seed: Number(this.#flags.seed),
      exit,
      partial,
      results: this.#told.map(({ v: _, seq: __, t: ___, type: ____, ...told }) => told),
      capture: this.#scene.path('run.pcapng'),
      stream: this.#scene.path('run.ndjson'),
    };
  }

  #again({ case: id, frames }: Told): { readonly again: string; readonly frames: string } {
    const { first, last } = frames;
    return {
      again: commandLine([...againWords(this.#scene.wanted, this.#flags), '--only', id, '--seed', String(this.#flags.seed), '-v']),
      frames: last < first ? '' : `port102 decode ${this.#scene.path('run.pcapng')}#${first}-${last}`,
    };
  }

  #mark(verdict: 'pass' | 'fail'): string {
    return dress(this.#io.paint, verdict === 'pass' ? 'good' : 'bad', glyph(this.#io.paint, verdict));
  }

  #say(line: string): void {
    if (!this.#flags.quiet && !this.#flags.json) this.#io.out(line);
  }
}

/** The words that run the suite again, without those that choose cases. */
export const againWords = (wanted: Wanted, flags: Flags): readonly string[] => {
  const kept = KEPT.flatMap((flag) => {
    const value = flags[camel(flag)];
    return typeof value === 'string' && value !== USUAL[flag] ? [`--${flag}`, value] : [];
  });
  return ['conform', ...TARGETS[wanted.kind](wanted as never), ...kept];
};

const TARGETS: { readonly [K in Wanted['kind']]: (wanted: Extract<Wanted, { kind: K }>) => readonly string[] } = {
  dial: ({ name }) => [name],
  self: ({ role, transport }) => ['--self', role, ...(transport === 'memory' ? ['--transport', 'memory'] : [])],
  listen: () => [],
};

/** What need not be said. */
const USUAL: Readonly<Record<string, string>> = { mta: 'TESTER', mode: 'normal' };
const KEPT = [
  'mode',
  'listen',
  'exec',
  'start',
  'called',
  'calling',
  'called-s',
  'called-p',
  'calling-s',
  'calling-p',
  'mta',
  'pics',
] as const;
