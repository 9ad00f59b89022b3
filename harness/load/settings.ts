import { parseArgs } from 'node:util';
import type { Effort } from './rounds.ts';
import { SHAPES, type Shape } from './shapes/index.ts';

/** What is asked for on the command line. */
export interface Settings {
  readonly shapes: readonly Shape[];
  readonly effort: Effort;
  readonly json: boolean;
  /** What the names begin with of what is to be measured. */
  readonly only: string;
}

/** Reads the command line; throws in words where it makes no sense. */
export const settingsOf = (argv: readonly string[]): Settings => {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS });
  const shapes = SHAPES.filter(({ name }) => name.startsWith(values.only));
  if (shapes.length === 0 && !values.only.startsWith('decode') && !'console'.startsWith(values.only))
    throw new Error(`no shape begins with "${values.only}": ${SHAPES.map(({ name }) => name).join(', ')}`);
  return {
    shapes,
    effort: {
      rounds: whole('rounds', values.rounds ?? ROUNDS),
      slowRounds: whole('rounds', values.rounds ?? SLOW_ROUNDS),
      scale: positive('scale', values.scale),
    },
    json: values.json,
    only: values.only,
  };
};

const positive = (name: string, text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} is a number above 0, not "${text}"`);
  return value;
};

const whole = (name: string, text: string): number => {
  const value = positive(name, text);
  if (!Number.isInteger(value)) throw new Error(`--${name} is a whole number, not "${text}"`);
  return value;
};

const OPTIONS = {
  rounds: { type: 'string' },
  only: { type: 'string', default: '' },
  scale: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;
/** Where nobody says how many. */
const ROUNDS = '5';
const SLOW_ROUNDS = '3';
