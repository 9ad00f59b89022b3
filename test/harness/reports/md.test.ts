import test from 'ava';
import { markdown } from '#harness/reports/index.ts';
import { EVERY_VERDICT, hostileScenarios, hostileSuite, suiteOf } from '../../support/reported.ts';

test('totals first, then what failed, then each with its ladder', (t) => {
  const text = markdown(suiteOf(EVERY_VERDICT));
  t.regex(text, /^## Conformance of 127\\?\.0/);
  t.regex(
    text,
    /\n1 pass · 1 fail · 1 internal error · 1 inconclusive · 1 unexpected pass · 1 warning · 1 expected fail · 1 not applicable · seed 42/,
  );
  t.regex(text, /\| ❌ fail \| tpkt.version.two<br>RFC 1006 §6 MUST \| closed or reset \| cotp CC \\\(frame 15\\\) \|/);
  t.is(text.match(/<details>/g)?.length, 5);
  t.is(text.match(/<\/details>/g)?.length, 5);
  t.regex(text, /```text\ntpkt\.version\.two\n/);
});

test('a run that was stopped says so', (t) =>
  t.regex(markdown(suiteOf(EVERY_VERDICT, {}, 130)), /\*\*the run was stopped before its end\*\*/));

for (const [title, model] of Object.entries({ 'a suite': hostileSuite(), scenarios: hostileScenarios() }))
  test(`hostile text is text: ${title}`, (t) => {
    const text = markdown(model);
    // Within a fence and within ticks everything is text; outside, no tag but our own.
    const outside = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replace(/(`+)[^`][\s\S]*?\1(?!`)/g, '');
    t.deepEqual(
      [...new Set(outside.match(/<[^>]*>/g))].toSorted(),
      ['</details>', '</summary>', '<br>', '<details>', '<summary>'].filter((tag) => title === 'a suite' || tag !== '<br>'),
    );
    t.notRegex(outside, /^# heading/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    t.notRegex(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    t.true(text.length < 1024 * 1024, `${text.length}`);
  });
