import test from 'ava';
import { type AddressSpace, type Connector, type Host, mailboxAt, type Override } from '#harness/mta/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { decodeValue, printableString } from '#src/asn1/index.ts';
import { asOf1984, domainOf } from '#src/p1/index.ts';
import { type Allowance, type Counts, demand, type Kind } from '../../../harness/mta/demand.ts';
import { submitted } from '../../../harness/mta/letter.ts';
import { relayed } from '../../../harness/mta/relay.ts';
import { responsibleFor, type Subject } from '../../../harness/mta/reports.ts';
import { play } from '../../../harness/topology/play.ts';
import type { SendStep, Step } from '../../../harness/topology/topology.ts';
import { connector, host, topology } from '../../support/hosts.ts';

const EXCHANGE = { product: 'exchange-5.5-sp2' };
const ADDRESSES = { alpha: '10.1.0.1', bravo: '10.1.0.2', charlie: '10.1.0.3' } as const;
type Name = keyof typeof ADDRESSES;
const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** A host of 5.5 SP2 with a connector to each of the others that are named; the connectors are called by their names. */
const site = (name: Name, others: Readonly<Partial<Record<Name, Partial<Connector>>>>, product = EXCHANGE.product): Host => ({
  ...host(
    name,
    { product },
    [ADDRESSES[name]],
    (Object.entries(others) as [Name, Partial<Connector>][]).map(([other, rest]) => ({
      ...connector(other, EXCHANGE, ADDRESSES[other], other.toUpperCase()),
      peer: `${other}/${name}`,
      ...rest,
    })),
  ),
  controlBlocks: 40,
});
const twins = (alpha: Partial<Connector> = {}, bravo: Partial<Connector> = {}): readonly Host[] => [
  site('alpha', { bravo: alpha }),
  site('bravo', { alpha: bravo }),
];
const monologue = (override: Override = {}): Partial<Connector> => ({ twoWayAlternate: false, override });
const to = (...attributes: readonly AddressSpace['attributes'][]): Partial<Connector> => ({
  addressSpace: attributes.map((each) => ({ attributes: each, cost: 1 })),
});

const send = (from: string, rest: Partial<SendStep> = {}): Step => ({
  verb: 'send',
  from,
  messages: 1,
  subject: 'Test',
  size: 1024,
  priority: 'normal',
  report: false,
  ...rest,
});
const cut = (from: Name, other: Name, after: number): Step => ({ verb: 'cut', from, to: other, after });
const wait = (time: number): Step => ({ verb: 'wait', for: time });
const down = (name: Name): Step => ({ verb: 'stop', host: name });
const up = (name: Name): Step => ({ verb: 'start', host: name });

const run = async (hosts: readonly Host[], steps: readonly Step[]): Promise<readonly Stamped[]> =>
  (await play(topology(hosts, { steps }), { transport: 'memory', seed: 1 })).events;

/** What a run tells of messages, outcomes and the logs, as lines; how a message is handed over on its way is left out. */
const told = (events: readonly Stamped[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.type === 'connector') return [`${event.connector} ${event.outcome}`];
    if (event.type === 'event') return [`${event.host} ${event.event.id}`];
    if (event.type !== 'message' || PASSING.has(event.state)) return [];
    const what = event.content === 'message' ? event.state : `${event.content} ${event.state}`;
    return [`${event.host} ${what}${event.detail ? ` ${event.detail}` : ''}`];
  });
const PASSING: ReadonlySet<string> = new Set(['queued', 'sent', 'acknowledged', 'received']);

const LOST = ['alpha 9221', 'bravo 9221'];
const REFUSED = ['alpha 1290', 'alpha 289', 'alpha 1294', 'alpha/bravo refused', 'alpha 301'];
const CLOSED = 'bravo 9221'; // logged at every close (Q169143)

