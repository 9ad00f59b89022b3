import test from 'ava';
import fc from 'fast-check';
import type { Decision } from '#harness/run/index.ts';
import { outlook } from '../../../harness/topology/calls.ts';
import { curesOf } from '../../../harness/topology/cure.ts';
import { isCollision, type LintRule } from '../../../harness/topology/findings.ts';
import { lint } from '../../../harness/topology/lint.ts';
import { play } from '../../../harness/topology/play.ts';
import type { Topology } from '../../../harness/topology/topology.ts';
import { connector, type End, host, pair, topology } from '../../support/hosts.ts';

const PRODUCTS = ['exchange-4.0', 'exchange-5.0', 'exchange-5.5', 'exchange-5.5-sp1', 'exchange-5.5-sp4', 'generic'] as const;
const SELECTORS = ['', 'L1', 'L2', 'l1'] as const;
const ADDRESSES = ['10.1.0.1', '10.1.0.2', '10.1.0.3'] as const;

/** A host of one address and up to three connectors to any of the others, or to nobody. */
const someEnd = fc.record({
  product: fc.constantFrom(...PRODUCTS),
  rules: fc.record({ onAmbiguity: fc.constantFrom('reset' as const, 'first' as const, 'last' as const) }),
  a: fc.constantFrom(...SELECTORS),
  links: fc.array(
    fc.record({
      b: fc.constantFrom(...SELECTORS),
      c: fc.constantFrom(...SELECTORS),
      address: fc.constantFrom(...ADDRESSES, '10.9.9.9'),
      mta: fc.constantFrom('H1', 'H2', 'h3', 'OTHER'),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
});
const someTopology = fc.array(someEnd, { minLength: 2, maxLength: 3 }).map(
  (ends): Topology =>
    topology(
      ends.map(({ links, ...end }, index) =>
        host(
          `h${index + 1}`,
          end,
          [ADDRESSES[index]!],
          links.map(({ address, mta, ...link }, number) => connector(`c${number + 1}`, { ...end, ...link }, address, mta)),
        ),
      ),
    ),
);

test('what is foreseen of a call is what a run decides, call by call; and lint says ambiguous exactly when a call is', async (t) => {
  await fc.assert(
    fc.asyncProperty(someTopology, async (random) => {
      const { events } = await play(random, { transport: 'memory', seed: 1 });
      const lines = new Map(
        events.flatMap((event) => (event.type === 'attempt' && event.line ? [[event.line, event.connector] as const] : [])),
      );
      const decisions = events.flatMap((event) => (event.type === 'decision' ? [{ id: lines.get(event.line)!, ...event.decision }] : []));
      // A call is decided up to the T-selectors, and once more where it binds.
      const decided = byCaller(decisions.filter(({ stage }) => stage !== 'bind'));
      const bound = byCaller(decisions.filter(({ stage }) => stage === 'bind'));
      const { predictions } = outlook(random);
      t.deepEqual(decided, byCaller(predictions.map(({ connector: id, transport }) => ({ id, ...transport }))));
      const foreseen = byCaller(predictions.map(({ connector: id, bind }) => ({ id, ...bind })));
      t.deepEqual(bound.map(identity), foreseen.filter(({ id }) => bound.some((each) => each.id === id)).map(identity));
      const ambiguous = decided.filter(({ outcome }) => outcome.kind === 'ambiguous');
      const hosts = new Set(ambiguous.map((decision) => decision.host));
      const said = lint(random).filter(({ rule }) => rule === 'ambiguous-identity');
      t.deepEqual(new Set(said.map(({ says }) => says.split('/')[0]!)), hosts);
    }),
    { numRuns: 300 },
  );
});

/** By caller: the last of its decisions. */
const byCaller = <D extends { readonly id: string }>(decisions: readonly D[]): readonly D[] =>
  [...new Map(decisions.map((each) => [each.id, each])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A decision without the associations that there are by then. */
const identity = ({ candidates, ...decision }: { readonly id: string } & Decision) => ({
  ...decision,
  candidates: candidates.map(({ connector: name, criteria }) => [
    name,
    criteria.filter(({ name: criterion }) => criterion !== 'associations'),
  ]),
});

const OLD = { product: 'exchange-5.0' };
const SP1 = { product: 'exchange-5.5-sp1' };

const linked = (x: End, y: End): Topology => {
  const [left, right] = pair(x, y);
  return topology([
    { ...left, connectors: left.connectors.map((each) => ({ ...each, peer: 'y/link' })) },
    { ...right, connectors: right.connectors.map((each) => ({ ...each, peer: 'x/link' })) },
  ]);
};
const twins = (end: End, b: readonly string[]): Topology => {
  const to = (address: string, mta: string, other: string) =>
    b.map((each, index) => ({ ...connector(`${index + 1}`, { ...end, b: each }, address, mta), peer: `${other}/${index + 1}` }));
  return topology([
    host('alpha', end, ['10.1.0.1'], to('10.1.0.2', 'BRAVO', 'bravo')),
    host('bravo', end, ['10.1.0.2'], to('10.1.0.1', 'ALPHA', 'alpha')),
  ]);
};

/** One topology for each rule, and all that is found in it. */
const findings: Readonly<Record<string, readonly [topology: Topology, rules: readonly LintRule[]]>> = {
  'a link that fits': [linked(OLD, OLD), []],
  'two connectors of one address': [twins(OLD, ['', '']), ['ambiguous-identity']],
  'the same on 5.5 SP1 with selectors of their own': [twins(SP1, ['L1', 'L2']), []],
  'selectors that do not fit': [linked({ ...OLD, b: 'NO' }, { ...OLD, a: 'Y' }), ['selector-mismatch']],
  'selectors that fit one way': [
    linked({ ...OLD, a: 'X', b: 'Y', c: 'OTHER' }, { ...OLD, a: 'Y', b: 'X' }),
    ['selector-mismatch', 'one-way'],
  ],
  'selectors that differ in case': [linked({ ...SP1, b: 'Ops' }, { ...SP1, b: 'OPS' }), ['selector-mismatch', 'case-only-difference']],
  'an MTA name that is not the one configured': [linked({ ...OLD, remote: { mta: 'OTHER' } }, OLD), ['bind-mismatch', 'one-way']],
  'an address that nobody has': [linked({ ...OLD, remote: { address: '10.9.9.9' } }, OLD), ['no-such-address', 'unknown-caller']],
  'a name that nobody knows': [linked({ ...OLD, remote: { address: 'nowhere' } }, OLD), ['unresolved-name', 'unknown-caller']],
  'Incoming on 5.5 SP1': [linked({ ...SP1, c: 'C' }, SP1), ['ignored-field']],
  'a connector that nobody calls': [
    topology([...linked(SP1, SP1).hosts, host('z', SP1, ['10.1.0.3'], [connector('link', { ...SP1, b: 'ZZ' }, '10.1.0.1', 'X')])]),
    ['dead-connector', 'unknown-caller'],
  ],
  'a selector that is too long': [linked({ ...SP1, b: 'x'.repeat(33) }, { ...SP1, b: 'x'.repeat(33) }), ['selector-too-long']],
};
for (const [title, [found, rules]] of Object.entries(findings)) {
  test(`check: ${title}`, (t) => {
    t.deepEqual([...new Set(lint(found).map(({ rule }) => rule))].toSorted(), rules.toSorted());
  });
}

test('check finds fields of a host: an address twice, a stack that nobody uses, a source that is not its own', (t) => {
  const [x, y] = linked(SP1, SP1).hosts;
  const odd = {
    ...x!,
    addresses: [...x!.addresses, y!.addresses[0]!],
    stacks: [...x!.stacks, { name: 'spare', selectors: {} }],
    connectors: x!.connectors.map((each) => ({ ...each, source: '10.7.7.7' })),
  };
  const rules = new Set(lint(topology([odd, y!])).map(({ rule }) => rule));
  for (const rule of ['duplicate-address', 'unused-stack', 'address-not-owned', 'unknown-caller'] as const) t.true(rules.has(rule), rule);
});

test('Q200588, Q198772: the cures of two connectors of one address are a second address, 5.5 SP1 with own selectors; names leave wrong books', (t) => {
  const cures = curesOf(twins(OLD, ['', '']));
  t.deepEqual(
    cures.map(({ title, leaves }) => [title, [...new Set(leaves.filter(isCollision).map(({ rule }) => rule))]]),
    [
      ['a second address', []],
      ['own selectors', []],
      ['a second name', ['wrong-connector']],
    ],
  );
  t.deepEqual(curesOf(linked(OLD, OLD)), []);
});
