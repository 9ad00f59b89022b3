import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { AppendedFile } from '#harness/record/index.ts';
import { FakeClock } from '../../support/fake-line.ts';
import { ownFolder } from '../../support/folder.ts';

const folder = ownFolder();

let files = 0;
const setUp = () => {
  const path = join(folder, `${files++}`);
  const clock = new FakeClock();
  const failures: Error[] = [];
  const file = new AppendedFile(path, clock, (error) => void failures.push(error));
  return { clock, file, failures, path, text: () => readFileSync(path, 'utf8') };
};
const piece = (text: string): Uint8Array => new TextEncoder().encode(text);

test('what is added waits 50 ms for more, and goes out in one piece', (t) => {
  const { clock, file, text } = setUp();
  file.add([piece('one ')]);
  clock.pass(49);
  file.add([piece('two '), piece('three ')]);
  const before = text();
  clock.pass(1);
  t.deepEqual([before, text(), clock.set], ['', 'one two three ', 0]);
  file.add([piece('four')]);
  clock.pass(50);
  t.is(text(), 'one two three four');
  file.close();
});

test('text goes out as UTF-8, whether it waits or not, behind what waits already', (t) => {
  const { clock, file, text } = setUp();
  file.add([piece('one ')]);
  file.addText('zwölf €');
  t.is(text(), '');
  clock.pass(50);
  t.is(text(), 'one zwölf €');
  const much = '€'.repeat(80_000);
  file.addText(much);
  file.addText(much);
  file.close();
  t.is(text(), `one zwölf €${much}${much}`);
  file.addText('late');
  t.is(text().length, 11 + 160_000);
});

test('much does not wait', (t) => {
  const { clock, file, text } = setUp();
  file.add([piece('x'.repeat(300_000))]);
  t.deepEqual([text().length, clock.set], [300_000, 0]);
  file.close();
});

test('what waits is written when it is closed, and nothing afterwards', (t) => {
  const { clock, file, text } = setUp();
  file.add([piece('one')]);
  file.close();
  file.add([piece('two')]);
  clock.pass(100);
  file.close();
  t.is(text(), 'one');
});

test('a file that was there is begun again', (t) => {
  const { clock, file, path, text } = setUp();
  file.add([piece('a long one')]);
  file.close();
  const again = new AppendedFile(path, clock, () => {});
  again.add([piece('short')]);
  again.close();
  t.is(text(), 'short');
});

test('a disk that is full is told of once', (t) => {
  const failures: Error[] = [];
  const file = new AppendedFile('/dev/full', new FakeClock(), (error) => void failures.push(error));
  for (const text of ['one', 'two']) {
    file.add([piece(text)]);
    file.flush();
  }
  file.close();
  t.deepEqual(
    failures.map((error) => (error as NodeJS.ErrnoException).code),
    ['ENOSPC'],
  );
});

test('where there can be no file, that is thrown', (t) => {
  t.throws(() => new AppendedFile(join(folder, 'no', 'such', 'folder'), new FakeClock(), () => {}), { code: 'ENOENT' });
});
