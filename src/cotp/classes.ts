type Alternative = 0 | 1 | 2 | 3 | 4 | 'none';

const NOT_VALID: readonly number[] = [];

// biome-ignore format: a table
/** X.224 Table 3: the classes that may answer a CR, by the class it prefers and by one alternative that it offers. */
export const CLASS_ANSWERS: readonly Readonly<Record<Alternative, readonly number[]>>[] = [
  /* 0 */ { 0: NOT_VALID, 1: NOT_VALID,    2: NOT_VALID, 3: NOT_VALID, 4: NOT_VALID, none: [0] },
  /* 1 */ { 0: [1, 0],    1: [1, 0],       2: NOT_VALID, 3: NOT_VALID, 4: NOT_VALID, none: [1, 0] },
  /* 2 */ { 0: [2, 0],    1: NOT_VALID,    2: [2],       3: NOT_VALID, 4: NOT_VALID, none: [2] },
  /* 3 */ { 0: [3, 2, 0], 1: [3, 2, 1, 0], 2: [3, 2],    3: [3, 2],    4: NOT_VALID, none: [3, 2] },
  /* 4 */ { 0: [4, 2, 0], 1: [4, 2, 1, 0], 2: [4, 2],    3: [4, 3, 2], 4: [4, 2],    none: [4, 2] },
];

/** The class in bits 8 to 5 of an octet, X.224 §13.3.3. */
export const classIn = (octet: number): number => octet >> 4;

/** Whether a class may be offered as the alternative of a preferred one, X.224 Table 3. */
export const isAlternative = (preferred: number, alternative: number): boolean => answers(preferred, alternative).length > 0;

/** Whether class 0 may answer, X.224 Table 3. */
export const allowsClass0 = (preferred: number, alternatives: readonly number[]): boolean =>
  (alternatives.length === 0 ? ['none' as const] : alternatives).some((alternative) => answers(preferred, alternative).includes(0));

const answers = (preferred: number, alternative: number | 'none'): readonly number[] =>
  CLASS_ANSWERS[preferred]?.[alternative as Alternative] ?? NOT_VALID;