// biome-ignore format: a table
/** Link by link: the hosts, what is done, and all that is told, in order. */
const links: Readonly<Record<string, readonly [hosts: readonly Host[], steps: readonly Step[], lines: readonly string[]]>> = {
  'a transfer that is cut off goes on over another association': [
    twins(monologue({ checkpoint: 15 }), monologue()), [cut('alpha', 'bravo', 60_000), send('alpha/bravo', { size: 100_000 })],
    ['alpha/bravo up', ...LOST, 'alpha/bravo up', 'bravo delivered'],
  ],
  'one that nothing is confirmed of begins anew under its old name': [
    twins(monologue({ checkpoint: 15 }), monologue()), [cut('alpha', 'bravo', 10_000), send('alpha/bravo', { size: 100_000 })],
    ['alpha/bravo up', ...LOST, 'alpha/bravo up', 'bravo delivered'],
  ],
  'the peer of a caller may go on with its own': [
    twins(), [cut('alpha', 'bravo', 330), { verb: 'open', connectors: ['alpha/bravo'] }, send('bravo/alpha', { size: 500_000 })],
    ['alpha/bravo up', ...LOST, 'alpha/bravo up', 'alpha delivered'],
  ],
  'after the recovery timeout a transfer begins anew': [
    twins(monologue({ checkpoint: 15 }), monologue({ recovery: 0 })), [cut('alpha', 'bravo', 60_000), send('alpha/bravo', { size: 100_000 }), wait(HOUR)],
    ['alpha/bravo up', ...LOST, ...REFUSED, CLOSED, 'alpha/bravo up', 'bravo delivered', CLOSED],
  ],
  'what was being sent when its MTA stopped goes when it is up again': [
    twins(monologue(), monologue()), [down('bravo'), send('alpha/bravo'), up('bravo'), wait(11 * 60 * SECOND)],
    ['alpha 9215', 'alpha 1294', 'alpha 4284', 'alpha 289', 'alpha/bravo refused', 'alpha 301', 'alpha/bravo up', 'bravo delivered'],
  ],
  'a message that is not taken is tried again after the transfer interval, twice, and then returned': [
    [site('alpha', { bravo: monologue({ checkpoint: 64 }) }), site('bravo', { alpha: monologue({ checkpoint: 64 }) }, 'exchange-5.5')],
    [send('alpha/bravo', { size: 100_000, messages: 2 }), wait(HOUR)],
    ['alpha/bravo up', 'bravo 1136', 'alpha 9221', 'alpha/bravo up', 'bravo 1136', 'alpha 9221',
     'alpha/bravo up', 'bravo 1136', 'alpha 9221', 'alpha/bravo up', 'bravo 1136', 'alpha 9221',
     'alpha/bravo up', 'bravo 1136', 'alpha 290', 'alpha returned transfer-failure, mts-congestion', 'alpha report reported', 'alpha 9221',
     'alpha/bravo up', 'bravo 1136', 'alpha 290', 'alpha returned transfer-failure, mts-congestion', 'alpha report reported', 'alpha 9221'],
  ],
  'a delivery is reported where that was asked for': [
    twins(), [send('alpha/bravo', { report: true })],
    ['alpha/bravo up', 'bravo delivered', 'bravo/alpha up', 'alpha report reported'],
  ],
  'a non-delivery is reported unasked': [
    twins(), [send('alpha/bravo', { to: 'c=US;a= ;p=ORG;o=NOWHERE;s=User' })],
    ['alpha/bravo up', 'bravo 290', 'bravo returned unable-to-transfer, unrecognised-OR-name', 'bravo/alpha up', 'alpha report reported'],
  ],
  'a host that knows no way returns at once': [
    twins(), [send('alpha', { to: 'c=US;a= ;p=ORG;o=NOWHERE;s=User' })],
    ['alpha 290', 'alpha returned unable-to-transfer, unrecognised-OR-name', 'alpha report reported'],
  ],
  'a message for another site is handed on, and its report comes back the same way': [
    [site('alpha', { bravo: to({ o: 'BRAVO' }, { o: 'CHARLIE' }) }), site('bravo', { alpha: {}, charlie: {} }), site('charlie', { bravo: to({ o: 'ALPHA' }) })],
    [send('alpha', { to: 'charlie', report: true })],
    ['alpha/bravo up', 'bravo relayed', 'bravo/charlie up', 'charlie delivered', 'charlie/bravo up', 'bravo/alpha up', 'alpha report reported'],
  ],
  'a message that comes round again is returned': [
    [site('alpha', { bravo: to({ o: '*' }), charlie: to({ o: 'CHARLIE' }) }), site('bravo', { charlie: to({ o: '*' }), alpha: to({ o: 'NONE' }) }), site('charlie', { alpha: to({ o: '*' }), bravo: to({ o: 'NONE' }) })],
    [send('alpha', { to: 'c=US;a= ;p=ORG;o=NOWHERE;s=User' })],
    ['alpha/bravo up', 'bravo relayed', 'bravo/charlie up', 'charlie relayed', 'charlie/alpha up', 'alpha 290',
     'alpha returned transfer-failure, loop-detected', 'alpha report reported'],
  ],
  'an association that nothing happens on is closed by whoever opened it, after its lifetime': [
    twins({}, { override: { lifetime: SECOND } }), [send('alpha/bravo'), wait(299 * SECOND), send('alpha/bravo'), wait(299 * SECOND), wait(2 * SECOND), send('alpha/bravo')],
    ['alpha/bravo up', 'bravo delivered', 'bravo delivered', CLOSED, 'alpha/bravo up', 'bravo delivered'],
  ],
  'the called side sends over it, and hands the turn back': [
    twins(), [send('alpha/bravo'), send('bravo/alpha', { messages: 2 }), send('alpha/bravo')],
    ['alpha/bravo up', 'bravo delivered', 'alpha delivered', 'alpha delivered', 'bravo delivered'],
  ],
  'but not in a monologue': [
    twins(monologue(), monologue()), [send('alpha/bravo'), send('bravo/alpha')],
    ['alpha/bravo up', 'bravo delivered', 'bravo/alpha up', 'alpha delivered'],
  ],
  'another association for each 50 messages': [
    twins(), [send('alpha/bravo', { messages: 101, size: 10 })],
    [...Array.from({ length: 3 }, () => 'alpha/bravo up'), ...Array.from({ length: 101 }, () => 'bravo delivered')],
  ],
  'an urgent message has one of its own, that nothing else goes over': [
    twins(), [send('alpha/bravo'), send('alpha/bravo', { priority: 'urgent' }), send('alpha/bravo', { priority: 'non-urgent' })],
    ['alpha/bravo up', 'bravo delivered', 'alpha/bravo up', 'bravo delivered', 'bravo delivered'],
  ],
  'after the last open retry all that waits is returned': [
    twins({ override: { openRetries: 2 } }), [down('bravo'), send('alpha/bravo', { messages: 2 }), wait(HOUR)],
    [...Array.from({ length: 3 }, (_, index) => ['alpha 9215', 'alpha 1294', 'alpha 4284', 'alpha 289', 'alpha/bravo refused', ...(index < 2 ? ['alpha 301'] : [])]).flat(),
     'alpha 290', 'alpha returned transfer-failure, mts-congestion', 'alpha report reported', 'alpha 290', 'alpha returned transfer-failure, mts-congestion', 'alpha report reported'],
  ],
};

