import test from 'ava';
import { CASES, prove, type Role, RULES, ruleOf } from '#harness/conformance/index.ts';

const ROLES: readonly Role[] = ['responder', 'initiator'];
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
  test(`every case about a ${role} passes on our own endpoint, and finds the bug that it names`, async (t) => {
    const flaws: Record<string, string> = {};
    let proofs = 0;
    for await (const { case: case_, flaw } of prove(CASES, role)) {
      proofs += 1;
      if (flaw !== undefined) flaws[case_.id] = flaw;
    }
    t.deepEqual(flaws, {});
    t.is(proofs, CASES.filter(({ roles }) => roles.includes(role)).length);
  });
}

test('there are rules for every layer', (t) => t.true(RULES.length >= 359));
