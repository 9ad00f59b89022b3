import type { Filter } from '#harness/filter/index.ts';
import type { Place, Stream } from '#harness/packets/index.ts';
import type { End } from '#src/dissect/index.ts';
import type { Odd, Spoken, View } from './dissection.ts';
import { Subjects } from './subject.ts';

/** What is wanted of a capture: frames from one to another, and what a filter lets through. */
export interface Wanted {
  readonly frames?: readonly [first: number, last: number] | undefined;
  readonly filter?: Filter | undefined;
}

/** Shows a view what is wanted, and counts it. All of the capture is dissected all the same: what is said depends on what was said before. */
export class Selection implements View {
  readonly #view: View;
  readonly #wanted: Wanted;
  readonly #subjects: Subjects | undefined;
  /** What the capture itself calls addresses. */
  readonly #names = new Map<string, string>();
  /** What was shown, of whatever kind. */
  shown = 0;

  constructor(view: View, wanted: Wanted) {
    this.#view = view;
    this.#wanted = wanted;
    this.#subjects = wanted.filter && new Subjects(wanted.filter.fieldsUsed, this.#names);
  }

  spoken(spoken: Spoken): void {
    // Every packet is a subject, wanted or not: later ones are asked about what it says.
    const isLet = this.#subjects === undefined || this.#wanted.filter?.test(this.#subjects.of(spoken));
    if (!isLet || !this.#isAmong(spoken.place)) return;
    this.shown++;
    this.#view.spoken(spoken);
  }

  odd(odd: Odd): void {
    if (this.#isPlain(odd.place)) this.#show((view) => view.odd?.(odd));
  }

  gap(stream: Stream, from: End, missing: number, place: Place): void {
    if (this.#isPlain(place)) this.#show((view) => view.gap?.(stream, from, missing, place));
  }

  opened(stream: Stream, how: 'dialled' | 'accepted', place: Place): void {
    if (this.#isPlain(place)) this.#show((view) => view.opened?.(stream, how, place));
  }

  closed(stream: Stream, how: 'closed' | 'reset', by: End, place: Place): void {
    if (this.#isPlain(place)) this.#show((view) => view.closed?.(stream, how, by, place));
  }

  commented(stream: Stream | undefined, from: End | undefined, place: Place): void {
    if (this.#isPlain(place)) this.#view.commented?.(stream, from, place);
  }

  name(ip: string, name: string): void {
    this.#names.set(ip, name);
  }

  end(): void {
    this.#view.end?.();
  }

  #show(show: (view: View) => void): void {
    this.shown++;
    show(this.#view);
  }

  /** What is no packet has no PDU that a filter could look at. */
  #isPlain(place: Place): boolean {
    return this.#wanted.filter === undefined && this.#isAmong(place);
  }

  #isAmong({ frame }: Place): boolean {
    const { frames } = this.#wanted;
    return frames === undefined || (frame >= frames[0] && frame <= frames[1]);
  }
}