for (const [title, [hosts, steps, lines]] of Object.entries(links)) {
  test(title, async (t) => {
    // Two hosts tell of the same moment side by side.
    const events = await run(hosts, steps);
    t.deepEqual(told(events).toSorted(), lines.toSorted());
    t.deepEqual(
      onlyIn(events, 'alpha'),
      lines.filter((line) => line.startsWith('alpha')),
    );
  });
}

const onlyIn = (events: readonly Stamped[], name: Name): readonly string[] => told(events).filter((line) => line.startsWith(name));

/** Octets that the callers of all lines have sent, line by line. */
const sentOn = (events: readonly Stamped[]): readonly number[] => {
  const lines = new Map<string, number>();
  for (const event of events)
    if (event.type === 'octets' && event.from === 'caller') lines.set(event.line, (lines.get(event.line) ?? 0) + event.octets.length);
  return [...lines.values()];
};

test('what waits for a retry says which it is, of how many, and for how long; what is closed waits no more', async (t) => {
  const close: Step = { verb: 'close', connectors: ['alpha/bravo'] };
  const [alpha] = twins(monologue({ openRetries: 2 }), monologue());
  const waits = (events: readonly Stamped[]): readonly string[] =>
    events.flatMap((event) => (event.type === 'retry' ? [`${event.connector} ${event.number}/${event.of} ${event.after ?? 'off'}`] : []));
  const open: Step = { verb: 'open', connectors: ['alpha/bravo'] };
  t.deepEqual(waits(await run([alpha!], [open, wait(11 * 60 * SECOND), close, wait(HOUR)])), [
    'alpha/bravo 1/2 600000',
    'alpha/bravo 2/2 600000',
    'alpha/bravo 2/2 off',
  ]);
  const stubborn = [
    site('alpha', { bravo: monologue({ checkpoint: 64 }) }),
    site('bravo', { alpha: monologue({ checkpoint: 64 }) }, 'exchange-5.5'),
  ];
  const tried = await run(stubborn, [send('alpha/bravo', { size: 100_000 }), close]);
  const messages = tried.flatMap((event) =>
    event.type === 'retry' && event.message !== undefined ? [[event.number, event.of, event.after]] : [],
  );
  t.deepEqual(messages, [
    [1, 2, 120_000],
    [1, 2, undefined],
  ]);
});

