import test from 'ava';
import { CASES, type Selection, selectCases } from '#harness/conformance/index.ts';

const ALL: Selection = { only: [], skip: [], clauses: [], levels: [] };
const idsOf = (selection: Partial<Selection>): readonly string[] => selectCases(CASES, { ...ALL, ...selection }).map(({ id }) => id);

const SELECTIONS: Readonly<Record<string, readonly [Partial<Selection>, (id: string) => boolean]>> = {
  'a group by its name': [{ only: ['tpkt'] }, (id) => id.startsWith('tpkt.')],
  'a glob': [{ only: ['tpkt.length.*'] }, (id) => id.startsWith('tpkt.length.')],
  'two stars are as one': [{ only: ['tpkt.**'] }, (id) => id.startsWith('tpkt.')],
  'one case': [{ only: ['tpkt.version.two'] }, (id) => id === 'tpkt.version.two'],
  'all but these': [{ skip: ['tpkt.*'] }, (id) => !id.startsWith('tpkt.')],
};
for (const [title, [selection, isWanted]] of Object.entries(SELECTIONS))
  test(title, (t) => {
    const ids = idsOf(selection);
    t.true(ids.length > 0);
    t.deepEqual(ids, CASES.map(({ id }) => id).filter(isWanted));
  });

test('a glob that fits nothing selects nothing', (t) => t.deepEqual(idsOf({ only: ['no.such'] }), []));

test('a dot in a glob is a dot', (t) => t.deepEqual(idsOf({ only: ['tpktXversionXtwo'] }), []));

test('a clause with those below it', (t) => {
  const of = (clause: string): readonly string[] => selectCases(CASES, { ...ALL, clauses: [clause] }).map((each) => each.clause);
  t.true(of('rfc1006:6').length > 0);
  t.true(of('rfc1006:6').every((clause) => /RFC 1006 §6/.test(clause)));
  t.true(of('x224:6').length > of('x224:6.5').length);
  t.true(of('x224').length >= of('x224:6').length);
  t.deepEqual(of('x224:99'), []);
  t.deepEqual(of('x999'), []);
});

test('levels', (t) => {
  const levels = (...wanted: Selection['levels']): ReadonlySet<string> =>
    new Set(selectCases(CASES, { ...ALL, levels: wanted }).map(({ level }) => level));
  t.deepEqual(levels('must'), new Set(['must']));
  t.deepEqual(levels('should', 'must'), new Set(['must', 'should']));
});
