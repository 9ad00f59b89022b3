import type { Place, Stream } from '#harness/packets/index.ts';
import { dress, glyph, type Paint } from '#harness/reports/index.ts';
import { type End, hex } from '#src/dissect/index.ts';
import type { Odd, Spoken, View } from './dissection.ts';
import { addressSays, Since } from './marks.ts';
import type { Sheet } from './sheet.ts';
import { type Term, termOf } from './term.ts';
import { writePacket } from './words.ts';

export interface LineOptions {
  readonly paint: Paint;
  /** Whether packet comments are shown, and the connections being opened and closed. */
  readonly verbose: boolean;
}

/** A line for each packet: frame, time, stream, who speaks, and what. */
export class Lines implements View {
  readonly #sheet: Sheet;
  readonly #paint: Paint;
  readonly #verbose: boolean;
  readonly #since = new Since();
  readonly #known = new WeakSet<Stream>();
  #stream: Stream | undefined;
  /** Number and arrow of the stream whose packet was the last, as octets: they are the same on most lines. */
  #marks: Readonly<Record<End, Term>> = { caller: NONE, called: NONE };
  readonly #arrows: Readonly<Record<End, string>>;

  constructor(sheet: Sheet, { paint, verbose }: LineOptions) {
    this.#sheet = sheet;
    this.#paint = paint;
    this.#verbose = verbose;
    this.#arrows = { caller: ` ${glyph(paint, 'arrow')} `, called: ` ${glyph(paint, 'back')} ` };
  }

  spoken({ stream, from, pdus, place }: Spoken): void {
    writePacket(this.#begin(stream, from, place), pdus).text('\n');
  }

  odd({ stream, from, octets, why, place }: Odd): void {
    const shown = hex(octets.subarray(0, SHOWN));
    this.#say(
      stream,
      from,
      place,
      dress(this.#paint, 'warn', `${why}, ${octets.length} octets: ${shown}${octets.length > SHOWN ? '...' : ''}`),
    );
  }

  gap(stream: Stream, from: End, missing: number, place: Place): void {
    this.#say(stream, from, place, dress(this.#paint, 'warn', `${missing} octets are missing`));
  }

  opened(stream: Stream, how: 'dialled' | 'accepted', place: Place): void {
    if (this.#verbose) this.#say(stream, how === 'dialled' ? 'caller' : 'called', place, dress(this.#paint, 'dim', how));
  }

  closed(stream: Stream, how: 'closed' | 'reset', by: End, place: Place): void {
    if (this.#verbose || how === 'reset') this.#say(stream, by, place, dress(this.#paint, how === 'reset' ? 'bad' : 'dim', how));
  }

  commented(_: Stream | undefined, __: End | undefined, { comments }: Place): void {
    if (this.#verbose) for (const comment of comments) this.#sheet.text(`        ${dress(this.#paint, 'dim', `# ${oneLine(comment)}`)}\n`);
  }

  #say(stream: Stream, from: End, place: Place, text: string): void {
    this.#begin(stream, from, place).text(text).text('\n');
  }

  /** The line up to what is said. */
  #begin(stream: Stream, from: End, { frame, at }: Place): Sheet {
    if (stream !== this.#stream) this.#turnTo(stream);
    return this.#since.write(this.#sheet.number(frame, FRAME).text('  '), at).terms(this.#marks[from]);
  }

  #turnTo(stream: Stream): void {
    this.#stream = stream;
    const mark = (end: End): Term => termOf(`  ${stream.number}${this.#arrows[end]}`);
    this.#marks = { caller: mark('caller'), called: mark('called') };
    if (this.#known.has(stream)) return;
    this.#known.add(stream);
    const ends = `${addressSays(stream.caller)}${this.#arrows.caller}${addressSays(stream.called)}`;
    this.#sheet.text(`${dress(this.#paint, 'strong', `stream ${stream.number}  ${ends}`)}\n`);
  }
}

/** Control characters of whoever wrote it must not reach a terminal. */
const oneLine = (text: string): string => text.replace(/\p{C}+/gu, ' ');
const NONE = termOf('');
const FRAME = 6;
const SHOWN = 16;
