import test from 'ava';
import { type Host, refusalOf, resolve, takenBy } from '#harness/mta/index.ts';
import { callFrom, connector, type End, host, pair } from '../../support/hosts.ts';

/** What becomes of the calls of a link in both directions, as far as the bind. */
const verdict = (caller: Host, called: Host, names?: readonly string[]): string => {
  const { outcome } = resolve(called, callFrom(caller, called, names), 'bind');
  return takenBy(outcome) ?? refusalOf(outcome) ?? outcome.kind;
};
const both = (x: End, y: End): readonly string[] => {
  const [left, right] = pair(x, y);
  return [verdict(left, right), verdict(right, left)];
};
const OLD = { product: 'exchange-5.0' };
const SP1 = { product: 'exchange-5.5-sp1' };
const FOREIGN = { product: 'generic' };
const WORKS = ['link', 'link'];

/** One row for each sentence of the articles: the two ends, and what becomes of X's call and of Y's. */
const links: Readonly<Record<string, readonly [x: End, y: End, outcomes: readonly string[]]>> = {
  'Q198772 old-old: A of each end is B of the other': [{ ...OLD, a: 'XT', b: 'YT' }, { ...OLD, a: 'YT', b: 'XT' }, WORKS],
  'Q198772 old-old: all blank': [OLD, OLD, WORKS],
  "Q198772 old-old: X's B is not Y's A, so Y rejects the called T-selector": [
    { ...OLD, a: 'XT', b: 'NO' },
    { ...OLD, a: 'YT', b: 'XT' },
    ['wrongSelector', 'unknownMta'],
  ],
  "Q198772 old-old: C, where it is configured, must be the other's A": [
    { ...OLD, a: 'XT', b: 'YT', c: 'YT' },
    { ...OLD, a: 'YT', b: 'XT', c: 'XT' },
    WORKS,
  ],
  "Q198772 old-old: a C that is not the other's A refuses its calls": [
    { ...OLD, a: 'XT', b: 'YT', c: 'OTHER' },
    { ...OLD, a: 'YT', b: 'XT' },
    ['link', 'unknownMta'],
  ],
  'Q198772 SP1-SP1: equal B is all it takes': [{ ...SP1, a: 'ANY', b: 'LINK' }, { ...SP1, a: 'THING', b: 'LINK' }, WORKS],
  'Q198772 SP1-SP1: C is never read': [{ ...SP1, b: 'LINK', c: 'NONSENSE' }, { ...SP1, b: 'LINK', c: 'RUBBISH' }, WORKS],
  'Q198772 SP1-SP1: B that differs is refused both ways': [
    { ...SP1, a: 'XT', b: 'LINK1' },
    { ...SP1, a: 'YT', b: 'LINKX' },
    ['wrongSelector', 'wrongSelector'],
  ],
  'Q198772 SP1-SP1: case counts': [{ ...SP1, a: 'XT', b: 'OPS' }, { ...SP1, a: 'YT', b: 'Ops' }, ['wrongSelector', 'wrongSelector']],
  "Q198772 old-SP1: equal B, and old B is SP1's A": [{ ...OLD, b: 'K' }, { ...SP1, a: 'K', b: 'K' }, WORKS],
  "Q198772 old-SP1: equal B, and old C is SP1's A": [{ ...OLD, b: 'K', c: 'Q' }, { ...SP1, a: 'Q', b: 'K' }, WORKS],
  "Q198772 old-SP1: a C that is not SP1's A refuses the calls of SP1": [
    { ...OLD, b: 'K', c: 'Q' },
    { ...SP1, a: 'K', b: 'K' },
    ['link', 'unknownMta'],
  ],
  'Q198772 old-SP1: B that differs': [{ ...OLD, a: 'A', b: 'K1' }, { ...SP1, a: 'K', b: 'K' }, ['wrongSelector', 'wrongSelector']],
  'Q198772 SP1-foreign: A is what the foreign MTA calls, B is its own': [
    { ...SP1, a: 'EXCH', b: 'FOR' },
    { ...FOREIGN, a: 'FOR', b: 'EXCH' },
    WORKS,
  ],
  'Q198772 SP1-foreign: the foreign MTA calls another selector than A': [
    { ...SP1, a: 'EXCH', b: 'FOR' },
    { ...FOREIGN, a: 'FOR', b: 'OTHER' },
    ['wrongSelector', 'wrongSelector'],
  ],
  'Q152934 example 1: a blank Incoming set is the Outgoing set': [
    { ...OLD, b: 'FOREIGN S=FOREIGN' },
    { ...FOREIGN, a: 'FOREIGN S=FOREIGN' },
    WORKS,
  ],
  'Q152934 example 2: Incoming with T alone wants S blank': [
    { ...OLD, b: 'FOREIGN S=FOREIGN', c: 'FOREIGN' },
    { ...FOREIGN, a: 'FOREIGN' },
    WORKS,
  ],
  'Q152934 example 2: Incoming with T alone refuses an S-selector': [
    { ...OLD, b: 'FOREIGN S=FOREIGN', c: 'FOREIGN' },
    { ...FOREIGN, a: 'FOREIGN S=FOREIGN' },
    ['link', 'unknownMta'],
  ],
  'Q152934: blank means must be blank': [{ ...OLD, b: 'FOREIGN' }, { ...FOREIGN, a: 'FOREIGN P=1' }, ['link', 'unknownMta']],
  'Q152934, were each field to default by itself': [
    { ...OLD, b: 'FOREIGN S=FOREIGN', c: 'FOREIGN', rules: { incoming: 'field-by-field' } },
    { ...FOREIGN, a: 'FOREIGN S=FOREIGN' },
    WORKS,
  ],
  'Q166308: an MTA name that is not the one configured': [{ ...OLD, remote: { mta: 'SOMEBODY' } }, OLD, ['link', 'unknownMta']],
  'Q166308: a password that is not the one configured': [
    { ...OLD, remote: { password: 'secret' } },
    { ...OLD, password: 'Secret' },
    ['link', 'unknownMta'],
  ],
  'Q166308: a password that is the one configured': [
    { ...OLD, remote: { password: 'secret' } },
    { ...OLD, password: 'secret', remote: { password: 'own' } },
    ['unknownMta', 'link'],
  ],
  'Q165111: between Exchange servers the case of the MTA name is no matter': [
    { ...OLD, remote: { mta: 'yankee' } },
    { ...OLD, mta: 'YANKEE' },
    WORKS,
  ],
  'Q169159: towards foreign hosts it is': [{ ...OLD, mta: 'XRAY' }, { ...FOREIGN, remote: { mta: 'xray' } }, ['unknownMta', 'link']],
  'Q252843: the called T-selector is not the stack selector of the called MTA': [
    { ...OLD, b: 'YS' },
    { ...OLD, a: 'YT', b: '' },
    ['wrongSelector', 'unknownMta'],
  ],
  'Q175483: a blank stack takes any called T-selector': [{ ...OLD, a: '1032', b: '' }, { ...OLD, a: '', b: '1032' }, WORKS],
  'Q175483, were a blank stack to mean blank': [
    { ...FOREIGN, a: '1032', b: '1032' },
    { ...OLD, b: '1032', rules: { calledSelector: 'blank-is-blank' } },
    ['wrongSelector', 'wrongSelector'],
  ],
};
for (const [title, [x, y, outcomes]] of Object.entries(links)) test(title, (t) => t.deepEqual(both(x, y), outcomes));

