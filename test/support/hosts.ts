import { type Call, type Connector, type Host, NEW_CONNECTOR, type Selectors, SITE_GDI } from '#harness/mta/index.ts';
import { product, type RuleOverrides, withRules } from '#harness/products/index.ts';
import type { Topology } from '../../harness/topology/topology.ts';

/** One end of a link as Q198772 letters it: A of the stack, B Outgoing, C Incoming; `S=x` and `P=x` behind a T-selector for the others. */
export interface End {
  readonly product: string;
  readonly a?: string;
  readonly b?: string;
  readonly c?: string;
  readonly rules?: RuleOverrides;
  readonly mta?: string;
  readonly password?: string;
  /** MTA name and password that the other end is expected to bind with. */
  readonly remote?: { readonly mta?: string; readonly password?: string; readonly address?: string };
}

/** `"OPS S=MTA P=1"`: a set of selectors; the T-selector is the first word, which may be missing. */
export const selectors = (text = ''): Selectors => {
  const words = text.split(' ').filter(Boolean);
  const other = (level: string) => words.find((word) => word.startsWith(`${level}=`))?.slice(2);
  const fields = { t: words.find((word) => !/^[SP]=/.test(word)), s: other('S'), p: other('P') };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([level, value]) => (value === undefined ? [] : [[level, new TextEncoder().encode(value)]])),
  );
};

/** A host with connectors; the first address is its own, each connector dials the other's. */
export const host = (name: string, end: End, addresses: readonly string[], connectors: readonly Connector[]): Host => ({
  name,
  product: withRules(product(end.product)!, end.rules ?? {}),
  addresses: addresses.map((ip) => ({ ip, prefix: 24 })),
  port: 102,
  mta: { name: end.mta ?? name.toUpperCase(), ...(end.password === undefined ? {} : { password: end.password }) },
  gdi: SITE_GDI,
  stacks: [...new Set(connectors.map(({ stack }) => stack))],
  connectors,
  controlBlocks: 20,
  up: true,
});

export const connector = (name: string, { a, b, c, remote }: End, address: string, mta: string): Connector => ({
  ...NEW_CONNECTOR,
  name,
  stack: { name: 'tcp', selectors: selectors(a) },
  remote: {
    address: remote?.address ?? address,
    mta: remote?.mta ?? mta,
    ...(remote?.password === undefined ? {} : { password: remote.password }),
  },
  outgoing: selectors(b),
  ...(c === undefined ? {} : { incoming: selectors(c) }),
});

/** Two hosts with one link between them. */
export const pair = (x: End, y: End): readonly [x: Host, y: Host] => [
  host('x', x, ['10.1.0.1'], [connector('link', x, '10.1.0.2', y.mta ?? 'Y')]),
  host('y', y, ['10.1.0.2'], [connector('link', y, '10.1.0.1', x.mta ?? 'X')]),
];

/** The call that the first connector of one host makes to another. */
export const callFrom = (caller: Host, called: Host, names: readonly string[] = []): Call => {
  const [connector] = caller.connectors;
  return {
    from: caller.addresses[0]!.ip,
    to: called.addresses[0]!.ip,
    names,
    called: connector!.outgoing,
    calling: connector!.stack.selectors,
    bind: { name: caller.mta.name, ...(caller.mta.password === undefined ? {} : { password: caller.mta.password }) },
  };
};

/** A topology of these hosts, with what a test needs of it. */
export const topology = (hosts: readonly Host[], rest: Partial<Topology> = {}): Topology => ({
  file: 'test.yaml',
  name: 'test',
  refs: [],
  tags: [],
  mode: 'memory',
  port: 102,
  hosts,
  names: {},
  steps: [{ verb: 'open', connectors: ['*'] }],
  expect: { connectors: {}, events: {} },
  placeOf: (...path) => path.join('.'),
  ...rest,
});
