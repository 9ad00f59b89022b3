import { addressSays, type Recorded } from '#harness/decode/index.ts';
import { type Audience, countsSay, type Played, type Told, toldLines } from '#harness/replay/index.ts';
import { dress, glyph } from '#harness/reports/index.ts';
import { type RunEvent, textOfAddress } from '#harness/run/index.ts';
import { defined } from '#src/core/index.ts';
import type { Line } from '#src/io/index.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** What is asked for, as it was typed. */
export interface Asked {
  readonly capture: string;
  readonly target: string;
}

/** Tells of a replay as it goes, and of what came of it: in lines, or as one document. */
export class ReplayReport implements Audience {
  readonly #io: Io;
  readonly #flags: Flags;
  readonly #asked: Asked;
  readonly #steps = new Map<Recorded, Told[]>();
  readonly #struck: { readonly from: string; readonly fault: string; readonly says: string }[] = [];
  readonly #ended: (readonly [Recorded, Played])[] = [];

  constructor(io: Io, flags: Flags, asked: Asked) {
    this.#io = io;
    this.#flags = flags;
    this.#asked = asked;
  }

  begins(recorded: Recorded, line: Line): void {
    this.#steps.set(recorded, []);
    const { stream } = recorded;
    const { paint } = this.#io;
    const ends = `${addressSays(stream.caller)} ${glyph(paint, 'arrow')} ${addressSays(stream.called)}`;
    const now = this.#flags.as === 'responder' ? `call from ${textOfAddress(line.remote)}` : `dials ${textOfAddress(line.remote)}`;
    this.#say([`${dress(paint, 'strong', `stream ${stream.number}  ${ends}`)}  ${now}`]);
  }

  told(recorded: Recorded, told: Told): void {
    // What follows on an interruption is nobody's doing.
    if (this.#io.signal.aborted) return;
    if (this.#flags.json) this.#steps.get(recorded)?.push(told);
    const lines = toldLines(recorded.stream.number, told, { paint: this.#io.paint, verbose: this.#flags.verbose === true });
    this.#say(lines, told.kind === 'differs');
  }

  /** Something went wrong on purpose. */
  struck({ from, fault, says }: Extract<RunEvent, { type: 'fault' }>): void {
    this.#struck.push({ from, fault, says });
    const { paint } = this.#io;
    this.#say([`${' '.repeat(8)} ${dress(paint, 'bad', `${glyph(paint, 'warn')} ${says}`)} ${dress(paint, 'dim', `(fault: ${fault})`)}`]);
  }

  ended(recorded: Recorded, played: Played): void {
    this.#ended.push([recorded, played]);
    const { unreachable, stoppedAt } = played;
    if (this.#io.signal.aborted || this.#flags.json) return;
    if (unreachable) this.#io.err(`port102: ${this.#asked.target} cannot be reached: ${unreachable.message}`);
    if (stoppedAt !== undefined) this.#say([`stopped: the capture goes on in frame ${stoppedAt}`], true);
  }

  /** There is nothing in the capture to play. */
  nothing(stream: number | undefined): ExitCode {
    const says = stream === undefined ? 'no conversation that begins with a CR' : `no stream ${stream}`;
    if (this.#flags.json) this.#document(EXIT.nothing, { says });
    else this.#io.err(`port102: ${this.#asked.capture}: ${says}; nothing was played`);
    return EXIT.nothing;
  }

  /** The end; `left`: conversations that were not played. */
  end(left: number): ExitCode {
    const exit = this.#exit(left);
    const says = [countsSay(this.#counts), ...(left > 0 ? [leftSays(left)] : [])].join(', ');
    if (this.#flags.json) this.#document(exit, { ...this.#counts, unplayed: left, says });
    else this.#say([says], exit !== EXIT.ok);
    return exit;
  }

  #exit(left: number): ExitCode {
    if (this.#io.signal.aborted) return EXIT.interrupted;
    if (this.#ended.some(([, { unreachable }]) => unreachable)) return EXIT.environment;
    return left > 0 || this.#counts.differs > 0 ? EXIT.failed : EXIT.ok;
  }

  get #counts(): { readonly sent: number; readonly same: number; readonly differs: number } {
    const sum = (of: (played: Played) => number): number => this.#ended.reduce((total, [, played]) => total + of(played), 0);
    return { sent: sum(({ sent }) => sent), same: sum(({ same }) => same), differs: sum(({ differs }) => differs) };
  }

  #say(lines: readonly string[], isWrong = false): void {
    if (this.#flags.json || (this.#flags.quiet && !isWrong)) return;
    for (const line of lines) this.#io.out(line);
  }

  #document(exit: ExitCode, rest: object): void {
    const conversations = this.#ended.map(([recorded, { unreachable, ...played }]) =>
      defined({
        stream: recorded.stream.number,
        caller: addressSays(recorded.stream.caller),
        called: addressSays(recorded.stream.called),
        ...played,
        unreachable: unreachable?.message,
        steps: this.#steps.get(recorded) ?? [],
      }),
    );
    this.#io.out(
      JSON.stringify(
        { ...this.#asked, as: this.#flags.as, conversations, ...(this.#struck.length > 0 && { faults: this.#struck }), ...rest, exit },
        undefined,
        2,
      ),
    );
  }
}

const leftSays = (left: number): string => (left === 1 ? 'one conversation was not played' : `${left} conversations were not played`);
