import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { doctor } from '../../../harness/cli/doctor.ts';
import type { Machine } from '../../../harness/cli/machine.ts';
import { port102, port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';
import { MISSPELT, TOLD_APART, TWO_LINKS } from '../../support/scenarios.ts';

const cwd = ownFolder();
for (const [name, text] of Object.entries({ two: TWO_LINKS, apart: TOLD_APART, bad: MISSPELT }))
  writeFileSync(join(cwd, `${name}.yaml`), text);

/** What a command line says, on stdout and on stderr, and how it ends. */
interface Row {
  readonly argv: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly code: number;
  readonly out?: readonly string[];
  readonly err?: readonly string[];
}

const CURES = [
  '    cure → a second address: give each server one IP address for each link, and let each connector dial an address of its own (Q200588)',
  '    cure → own selectors: bring both servers to 5.5 SP1 and give each link a T-selector of its own in Outgoing, the same at both ends (Q198772)',
];

const exactly: Readonly<Record<string, Row>> = {
  'an unknown command': {
    argv: 'chekc two.yaml',
    code: 2,
    err: ["port102: unknown command 'chekc', did you mean check?", '    port102 --help lists the commands'],
  },
  'an unknown flag': {
    argv: 'match two.yaml --calld OPS',
    code: 2,
    err: ["port102: unknown option '--calld', did you mean --called?", '    port102 match --help says what it takes'],
  },
  'a missing argument': {
    argv: 'probe',
    code: 2,
    err: ["port102: missing required argument 'host[:port]'", '    port102 probe --help says what it takes'],
  },
  'a value that a flag does not have': {
    argv: 'list --color red',
    code: 2,
    err: [
      "port102: option '--color <when>' argument 'red' is invalid. Allowed choices are auto, always, never.",
      '    port102 list --help says what it takes',
    ],
  },
  'a value that a variable cannot have': {
    argv: 'list',
    env: { PORT102_COLOR: 'red' },
    code: 2,
    err: ['port102: PORT102_COLOR is "red"; it can be auto, always, never'],
  },
  'settings: a flag before a variable before a file before a default': {
    argv: 'doctor --config --seed 7',
    env: { PORT102_SEED: '3', PORT102_TIMEOUT: '9s', PORT102_ASCII: '1', PORT102_JSON: 'no' },
    code: 0,
    out: [
      'setting  value     from             variable',
      'verbose  off       default          PORT102_VERBOSE',
      'quiet    off       default          PORT102_QUIET',
      'json     off       PORT102_JSON     PORT102_JSON',
      'color    auto      default          PORT102_COLOR',
      'ascii    on        PORT102_ASCII    PORT102_ASCII',
      'seed     7         --seed           PORT102_SEED',
      'timeout  9s        PORT102_TIMEOUT  PORT102_TIMEOUT',
      'run-dir  .port102  default          PORT102_RUN_DIR',
    ],
  },
  'a collision that nobody expected, with its cures': {
    argv: 'check two.yaml',
    code: 1,
    out: [
      'two.yaml:9:7  ambiguous-identity  alpha/one and alpha/two look the same to exchange-5.0  (Q200588)',
      'two.yaml:15:7  ambiguous-identity  bravo/one and bravo/two look the same to exchange-5.0  (Q200588)',
      ...CURES,
      '1 scenario, 4 connectors: 2 collisions, 2 not expected',
    ],
  },
  'collisions that a variant expects': {
    argv: 'check apart.yaml',
    code: 0,
    out: [
      'apart.yaml:9:7  selector-mismatch  alpha/ops calls bravo/ops from 10.1.0.1: called T = B: wants "OPs", gets "OPS"; calling T = B: wants "OPs", gets ""  (Q198772)  [one letter off]  (expected)',
      'apart.yaml:9:69  case-only-difference  alpha/ops and bravo/ops differ in case alone: "OPS" and "OPs"  (Q165111, Q165030)  [one letter off]  (expected)',
      'apart.yaml:16:7  selector-mismatch  bravo/ops calls alpha/ops from 10.1.0.2: called T = B: wants "OPS", gets "OPs"; calling T = B: wants "OPS", gets ""  (Q198772)  [one letter off]  (expected)',
      'apart.yaml:20:12  case-only-difference  bravo/ops and alpha/ops differ in case alone: "OPs" and "OPS"  (Q165111, Q165030)  [one letter off]  (expected)',
      '1 scenario, 4 connectors, 1 variant: 2 collisions, all expected; 2 notes',
    ],
  },
  'nothing, quietly, where all is expected': { argv: 'check apart.yaml -q', code: 0 },
  'a file that is no scenario': {
    argv: 'check bad.yaml',
    code: 2,
    err: [
      'bad.yaml:5:14  product: no such product "exchnage-5.0"',
      '   4 |   alpha:',
      '   5 |     product: exchnage-5.0',
      '     |              ^^^^^^^^^^^^ did you mean exchange-5.0?   (port102 list products)',
      '1 fault, nothing was run',
    ],
  },
  'a scenario that is neither here nor built in': {
    argv: 'check two-connector-one-address',
    code: 2,
    err: [
      'port102: there is no file "two-connector-one-address", and no scenario of that name comes with port102',
      '    did you mean two-connectors-one-address?',
    ],
  },
  'a call that fits two connectors': {
    argv: 'match two.yaml --at bravo --from 10.1.0.1',
    code: 1,
    out: [
      'bravo (exchange-5.0) gets a call from 10.1.0.1 to 10.1.0.2, called "", calling ""',
      '        address is caller',
      '  one   ✓ 10.1.0.1          → fits too',
      '  two   ✓ 10.1.0.1          → fits too',
      'one and two fit alike: the product refuses the call',
      'rules: exchange-5.0: identity address (Q193380, Q189345, Q256844), onAmbiguity reset (Q200588)',
      'on exchange-5.5-sp1 this would be: one and two fit alike: the product takes one',
    ],
  },
  'a call that its T-selector tells apart': {
    argv: 'match apart.yaml --at bravo --from 10.1.0.1 --called 0x4f5053 --ascii',
    code: 0,
    out: [
      'bravo (exchange-5.5-sp1) gets a call from 10.1.0.1 to 10.1.0.2, called "OPS", calling ""',
      '          address is caller   called T = B',
      '  sales   ok 10.1.0.1         NOT OK wants "SALES", gets "OPS"   no',
      '  ops     ok 10.1.0.1         ok "OPS"                           -> takes it',
      'ops takes it',
      'rules: exchange-5.5-sp1: identity address-then-called-selector (Q198772), onAmbiguity first (assumed)',
      'on exchange-5.0 this would be: sales and ops fit alike: the product refuses the call',
    ],
  },
  'a host that is not in the scenario': {
    argv: 'match two.yaml --at brav --from 10.1.0.1',
    code: 2,
    err: ['port102: the scenario has no host "brav", did you mean bravo?', '    it has alpha, bravo'],
  },
  'half an octet': {
    argv: 'match two.yaml --at bravo --from 10.1.0.1 --called 0x4f5',
    code: 2,
    err: ['port102: "0x4f5" is no selector: hexadecimal digits come in pairs, as in 0x4f5053'],
  },
  'a refusal, which has a name': {
    argv: 'explain noControlBlock',
    code: 0,
    out: [
      'noControlBlock  refusal of a call',
      '  The called MTA had no control block left for one more association.',
      '',
      '  What may be behind it',
      '  - More connections than control blocks are configured for.',
      '',
      '  What to try',
      '  - port102 explain 9156',
      '',
      '  Known from: Q166602, Q200259',
    ],
  },
  'an event that there is not': {
    argv: 'explain 9311',
    code: 2,
    err: ['port102: nothing is known of "9311", did you mean 9301?', '    port102 list shows what there is to explain'],
  },
  'a list that there is not': {
    argv: 'list product',
    code: 2,
    err: [
      'port102: there is no list of product, did you mean products?',
      '    there are products, scenarios, rules, habits, events, lint, outcomes, reasons, cases, fault-kinds, runs, faults',
    ],
  },
};

for (const [title, { argv, env = {}, code, out = [], err = [] }] of Object.entries(exactly)) {
  test(`says ${title}`, async (t) => t.deepEqual(await port102With({ cwd, env }, ...argv.split(' ')), { code, out, err }));
}

/** How some of the lines begin that are said. */
const among: Readonly<Record<string, Row>> = {
  'help lists commands by what they are for': {
    argv: '--help',
    code: 0,
    out: ['Model:', '  match <scenario>           which connector takes a call, and why not the others: no sockets'],
  },
  'help of a command lists its flags': { argv: 'match -h', code: 0, out: ['  --at <host>        the host that is called'] },
  'products have their builds': { argv: 'list products', code: 0, out: ['exchange-5.0          1457.8 to 1460.13  Exchange Server 5.0'] },
  'events have their type': {
    argv: 'list events',
    code: 0,
    out: ['9301   Information'],
  },
  'a product has its rules with their sources': {
    argv: 'explain exchange-5.0',
    code: 0,
    out: ['  onAmbiguity           reset            Q200588'],
  },
  'a MTA-bind is matched where a name is given': {
    argv: 'match apart.yaml --at bravo --from 10.1.0.1 --called SALES --mta alpha',
    code: 0,
    out: [
      '  sales   ✓ "SALES"                     → takes it',
      '  ✓ address is caller 10.1.0.1; calling S, P = B blank; MTA name alpha; password none',
    ],
  },
  'a variant is matched by name': {
    argv: 'match apart.yaml --at bravo --from 10.1.0.1 --called OPs --variant',
    code: 0,
    out: ['ops takes it'],
  },
};

for (const [title, { argv, code, out = [] }] of Object.entries(among)) {
  test(title, async (t) => {
    const variant = argv.endsWith('--variant') ? ['one letter off'] : [];
    const said = await port102With({ cwd }, ...argv.split(' '), ...variant);
    t.deepEqual(
      { code: said.code, missing: out.filter((start) => !said.out.some((line) => line.startsWith(start))) },
      { code, missing: [] },
    );
  });
}

/** With --json there is one document on stdout, and nothing else. */
const documents: Readonly<Record<string, readonly [code: number, key: string]>> = {
  'list products': [0, 'products'],
  'list scenarios': [0, 'scenarios'],
  'list rules': [0, 'rules'],
  'list lint': [0, 'lint'],
  'explain 9301': [0, 'means'],
  'check two.yaml': [1, 'files'],
  'check bad.yaml': [2, 'files'],
  'match two.yaml --at bravo --from 10.1.0.1': [1, 'candidates'],
  'doctor --config': [0, 'settings'],
};

for (const [argv, [code, key]] of Object.entries(documents)) {
  test(`${argv} --json is one document`, async (t) => {
    const said = await port102With({ cwd }, ...argv.split(' '), '--json');
    const document: unknown = JSON.parse(said.out.join('\n'));
    t.deepEqual([said.code, Object.hasOwn(document as object, key), said.err], [code, true, []]);
  });
}

test('without a command the help goes to stderr, and it is a mistake', async (t) => {
  const { code, out, err } = await port102();
  t.deepEqual([code, out, err[0]], [2, [], 'Usage: port102 <command> [target] [flags]']);
});

test('every built-in scenario can be read and listed', async (t) => {
  const { out } = await port102('list', 'scenarios');
  t.deepEqual(
    out.filter((line) => line.includes('cannot be read')),
    [],
  );
});

test('a bug of ours ends with 70 and leaves a file', async (t) => {
  const folder = ownFolder();
  const broken = () => {
    throw new RangeError('the terminal is gone');
  };
  const said = await port102With({ cwd: folder, out: broken }, 'list');
  const [file = ''] = readdirSync(join(folder, '.port102'));
  const text = readFileSync(join(folder, '.port102', file), 'utf8');
  t.deepEqual(
    [said.code, said.err[0], said.err[1], /command line: \["list"\]/.test(text), text.includes('RangeError: the terminal is gone')],
    [70, 'port102: this is a bug in port102: the terminal is gone', `    details: .port102/${file}`, true, true],
  );
});

const GOOD_MACHINE: Machine = { node: '20.20.2', bind: async () => undefined, tshark: async () => '4.2.0' };
const machines: Readonly<Record<string, { readonly on: Partial<Machine>; readonly code: number; readonly says: readonly string[] }>> = {
  'that can do all': {
    on: {},
    code: 0,
    says: [
      '✓ node 20.20.2',
      '✓ port 102 can be bound',
      '✓ all of 127/8 can be bound: each emulated host gets an address of its own',
      '✓ tshark 4.2.0',
    ],
  },
  'without rights to port 102, and without tshark': {
    on: { bind: async (_, port) => (port === 102 ? 'EACCES' : undefined), tshark: async () => undefined },
    code: 0,
    says: [
      '✓ node 20.20.2',
      '⚠ port 102 needs rights here',
      '    → runs over TCP use port 10102 instead; captures show 102 all the same',
      '    cure: sudo sysctl net.ipv4.ip_unprivileged_port_start=102, or --transport memory',
      '✓ all of 127/8 can be bound: each emulated host gets an address of its own',
      '– tshark not found',
      '    → captures are written all the same, and not cross-checked by its dissector',
    ],
  },
  'with one loopback address, and an old node': {
    on: { node: '18.0.0', bind: async (host) => (host === '127.0.0.1' ? 'EADDRINUSE' : 'EADDRNOTAVAIL') },
    code: 4,
    says: [
      '✗ node 18.0.0 is too old',
      '    → port102 may not work at all',
      '    cure: install node 20.19 or later',
      '⚠ port 102 of 127.0.0.1 is taken: something listens there',
      '    → runs use other addresses of 127/8, and go on as long as it does not listen on all of them',
      '    cure: port102 probe 127.0.0.1 shows what it is',
      '✗ 127.102.0.2 cannot be bound (EADDRNOTAVAIL)',
      '    → scenarios cannot run over TCP here; in memory they can',
      '    cure: on macOS add an alias for each address: sudo ifconfig lo0 alias 127.102.0.2; or --transport memory',
      '✓ tshark 4.2.0',
    ],
  },
};

for (const [title, { on, code, says }] of Object.entries(machines)) {
  test(`a doctor looks at a machine ${title}`, async (t) => {
    const said: string[] = [];
    const io = {
      out: (line: string) => void said.push(line),
      err: () => {},
      paint: { colour: false, unicode: true },
      env: {},
      isTTY: false,
      cwd,
      signal: new AbortController().signal,
    };
    t.deepEqual([await doctor(io, {}, [], { ...GOOD_MACHINE, ...on }), said], [code, says]);
  });
}
