import test from 'ava';
import { CASES, groupOf, ownInMemory, prove, type Role, survey } from '#harness/conformance/index.ts';

const ROLES: readonly Role[] = ['responder', 'initiator'];

/** How many cases are about an endpoint of MMS, at least: none may be lost to a need that MMS does not have. */
const ABOUT: Readonly<Record<Role, Readonly<Record<string, number>>>> = {
  responder: { tpkt: 47, cotp: 162, session: 82, presentation: 40, acse: 24 },
  initiator: { tpkt: 29, cotp: 98, session: 49, presentation: 26, acse: 17 },
};

for (const role of ROLES) {
  test(`an endpoint of MMS is known as a ${role}`, async (t) => {
    const { target, clock } = await ownInMemory(role, [], 'mms');
    const { has, hello, why } = await clock.settle(survey(target));
    t.is(hello, 'mms');
    t.like(has, { session: true, answers: true, associates: true, mms: true, 'normal-mode': true });
    t.falsy(has.mta || has.activities || has['x410-mode']);
    t.regex(why.activities ?? '', /neither activities nor tokens/);
  });

  test(`every case about a ${role} that MMS can meet passes on our own endpoint of MMS, and finds the bug that it names`, async (t) => {
    const flaws: Record<string, string> = {};
    const counts: Record<string, number> = {};
    for await (const { case: case_, flaw } of prove(CASES, role, 'mms')) {
      const group = groupOf(case_);
      counts[group] = (counts[group] ?? 0) + 1;
      if (flaw !== undefined) flaws[case_.id] = flaw;
    }
    t.deepEqual(flaws, {});
    t.deepEqual(Object.keys(counts), Object.keys(ABOUT[role]));
    for (const [group, least] of Object.entries(ABOUT[role])) t.true(counts[group]! >= least, `${group}: ${counts[group]}`);
  });
}

test('an MTA is not taken for MMS', async (t) => {
  for (const role of ROLES) {
    const { target, clock } = await ownInMemory(role);
    const { has, hello } = await clock.settle(survey(target));
    t.is(hello, 'mta');
    t.like(has, { mta: true, associates: true, activities: true });
    t.falsy(has.mms);
  }
});
