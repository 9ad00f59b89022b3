import { type Faults, parseFault, writtenFault } from '#harness/faults/index.ts';
import { type Filter, parseFilter } from '#harness/filter/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { type Control, type Deed, Refusal } from './control.ts';
import type { KnownLines } from './known-lines.ts';
import type { Cannot } from './protocol.ts';
import { Subjects } from './subjects.ts';
import type { Turnstile } from './turnstile.ts';

/** What of a run there is to be controlled. */
export interface Controlled {
  /** Absent: it does not wait, and what stands is what is drawn. */
  readonly gate?: Turnstile;
  /** Those that are in force; several scenarios of a run have theirs. Undefined: none can be. */
  readonly faults?: () => Faults | undefined;
  readonly lines?: KnownLines;
  /** Why there are no faults, or nothing is said by hand, in the words of this run. */
  readonly cannot?: Cannot;
}

type Of<Type extends Deed['type']> = Extract<Deed, { type: Type }>;

/** Pause, step, break, faults and octets by hand, of a run that goes on. */
export class RunControl implements Control {
  readonly #run: Controlled;
  readonly #subjects = new Subjects();
  readonly #watchers = new Set<() => void>();
  #isPaused: boolean;
  #break: Filter | undefined;

  constructor(run: Controlled) {
    this.#run = run;
    this.#isPaused = run.gate?.isShut ?? false;
  }

  get pauses(): 'run' | 'drawing' {
    return this.#run.gate ? 'run' : 'drawing';
  }

  get cannot(): Cannot {
    const { gate, faults, lines, cannot } = this.#run;
    const there = { step: gate, fault: faults, inject: lines };
    return Object.fromEntries(VERBS.filter((verb) => there[verb] === undefined).map((verb) => [verb, cannot?.[verb] ?? WHY[verb]]));
  }

  get state() {
    const breakOn = this.#break?.text;
    return { paused: this.#isPaused, ...(breakOn === undefined ? {} : { breakOn }), faults: this.#run.faults?.()?.texts ?? [] };
  }

  watch(changed: () => void): void {
    this.#watchers.add(changed);
  }

  /** Hears all that is told: a step ends with it, and it may be what is waited for. */
  heard(event: Stamped): void {
    if (event.type === 'octets') return;
    this.#run.gate?.told();
    // What is told of a line must be known when somebody asks for a break later.
    if (this.#break === undefined || this.#isPaused) this.#subjects.learn(event);
    else if (this.#break.test(this.#subjects.of(event))) this.#pause();
  }

  do(deed: Deed): string | undefined {
    return (DEEDS[deed.type] as (control: this, deed: Deed) => string | undefined)(this, deed);
  }

  pause(): string | undefined {
    this.#pause();
    return this.#run.gate ? undefined : 'it waits for nobody: what is drawn stands, and the run goes on';
  }

  resume(): undefined {
    this.#isPaused = false;
    this.#changed();
    this.#run.gate?.open();
  }

  step(): undefined {
    const { gate } = this.#run;
    if (gate === undefined) throw this.#refusal('step');
    this.#isPaused = true;
    this.#changed();
    gate.step();
  }

  breakOn({ filter }: Of<'break'>): undefined {
    this.#break = filter === undefined || filter.trim() === '' ? undefined : parseFilter(filter);
    this.#changed();
  }

  fault({ fault }: Of<'fault'>): string {
    const faults = this.#faults();
    const read = parseFault(fault);
    faults.add(read);
    this.#changed();
    return writtenFault(read);
  }

  clear({ fault }: Of<'clear'>): string {
    const count = this.#faults().clear(fault === undefined ? undefined : writtenFault(parseFault(fault)));
    this.#changed();
    return count === 1 ? 'one fault is taken back' : `${count} faults are taken back`;
  }

  inject({ line, from, octets }: Of<'inject'>): string {
    if (this.#run.lines === undefined) throw this.#refusal('inject');
    const said = Uint8Array.from(Buffer.from(octets, 'hex'));
    this.#run.lines.say(line, from, said);
    return `${said.length} octets are said`;
  }

  #pause(): void {
    this.#isPaused = true;
    this.#run.gate?.shut();
    this.#changed();
  }

  #faults(): Faults {
    const faults = this.#run.faults?.();
    if (faults === undefined) throw this.#refusal('fault');
    return faults;
  }

  #refusal(verb: keyof Cannot): Refusal {
    return new Refusal(this.cannot[verb] ?? WHY[verb]);
  }

  #changed(): void {
    for (const changed of this.#watchers) changed();
  }
}

const VERBS = ['step', 'fault', 'inject'] as const;
const WHY: Readonly<Record<keyof Cannot, string>> = {
  step: 'it waits for nobody: there are no steps',
  fault: 'nothing can go wrong on purpose here',
  inject: 'nothing can be said by hand here: the lines are not ours',
};

// biome-ignore format: a table
const DEEDS: { readonly [Type in Deed['type']]: (control: RunControl, deed: Of<Type>) => string | undefined } = {
  pause:  (control) => control.pause(),
  resume: (control) => control.resume(),
  step:   (control) => control.step(),
  break:  (control, deed) => control.breakOn(deed),
  fault:  (control, deed) => control.fault(deed),
  clear:  (control, deed) => control.clear(deed),
  inject: (control, deed) => control.inject(deed),
};
