import { type Gate, type Network, PassingLine } from '#harness/net/index.ts';
import { type End, endsOf, type LineId, lineIdOf } from '#harness/run/index.ts';
import type { Line, LineError } from '#src/io/index.ts';
import { Refusal } from './control.ts';

/** The lines of a run that are open, by name: they stand while its gate is shut, and octets can be said on them by hand. */
export class KnownLines {
  readonly #lines = new Map<LineId, { [E in End]?: Line }>();
  readonly #gate: Gate;

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** The same network, and its lines known. */
  readonly between = (network: Network): Network => ({
    dial: (to, from) => {
      const line = network.dial(to, from);
      return this.#known(line, lineIdOf(line.local, line.remote), 'caller');
    },
    listen: (at, answer) =>
      network.listen(at, (line) => {
        const known = this.#known(line, lineIdOf(line.remote, line.local), 'called');
        this.#gate.pass(() => answer(known));
      }),
    real: (at) => network.real(at),
    close: () => network.close(),
  });

  /** Says octets as one end of a line. */
  say(line: LineId, from: End, octets: Uint8Array): void {
    const ends = this.#lines.get(line);
    if (ends === undefined) throw new Refusal(`there is no line ${line}, or it is over`);
    const end = ends[from];
    if (end === undefined) throw new Refusal(`${endsOf(line)[from].host}, the ${from}, is none of our hosts`);
    end.send(octets);
  }

  #known(line: Line, id: LineId, end: End): Line {
    this.#lines.set(id, { ...this.#lines.get(id), [end]: line });
    return new HeldLine(line, this.#gate, () => this.#forget(id, end, line));
  }

  #forget(id: LineId, end: End, line: Line): void {
    const ends = this.#lines.get(id);
    // A caller may have its port again by now.
    if (ends?.[end] !== line) return;
    const { [end]: _, ...rest } = ends;
    if (Object.keys(rest).length === 0) this.#lines.delete(id);
    else this.#lines.set(id, rest);
  }
}

/** A line whose news wait at a gate. */
class HeldLine extends PassingLine {
  readonly #gate: Gate;
  readonly #gone: () => void;
  readonly #due: (() => void)[] = [];
  #isPaused = false;

  constructor(line: Line, gate: Gate, gone: () => void) {
    super(line);
    this.#gate = gate;
    this.#gone = gone;
  }

  override pause(): void {
    this.#isPaused = true;
    super.pause();
  }

  override resume(): void {
    this.#isPaused = false;
    this.#tell();
    if (!this.#isPaused) super.resume();
  }

  override close(): void {
    this.#gone();
    super.close();
  }

  override reset(): void {
    this.#gone();
    super.reset();
  }

  override opened(): void {
    this.#gate.pass(() => super.opened());
  }

  override received(octets: Uint8Array): void {
    this.#gate.pass(() => {
      this.#due.push(() => super.received(octets));
      this.#tell();
    });
  }

  override drained(): void {
    this.#gate.pass(() => super.drained());
  }

  override closed(cause?: LineError): void {
    this.#gone();
    this.#gate.pass(() => {
      for (const tell of this.#due.splice(0)) tell();
      super.closed(cause);
    });
  }

  /** What its holder would have read before now, unless it does not read. */
  #tell(): void {
    while (!this.#isPaused && this.#due.length > 0) this.#due.shift()!();
  }
}
