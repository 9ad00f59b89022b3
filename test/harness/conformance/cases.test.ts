import test from 'ava';
import { CASES, type Case, ownFeatures, type Role, RULES, rehearse, ruleOf, sabotage } from '#harness/conformance/index.ts';

const ROLES: readonly Role[] = ['responder', 'initiator'];
const of = (role: Role): readonly Case[] => CASES.filter(({ roles }) => roles.includes(role));

test('identifiers speak, and no two are the same', (t) => {
  t.deepEqual(
    CASES.map(({ id }) => id).filter((id) => !/^[a-z0-9]+(?:\.[a-z0-9-]+){1,3}$/.test(id)),
    [],
  );
  t.is(new Set(CASES.map(({ id }) => id)).size, CASES.length);
});

test('every case tries a rule that there is', (t) =>
  t.deepEqual(
    CASES.filter(({ rule }) => ruleOf(rule) === undefined).map(({ id }) => id),
    [],
  ));

test('what is only second hand is no must', (t) =>
  t.deepEqual(
    CASES.filter(({ rule, level }) => 'AM'.includes(ruleOf(rule)!.mark) && level === 'must').map(({ id }) => id),
    [],
  ));

for (const role of ROLES) {
  test(`our own endpoint passes every case about a ${role}`, async (t) => {
    const results = await rehearse(of(role), role);
    t.deepEqual(
      results
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ case: { id }, verdict, observed, reason }) => ({ id, verdict, observed, reason })),
      [],
    );
  });

  test(`every case about a ${role} finds the bug that it names`, async (t) => {
    const features = { normal: await ownFeatures(role, 'normal'), x410: await ownFeatures(role, 'x410') };
    for (const case_ of of(role)) {
      const { verdict, observed } = await sabotage(case_, role, features[case_.mode ?? 'normal']);
      const found = case_.level === 'must' ? verdict === 'fail' : verdict === 'warn' || verdict === 'fail';
      t.true(found, `${case_.id}: ${verdict}, ${observed} where ${case_.saboteur.says}`);
    }
  });
}

test('there are rules for every layer', (t) => t.true(RULES.length >= 359));