/** Who is known at an address: the address of the connector, what a reverse look-up says, and what becomes of the call. */
const callers: Readonly<Record<string, readonly [end: End, address: string, names: readonly string[], outcome: string]>> = {
  'Q193380: an address that no connector has, and no name': [OLD, '10.1.0.9', [], 'unknownAddress'],
  'Q193380: a name that no connector has': [OLD, 'LocalMTA.example', ['RemoteMTA'], 'unknownAddress'],
  'Q189345: the name that the reverse look-up returns': [OLD, 'remote.example', ['remote.example'], 'link'],
  'Q189345: names compare without case': [OLD, 'Remote.Example', ['REMOTE.example'], 'link'],
  'Q193380: only the first name counts': [OLD, 'second', ['first', 'second'], 'unknownAddress'],
  'Q193380, were every alias to count': [{ ...OLD, rules: { reverse: 'all' } }, 'second', ['first', 'second'], 'link'],
  'Q197378: 5.5 SP1 refuses an unknown address as well': [SP1, '10.1.0.9', [], 'unknownAddress'],
  'a generic listener refuses nobody by address': [FOREIGN, '10.1.0.9', [], 'link'],
};
for (const [title, [end, address, names, outcome]] of Object.entries(callers)) {
  test(title, (t) => {
    const [caller] = pair(OLD, OLD);
    const called = host('y', end, ['10.1.0.2'], [connector('link', end, address, 'X')]);
    t.is(verdict(caller, called, names), outcome);
  });
}

