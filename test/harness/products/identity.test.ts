import test from 'ava';
import { IDENTITY, PRODUCTS, type ProductId } from '#harness/products/index.ts';
import type { Call } from '../../../harness/mta/call.ts';
import { type Connector, type Host, NEW_CONNECTOR, type Selectors, SITE_GDI } from '../../../harness/mta/config.ts';
import { refusalOf, resolve } from '../../../harness/mta/resolve.ts';

const t = (text: string | undefined): Selectors => (text === undefined ? {} : { t: new TextEncoder().encode(text) });

/** A connector on a stack A to a peer; B is what it calls, and by what it knows its caller. */
const connector = (name: string, a: string | undefined, b: string | undefined, address = '10.1.0.2'): Connector => ({
  ...NEW_CONNECTOR,
  name,
  stack: { name: a ?? 'blank', selectors: t(a) },
  remote: { address, mta: 'BRAVO' },
  outgoing: t(b),
});
const host = (product: ProductId, ...connectors: readonly Connector[]): Host => ({
  name: 'alpha',
  product: PRODUCTS[product],
  addresses: [{ ip: '10.1.0.1', prefix: 24 }],
  port: 102,
  mta: { name: 'ALPHA' },
  gdi: SITE_GDI,
  stacks: connectors.map(({ stack }) => stack),
  connectors,
  controlBlocks: 20,
  up: true,
});
const call = (called?: string, calling?: string, from = '10.1.0.2'): Call => ({
  from,
  to: '10.1.0.1',
  names: [],
  called: t(called),
  calling: t(calling),
});

const TWO_TSAPS = host('generic', connector('one', '\x01\x02', undefined), connector('two', '\x01\x03', undefined));
const CATCH_ALL = host('generic', connector('rest', undefined, undefined), connector('mta', 'MTA', undefined));
const TWO_CALLERS = host('generic', connector('anybody', 'X', undefined), connector('foreign', 'X', 'FOREIGN'));
const HUB = host('generic', connector('bravo', undefined, undefined), connector('charlie', undefined, undefined, '10.1.0.3'));
const SAME_ADDRESS = [connector('one', undefined, 'LINK1'), connector('two', undefined, 'LINK2')] as const;
const FOREIGN = host('exchange-5.5-sp1', connector('foreign', 'EXCH', 'FOR'), connector('other', 'EXCH', 'OTHER'));

/** Who takes a call, once its CR is there. */
const taken: Record<string, readonly [host: Host, call: Call, by: string]> = {
  'generic: the called TSAP alone chooses': [TWO_TSAPS, call('\x01\x03'), 'two'],
  'generic: a blank TSAP takes what no other wants': [CATCH_ALL, call('OTHER'), 'rest'],
  'generic: an exact TSAP comes before a blank one': [CATCH_ALL, call('MTA'), 'mta'],
  'generic: a blank connector takes any caller': [TWO_CALLERS, call('X', 'STRANGER'), 'anybody'],
  'generic: a known caller comes before a blank connector': [TWO_CALLERS, call('X', 'FOREIGN'), 'foreign'],
  'generic: the address breaks a tie': [HUB, call(undefined, 'C', '10.1.0.3'), 'charlie'],
  'generic: an unknown address is no reason to refuse': [TWO_TSAPS, call('\x01\x02', undefined, '192.0.2.1'), 'one'],
  'Q198772: on 5.5 SP1 the Outgoing T-selector names the link': [host('exchange-5.5-sp1', ...SAME_ADDRESS), call('LINK2', 'ANY'), 'two'],
  'Q198772: a foreign caller calls field A, and is known by its own selector': [FOREIGN, call('EXCH', 'OTHER'), 'other'],
  'Q193380: on 5.0 the address chooses': [
    host('exchange-5.0', connector('one', undefined, 'X'), connector('two', undefined, 'Y', '10.2.0.2')),
    call('ANY', 'ANY', '10.2.0.2'),
    'two',
  ],
};
for (const [title, [at, incoming, by]] of Object.entries(taken)) {
  test(title, (a) => a.deepEqual(resolve(at, incoming, 'transport').outcome, { kind: 'taken', by }));
}

/** Why nobody does. */
const refused: Record<string, readonly [host: Host, call: Call, why: string]> = {
  'generic: a TSAP that nobody has is refused': [TWO_TSAPS, call('\x01\x04'), 'wrongSelector'],
  'Q252843: a called T-selector other than field A is refused': [
    host('exchange-5.0', connector('one', 'A', 'B')),
    call('B', 'B'),
    'wrongSelector',
  ],
  'Q198772: 5.5 SP1 refuses a link that no connector names': [
    host('exchange-5.5-sp1', ...SAME_ADDRESS),
    call('LINKX', 'ANY'),
    'wrongSelector',
  ],
  'Q197378: 5.5 SP1 still refuses an address that no connector has': [
    host('exchange-5.5-sp1', ...SAME_ADDRESS),
    call('LINK1', 'ANY', '10.1.0.9'),
    'unknownAddress',
  ],
};
for (const [title, [at, incoming, why]] of Object.entries(refused)) {
  test(title, (a) => a.deepEqual(resolve(at, incoming, 'transport').outcome, { kind: 'refused', why }));
}

test('Q200588: on 5.0 distinct selectors do not help two connectors to one address', (a) => {
  const { outcome } = resolve(host('exchange-5.0', ...SAME_ADDRESS), call('LINK2'), 'transport');
  a.is(refusalOf(outcome), 'ambiguous');
});

test('a stage comes once, in the order in which a call unfolds, and ends at the bind', (a) => {
  const stages = Object.values(IDENTITY).map((table) => table.map(({ at }) => at));
  a.deepEqual(stages, [
    ['address', 'transport', 'bind'],
    ['address', 'transport', 'bind'],
    ['transport', 'bind'],
  ]);
});
