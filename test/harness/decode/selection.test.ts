import test from 'ava';
import { Lines, Selection, type Wanted } from '#harness/decode/index.ts';
import { parseFilter } from '#harness/filter/index.ts';
import { PLAIN } from '#harness/reports/index.ts';
import { captureOf, linesOf } from '../../support/captured.ts';
import { callOf } from '../../support/told.ts';

const message = captureOf(callOf('normal-one-message'));

/** The frames that are shown. */
const shown = (wanted: Wanted): readonly number[] =>
  linesOf((sheet) => new Selection(new Lines(sheet, { paint: PLAIN, verbose: false }), wanted), message)
    .slice(1)
    .map((line) => Number(line.slice(0, 6)));

// biome-ignore format: a table
const filters: Readonly<Record<string, readonly number[]>> = {
  'pdu=CR':                         [1],
  'pdu=cr | pdu=AE':                [1, 7],
  'layer=p1':                       [3, 4, 7],
  'layer=pres & dir=caller':        [3],
  'layer=session & !layer=rtse':    [5, 7, 8, 9, 10],
  'dir=called':                     [2, 4, 8, 10],
  'called=MTA-B & pdu=AS':          [5],
  'calling~"MTA-[A-Z]" & frame<3':  [1, 2],
  'tsel=0x4d54412d42 & pdu=FN':     [9],
  'called=MTA-A':                   [],
  'ref=2':                          [2],
  'len>400':                        [6],
  't>=6s & t<8s':                   [7, 8],
  'host=10.0.0.1 & pdu=DN':         [10],
  'peer=10.0.0.2 & frame=1-4':      [1, 3],
  'peer="10.0.0.1:40001"':          [2, 4, 8, 10],
  'line=1 & pdu=RTTR':              [6],
  'line=2':                         [],
};
for (const [filter, frames] of Object.entries(filters))
  test(`filter ${filter}`, (t) => t.deepEqual(shown({ filter: parseFilter(filter) }), frames));

test('frames are dissected with what came before them', (t) => {
  t.deepEqual(shown({ frames: [7, 8] }), [7, 8]);
  const [, line] = linesOf((sheet) => new Selection(new Lines(sheet, { paint: PLAIN, verbose: false }), { frames: [7, 7] }), message);
  t.true(line?.includes('AE  message MTA-A.991122.0001 "Test"'));
});

test('it counts what it shows', (t) => {
  let selection: Selection | undefined;
  linesOf((sheet) => {
    selection = new Selection(new Lines(sheet, { paint: PLAIN, verbose: false }), { filter: parseFilter('pdu=CC') });
    return selection;
  }, message);
  t.is(selection?.shown, 1);
});
