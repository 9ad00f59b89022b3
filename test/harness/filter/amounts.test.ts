import test from 'ava';
import { amountOf, numbersOf, timesOf } from '../../../harness/filter/amounts.ts';

const numbers: Record<string, readonly [number, number] | undefined> = {
  '7': [7, 7],
  '0x1F': [31, 31],
  '3-7': [3, 7],
  '0x10-0x20': [16, 32],
  '9007199254740993': undefined,
  '-7': undefined,
  '3-': undefined,
  '1.5': undefined,
  seven: undefined,
};
for (const [text, expected] of Object.entries(numbers)) {
  const range = expected && { least: expected[0], most: expected[1] };
  test(`reads the number ${text}`, (t) => t.deepEqual(numbersOf(text), range));
}

const times: Record<string, readonly [number, number] | undefined> = {
  '1.5': [1500, 1500],
  '20ms': [20, 20],
  '3s': [3000, 3000],
  '250us': [0.25, 0.25],
  '2min': [120_000, 120_000],
  '1h': [3_600_000, 3_600_000],
  '0.07': [70, 70],
  '1s-2s': [1000, 2000],
  '20-30ms': [20, 30],
  '20ms-30': [20, 30],
  '20ms-1s': [20, 1000],
  '1-2': [1000, 2000],
  '5d': undefined,
  '1.': undefined,
  '9999999999999999h': undefined,
};
for (const [text, expected] of Object.entries(times)) {
  const range = expected && { least: expected[0], most: expected[1] };
  test(`reads the time ${text}`, (t) => t.deepEqual(timesOf(text), range));
}

const amounts: readonly (readonly [string | number | boolean, number])[] = [
  [7, 7],
  ['7', 7],
  ['0x10', 16],
  ['', Number.NaN],
  ['x', Number.NaN],
  [true, Number.NaN],
];
for (const [value, expected] of amounts) {
  test(`takes ${JSON.stringify(value)} for ${expected}`, (t) => t.is(amountOf(value), expected));
}
