import test from 'ava';
import { record } from '#harness/capture/index.ts';
import { CASES, campaign, groupOf, ownInMemory, prove, type Result, type Role, survey } from '#harness/conformance/index.ts';
import { RunStream, type Stamped } from '#harness/run/index.ts';
import { told, tsharkTest } from '../../support/tshark.ts';

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
    t.like(has, { session: true, answers: true, association: true, mms: true, 'normal-mode': true });
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
    t.like(has, { mta: true, association: true, activities: true });
    t.falsy(has.mms);
  }
});

/** What tshark finds wrong in a frame. */
const FLAWS: readonly string[] = ['_ws.malformed', '_ws.expert'];

/** What an AARQ and an AARE call both sides, and the one who answers. */
const TITLES = ['acse.ap_title_form2', 'acse.aso_qualifier_form2'] as const;
const CALLED = ['1.1.1.999.1', '12'];
const CALLING = ['1.1.1.999', '12'];

/** By the role of the endpoint: a case that has nothing wrong in it, and the PDUs of MMS that are said in it. */
const SOUND: Readonly<Record<Role, { readonly case: string; readonly says: readonly string[] }>> = {
  responder: {
    case: 'session.fn.answered',
    says: ['initiate_RequestPDU', 'initiate_ResponsePDU', 'conclude_RequestPDU', 'conclude_ResponsePDU'],
  },
  initiator: { case: 'tpkt.output.header', says: ['initiate_RequestPDU', 'initiate_ResponsePDU', 'confirmed_RequestPDU'] },
};

for (const role of ROLES) {
  tsharkTest(`tshark reads what is said with a ${role} of MMS, and finds nothing wrong in it`, async (t) => {
    const events: Stamped[] = [];
    const stream = new RunStream();
    stream.subscribe((event) => events.push(event));
    const { target, clock } = await ownInMemory(role, [], 'mms', stream);
    const features = await clock.settle(survey(target));
    events.length = 0;
    const { case: id, says } = SOUND[role];
    const cases = CASES.filter((each) => each.id === id);
    await clock.settle(played(campaign(cases, target, { features })));
    const fields = [...FLAWS, ...says.map((pdu) => `mms.${pdu}_element`)];
    const asked = [...fields, ...TITLES].flatMap((field) => ['-e', field]);
    const read = await told('tshark', record(events, { start: 0, names: [] }), ['-Y', 'mms', '-T', 'fields', ...asked, '-r']);
    const rows = read.split('\n').map((line) => line.split('\t'));
    for (const [at, field] of fields.entries())
      t.is(
        rows.some((row) => Boolean(row[at])),
        !FLAWS.includes(field),
        field,
      );
    const sides = role === 'responder' ? [CALLED, CALLING] : [CALLING, CALLED];
    const titles = rows.map((row) => row.slice(fields.length).join(' '));
    t.true(titles.includes(`${sides.map(([title]) => title)} ${sides.map(([, qualifier]) => qualifier)}`), 'the AARQ');
    t.true(titles.includes(sides[0]!.join(' ')), 'the AARE');
  });
}

const played = async (results: AsyncIterable<Result>): Promise<void> => {
  for await (const { verdict, case: case_ } of results) if (verdict !== 'pass') throw new Error(`${case_.id}: ${verdict}`);
};
