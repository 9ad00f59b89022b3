import { programOf, type Step, sizeOf } from './program.ts';
import { PatternError, readPattern } from './syntax.ts';

/** A regular expression whose time is bounded: at most its steps times the letters of the text. */
export interface Pattern {
  /** Whether it matches somewhere in the first 4096 letters of a text. */
  readonly isIn: (text: string) => boolean;
}

/** Why a text is no pattern; the offset counts from 0. */
export interface PatternFault {
  readonly offset: number;
  readonly says: string;
}

/** Reads a pattern of up to 200 letters; `folded`, it does not tell A from a. */
export const patternOf = (text: string, folded = false): Pattern | PatternFault => {
  if (text.length > LONGEST) return { offset: LONGEST, says: `it is longer than ${LONGEST} letters` };
  try {
    const node = readPattern(text, folded);
    if (!(sizeOf(node) <= STEPS)) return { offset: 0, says: 'it repeats too much' };
    return { isIn: matcher(programOf(node)) };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return { offset: error.offset, says: error.message };
  }
};

export const isPattern = (read: Pattern | PatternFault): read is Pattern => 'isIn' in read;

/** All ways through the program are gone at once, a letter at a time, so there is no way back to try. */
const matcher = (program: readonly Step[]): ((text: string) => boolean) => {
  const seen = new Float64Array(program.length);
  let round = 0;

  // Goes on from a step as far as the next letters; true where the end of the program is reached.
  const reaches = (start: number, text: string, at: number, letters: number[]): boolean => {
    if (seen[start] === round) return false;
    seen[start] = round;
    const step = program[start]!;
    if (step.kind === 'found') return true;
    if (step.kind === 'edge') return step.holds(text, at) && reaches(start + 1, text, at, letters);
    if (step.kind === 'go') return step.by.some((by) => reaches(start + by, text, at, letters));
    letters.push(start);
    return false;
  };

  return (text) => {
    let live: number[] = [];
    for (let at = 0; at <= Math.min(text.length, MOST_LETTERS); at += 1) {
      const next: number[] = [];
      const code = text.charCodeAt(at - 1);
      round += 1;
      for (const index of live) {
        const step = program[index]!;
        if (step.kind === 'letter' && step.is(code) && reaches(index + 1, text, at, next)) return true;
      }
      if (reaches(0, text, at, next)) return true;
      live = next;
    }
    return false;
  };
};

const LONGEST = 200;
const MOST_LETTERS = 4096;
const STEPS = 1000;
