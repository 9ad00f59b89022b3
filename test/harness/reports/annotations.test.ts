import test from 'ava';
import { annotations } from '#harness/reports/index.ts';
import { EVERY_VERDICT, hostileScenarios, hostileSuite, suiteOf } from '../../support/reported.ts';

test('each verdict that somebody must see is one, in the words of GitHub', (t) =>
  t.deepEqual(
    annotations(suiteOf(EVERY_VERDICT)).map((line) => line.split(' ')[0]),
    ['::error', '::notice', '::warning', '::error', '::error'],
  ));

test('hostile text forges none', (t) => {
  for (const model of [hostileSuite(), hostileScenarios()])
    for (const line of annotations(model)) {
      t.regex(line, /^::(?:error|warning|notice) (?:file=[^:,]*,line=\d+,col=\d+,)?title=[^:,\n\r]*::[^\n\r]*$/);
      t.notRegex(line, /%(?!25|3A|2C)/);
    }
});