test('a recovery sends what was not confirmed, and no more', async (t) => {
  const hosts = twins(monologue({ checkpoint: 15, window: 3 }), monologue());
  const whole = sentOn(await run(hosts, [send('alpha/bravo', { size: 300_000 })]))[0]!;
  const [first, second] = sentOn(await run(hosts, [cut('alpha', 'bravo', 200_000), send('alpha/bravo', { size: 300_000 })])) as [
    number,
    number,
  ];
  // Three checkpoints may have been on their way.
  t.true(second > whole - first && second < whole - first + 4 * 15 * 1024, `${first} and ${second} of ${whole}`);
});

test('a message of which all has arrived is not delivered twice where the line broke before that was known', async (t) => {
  const hosts = twins(monologue(), monologue());
  const whole = await run(hosts, [send('alpha/bravo')]);
  const isKnown = (event: Stamped): boolean => event.type === 'message' && event.state === 'acknowledged';
  const [octets] = sentOn(whole.slice(0, whole.findIndex(isKnown)));
  const broken = await run(hosts, [cut('alpha', 'bravo', octets!), send('alpha/bravo'), wait(HOUR)]);
  t.deepEqual(onlyIn(broken, 'alpha'), ['alpha/bravo up', 'alpha 9221', 'alpha/bravo up', 'alpha 9221']);
  t.is(told(broken).filter((line) => line === 'bravo delivered').length, 1);
  t.is(broken.filter(isKnown).length, 1);
});

test('a message waits as long as its priority lets it, and is returned', async (t) => {
  const hosts = twins({ override: { openRetries: 10_000 } });
  const steps = [
    down('bravo'),
    ...(['urgent', 'normal', 'non-urgent'] as const).map((priority) => send('alpha/bravo', { priority })),
    wait(11 * 24 * HOUR),
  ];
  const events = await run(hosts, steps);
  const returned = events.flatMap((event) => (event.type === 'message' && event.state === 'returned' ? [event] : []));
  t.deepEqual(
    returned.map(({ t: time, detail }) => `${Math.round(time / (24 * HOUR))} days: ${detail}`),
    ['2', '7', '10'].map((days) => `${days} days: unable-to-transfer, maximum-time-expired`),
  );
  const expired = events.flatMap((event) => (event.type === 'event' && event.event.id === 208 ? [event.event.inserts.minutes] : []));
  t.deepEqual(
    expired,
    [2, 7, 10].map((days) => days * 24 * 60),
  );
});

test('what is urgent goes first', async (t) => {
  const hosts = [site('alpha', { bravo: {} }, 'generic'), site('bravo', { alpha: {} })];
  const steps = [
    down('bravo'),
    ...(['non-urgent', 'normal', 'urgent'] as const).map((priority) => send('alpha/bravo', { priority })),
    up('bravo'),
    wait(HOUR),
  ];
  const sent = (await run(hosts, steps)).flatMap((event) => (event.type === 'message' && event.state === 'sent' ? [event.priority] : []));
  t.deepEqual(sent, ['urgent', 'normal', 'non-urgent']);
});