/** Several connectors to one address: by product, by rule, and by whether a selector tells them apart. */
const several: Readonly<Record<string, readonly [called: End, outgoing: readonly string[], b: string, outcome: string, among: number]>> = {
  'Q200588: 5.0 cannot tell two connectors of one address apart': [OLD, ['', ''], '', 'ambiguous', 2],
  'Q200588: nor do T-selectors of their own help it': [OLD, ['LINK1', 'LINK2'], 'LINK2', 'ambiguous', 2],
  'Q200588: 4.0 is no better': [{ product: 'exchange-4.0' }, ['', ''], '', 'ambiguous', 2],
  'Q200588: nor is 5.5 before SP1 (assumed)': [{ product: 'exchange-5.5' }, ['LINK1', 'LINK2'], 'LINK1', 'ambiguous', 2],
  'Q200588: three are as bad as two': [OLD, ['', '', ''], '', 'ambiguous', 3],
  'a stack that takes the first match': [{ ...OLD, rules: { onAmbiguity: 'first' } }, ['', ''], '', 'link1', 2],
  'a stack that takes the last match': [{ ...OLD, rules: { onAmbiguity: 'last' } }, ['', ''], '', 'link2', 2],
  'a stack that takes them in turn': [{ ...OLD, rules: { onAmbiguity: 'round-robin' } }, ['', ''], '', 'link2', 2],
  'Q198772: 5.5 SP1 tells them apart by Outgoing': [SP1, ['LINK1', 'LINK2'], 'LINK2', 'link2', 0],
  'Q198772: 5.5 SP4 too': [{ product: 'exchange-5.5-sp4' }, ['LINK1', 'LINK2'], 'LINK1', 'link1', 0],
  '5.5 SP1 with equal B takes the first (assumed)': [SP1, ['LINK', 'LINK'], 'LINK', 'link1', 2],
  '5.5 SP1 with equal B, were it to refuse': [{ ...SP1, rules: { onAmbiguity: 'reset' } }, ['LINK', 'LINK'], 'LINK', 'ambiguous', 2],
};
for (const [title, [end, outgoing, b, wanted, among]] of Object.entries(several)) {
  test(title, (t) => {
    const [caller] = pair({ ...OLD, b }, OLD);
    const connectors = outgoing.map((each, index) => connector(`link${index + 1}`, { ...end, b: each }, '10.1.0.1', 'X'));
    const { outcome, candidates } = resolve(
      host('y', end, ['10.1.0.2'], connectors),
      callFrom(caller, host('y', end, ['10.1.0.2'], [])),
      'transport',
      1,
    );
    t.is(takenBy(outcome) ?? refusalOf(outcome), wanted);
    t.is(outcome.kind === 'ambiguous' ? outcome.among.length : 0, among);
    t.is(candidates.length, outgoing.length);
  });
}

test('a decision shows every connector against every criterion, with what is wanted, what is got, and whose rule it is', (t) => {
  const [caller, called] = pair({ ...OLD, a: 'XT', b: 'NO' }, { ...OLD, a: 'YT', b: 'XT' });
  const { candidates, rules } = resolve(called, callFrom(caller, called), 'transport');
  t.deepEqual(
    candidates.map(({ connector: name, criteria }) => [
      name,
      ...criteria.map((each) => `${each.name}: ${each.wanted} / ${each.got} / ${each.ok}`),
    ]),
    [['link', 'address is caller: 10.1.0.1 / 10.1.0.1 / true', 'called T = A: "YT" / "NO" / false']],
  );
  t.regex(rules, /^exchange-5\.0: identity address \(.*Q\d+.*\), onAmbiguity reset \(Q200588\)$/);
});
