import test from 'ava';
import { FEATURES, type Findings, type Pics, readPics, stated, writePics } from '#harness/conformance/index.ts';

const FOUND: Findings = { role: 'responder', has: { transport: true, session: true }, why: { mta: 'it was silent' }, hello: 'mta' };

test('what is written can be read, and says what was found', (t) => {
  const { pics, flaws } = readPics(writePics(FOUND, 'our gateway'), 'pics.yaml');
  t.deepEqual(flaws, []);
  t.deepEqual(Object.keys(pics), Object.keys(FEATURES));
  t.is(pics.session, true);
  t.is(pics.mta, false);
  t.regex(writePics(FOUND, 'our gateway'), /mta: false {2}# .*it was silent/);
});

test('what a file says goes before what was found, and says why', (t) => {
  const { has, why } = stated(FOUND, { session: false, expedited: true });
  t.is(has.session, false);
  t.is(has.expedited, true);
  t.is(has.transport, true);
  t.regex(why.session ?? '', /PICS/);
});

// biome-ignore format: a table
const GREETED: Readonly<Record<string, readonly [found: Partial<Findings>, pics: Pics, hello: Findings["hello"]]>> = {
  'what it was found to be':                     [{ hello: 's7' },                      {},                         's7'],
  'MMS, for the file says so':                   [{},                                   { mms: true },              'mms'],
  'an MTA, for the file says so':                [{ hello: 'echo' },                    { mta: true, mms: true },   'mta'],
  'the MTA that was found, whatever else it is': [{ has: { mta: true } },               { mms: true },              'mta'],
  'MMS, for the file says that it is no MTA':    [{ has: { mta: true } },               { mta: false, mms: true },  'mms'],
};
for (const [title, [found, pics, hello]] of Object.entries(GREETED))
  test(`greeted as ${title}`, (t) => t.is(stated({ ...FOUND, ...found }, pics).hello, hello));

// biome-ignore format: a table
const FLAWS: Readonly<Record<string, readonly [text: string, place: string, says: RegExp]>> = {
  'a feature that there is not': ['transport: true\nsesion: true\n', 'pics.yaml:2:1', /did you mean session\?/],
  'neither true nor false':      ['session: perhaps\n', 'pics.yaml:1:10', /true or false/],
  'no value':                    ['session:\n', 'pics.yaml:1:9', /true or false/],
};
for (const [title, [text, place, says]] of Object.entries(FLAWS))
  test(`flaw: ${title}`, (t) => {
    const [flaw] = readPics(text, 'pics.yaml').flaws;
    t.is(flaw?.place, place);
    t.regex(flaw?.says ?? '', says);
  });
