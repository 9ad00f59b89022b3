import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { Dissection, Json, Ladder, type LineOptions, Lines, Sheet, Trees } from '#harness/decode/index.ts';
import { CaptureReader } from '#harness/packets/index.ts';
import { PLAIN } from '#harness/reports/index.ts';
import { Dice } from '../../support/random.ts';

const GOLDEN = join(import.meta.dirname, '..', '..', '..', 'captures', 'golden');
const OPTIONS: LineOptions = { paint: PLAIN, verbose: true };
const VIEWS = [
  (sheet: Sheet) => new Lines(sheet, OPTIONS),
  (sheet: Sheet) => new Trees(sheet, OPTIONS),
  (sheet: Sheet) => new Json(sheet, { trees: true }),
  (sheet: Sheet) => new Ladder(sheet, OPTIONS),
];

test('no capture keeps a view from coming to its end, however it was changed', (t) => {
  const dice = new Dice(11);
  const files = readdirSync(GOLDEN).filter((name) => name.endsWith('.pcapng'));
  for (let round = 0; round < ROUNDS; round++) {
    const file = Uint8Array.from(readFileSync(join(GOLDEN, dice.pick(files))));
    for (let changes = 1 + dice.roll(60); changes > 0; changes--) file[dice.roll(file.length)] = dice.roll(256);
    const view = dice.pick(VIEWS)(new Sheet(() => {}));
    const reader = new CaptureReader(new Dissection(view, dice.pick(['whole', 'names'] as const)));
    t.notThrows(() => {
      reader.push(file);
      reader.end();
    });
  }
});

/** More of them by hand: PORT102_FUZZ=100000. */
const ROUNDS = Number(process.env.PORT102_FUZZ ?? 300);