test('a stopped MTA keeps its queue', async (t) => {
  const events = await run(twins(), [down('alpha'), send('alpha/bravo'), up('alpha')]);
  t.deepEqual(
    told(events).filter((line) => !line.includes('9221')),
    ['alpha/bravo up', 'bravo delivered'],
  );
});

test('a stopped MTA makes no call, whoever sends', async (t) => {
  const events = await run(twins(), [down('alpha'), send('alpha/bravo'), wait(HOUR)]);
  t.false(events.some(({ type }) => type === 'attempt' || type === 'link.open'));
});

const ALLOWED: Allowance = { most: { normal: 9, urgent: 1 }, threshold: 50 };

// biome-ignore format: a table
/** What waits, the associations that there are, and whether one more is due. */
const demands: Readonly<Record<string, readonly [kind: Kind, waiting: Counts, there: Counts, wanted: ReturnType<typeof demand>]>> = {
  'nothing waits':                                  ['normal', { normal: 0, urgent: 0 },   { normal: 0, urgent: 0 }, 'none'],
  'the first message':                              ['normal', { normal: 1, urgent: 0 },   { normal: 0, urgent: 0 }, 'due'],
  'as many as one carries':                         ['normal', { normal: 50, urgent: 0 },  { normal: 1, urgent: 0 }, 'none'],
  'one more':                                       ['normal', { normal: 51, urgent: 0 },  { normal: 1, urgent: 0 }, 'due'],
  'as many as nine carry':                          ['normal', { normal: 450, urgent: 0 }, { normal: 9, urgent: 0 }, 'none'],
  'one more than nine carry':                       ['normal', { normal: 451, urgent: 0 }, { normal: 9, urgent: 0 }, 'barred'],
  'what is urgent does not open one for the others': ['normal', { normal: 0, urgent: 5 },  { normal: 0, urgent: 0 }, 'none'],
  'an urgent message':                              ['urgent', { normal: 0, urgent: 1 },   { normal: 1, urgent: 0 }, 'due'],
  'a second one':                                   ['urgent', { normal: 0, urgent: 2 },   { normal: 0, urgent: 1 }, 'due'],
  'one that has its own':                           ['urgent', { normal: 0, urgent: 1 },   { normal: 0, urgent: 1 }, 'none'],
  'the tenth':                                      ['urgent', { normal: 0, urgent: 10 },  { normal: 0, urgent: 9 }, 'due'],
  'the eleventh':                                   ['urgent', { normal: 0, urgent: 11 },  { normal: 0, urgent: 10 }, 'barred'],
  'one besides nine normal ones':                   ['urgent', { normal: 450, urgent: 1 }, { normal: 9, urgent: 0 }, 'due'],
};

for (const [title, [kind, waiting, there, wanted]] of Object.entries(demands)) {
  test(`another association: ${title}`, (t) => t.is(demand(kind, waiting, there, ALLOWED), wanted));
}

test('Q157358: a message names the sites that it came through, where the product has it so; 1984 does not know of them', (t) => {
  const letter = { to: mailboxAt(site('charlie', {}), 'USER'), subject: 'Test', size: 10, priority: 'normal', report: false } as const;
  const identifier = { globalDomainIdentifier: domainOf('US', ' ', 'ORG'), localIdentifier: '1' };
  const submit = (product: string) => submitted(site('alpha', {}, product), letter, identifier, '991122120000Z', '1988') as Subject;
  const handOn = (value: Subject, product: string) =>
    relayed(value, site('bravo', {}, product), '991122120000Z', responsibleFor(value)[0]!);
  const sites = (value: Subject) => {
    const { perDomainBilateralInformation: entries = [] } = value.kind === 'message' ? value.value.envelope : value.value;
    return entries.map((entry) => decodeValue(printableString, entry.bilateralInformation));
  };
  t.deepEqual(sites(submit('exchange-5.0')), ['ALPHA']);
  t.deepEqual(sites(submit('generic')), []);
  t.deepEqual(sites(handOn(submit('exchange-5.0'), 'exchange-5.5')), ['ALPHA', 'BRAVO']);
  t.deepEqual(sites(handOn(submit('exchange-5.0'), 'generic')), ['ALPHA']);
  t.deepEqual(sites(asOf1984(submit('exchange-5.0')) as Subject), []);
});
