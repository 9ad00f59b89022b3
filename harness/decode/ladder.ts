import type { Place, Stream } from '#harness/packets/index.ts';
import { dress, type Paint, widthOf } from '#harness/reports/index.ts';
import type { End } from '#src/dissect/index.ts';
import type { Odd, Spoken, View } from './dissection.ts';
import type { LineOptions } from './lines.ts';
import { addressSays, Since } from './marks.ts';
import type { Sheet } from './sheet.ts';
import { packetSays } from './words.ts';

/** The two ends of each stream as two lines, and between them an arrow for each packet: one stream after the other, as far as they can be held back. */
export class Ladder implements View {
  readonly #sheet: Sheet;
  readonly #paint: Paint;
  readonly #width: number;
  readonly #since = new Since();
  readonly #streams = new Map<Stream, string[]>();
  #held = 0;

  constructor(sheet: Sheet, { paint }: LineOptions, columns = COLUMNS) {
    this.#sheet = sheet;
    this.#paint = paint;
    this.#width = Math.max(LEAST, Math.min(columns, COLUMNS) - MARGIN - 2);
  }

  spoken({ stream, from, pdus, place }: Spoken): void {
    this.#step(stream, from, place, packetSays(pdus));
  }

  odd({ stream, from, octets, why, place }: Odd): void {
    this.#step(stream, from, place, `${why}, ${octets.length} octets`);
  }

  gap(stream: Stream, from: End, missing: number, place: Place): void {
    this.#step(stream, from, place, `${missing} octets are missing`);
  }

  closed(stream: Stream, how: 'closed' | 'reset', by: End, place: Place): void {
    this.#step(stream, by, place, how);
    this.#draw(stream);
  }

  end(): void {
    for (const stream of this.#streams.keys()) this.#draw(stream);
  }

  #step(stream: Stream, from: End, { frame, at }: Place, text: string): void {
    const time = (this.#since.micros(at) / 1e6).toFixed(6);
    const steps = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, steps);
    steps.push(`${`${frame}`.padStart(6)}  ${time}`.padEnd(MARGIN) + this.#arrow(from, text));
    this.#held++;
    if (this.#held > MOST) this.end();
  }

  #arrow(from: End, text: string): string {
    const shown = widthOf(text) > this.#width - 6 ? `${text.slice(0, this.#width - 9)}...` : text;
    const rest = this.#width - widthOf(shown) - 2;
    const left = LINE.repeat(Math.floor(rest / 2));
    const right = LINE.repeat(Math.ceil(rest / 2));
    return from === 'caller' ? `|${left} ${shown} ${right.slice(1)}>|` : `|<${left.slice(1)} ${shown} ${right}|`;
  }

  #draw(stream: Stream): void {
    const steps = this.#streams.get(stream) ?? [];
    this.#streams.delete(stream);
    this.#held -= steps.length;
    const [caller, called] = [addressSays(stream.caller), addressSays(stream.called)];
    const ends = caller + ' '.repeat(Math.max(2, this.#width + 2 - caller.length - called.length)) + called;
    this.#sheet.text(`${dress(this.#paint, 'strong', `stream ${stream.number}`.padEnd(MARGIN) + ends)}\n`);
    for (const step of steps) this.#sheet.text(`${step}\n`);
    this.#sheet.text('\n');
  }
}

const LINE = '-';
const MARGIN = 22;
const COLUMNS = 110;
const LEAST = 40;
/** Steps that are held back, of all streams. */
const MOST = 20_000;
