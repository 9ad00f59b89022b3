import { ANY_MTA, type Connector, type Host, NEW_CONNECTOR, type Selectors, SITE_GDI, type StackObject } from '#harness/mta/index.ts';
import { PRODUCTS, type Product, product } from '#harness/products/index.ts';
import { nearest } from '#harness/run/index.ts';
import type { Topology } from '#harness/topology/index.ts';
import { defined } from '#src/core/index.ts';
import { type Flags, UsageError } from './command.ts';
import { camel } from './settings.ts';
import { addressOf, selectorOf, textOf, wordsOf } from './values.ts';

/** One host of a product, set up by flags in place of a scenario. It lives at real addresses. */
export const emulatedHost = (flags: Flags): Topology => {
  const product = productOf(String(flags.product));
  const places = wordsOf(flags.listen, '127.0.0.1').map((text) => addressOf(text));
  const [{ port } = { port: 102 }] = places;
  if (places.some((place) => place.port !== port)) throw new UsageError('--listen: all addresses of a host have one port');
  const host: Host = {
    name: 'emulator',
    product,
    addresses: places.map(({ host: ip }) => ({ ip, prefix: 24 })),
    port,
    gdi: SITE_GDI,
    ...partsOf(product, flags),
    ...aboveOf(flags),
    controlBlocks: product.limits.controlBlocks.value,
    up: true,
  };
  return { ...BLANK, name: `one host of ${product.id}`, port, hosts: [host] };
};

/** An MTA where it has a name; else nothing stands on its transport connections. */
const aboveOf = (flags: Flags): Pick<Host, 'mta' | 'above'> => {
  const name = textOf(flags.mta);
  const stray = MTA_FLAGS.find((flag) => flags[camel(flag)] !== undefined);
  if (name === undefined && stray !== undefined)
    throw new UsageError(`--${stray} goes with --mta: without one no MTA stands behind the listener`);
  if (name === '') throw new UsageError('--mta takes a name');
  return name === undefined
    ? { mta: { name: 'EMULATOR' }, above: 'nothing' }
    : { mta: defined({ name, password: textOf(flags.password) }) };
};
/** Without a name they have no meaning; a password may stand in a variable for other commands. */
const MTA_FLAGS = ['remote-mta', 'remote-password', 'keep'] as const;

/** Stacks and connectors: one of each for every `--tsap`, or one stack with `--t` for all that `--connector` names. */
const partsOf = (product: Product, flags: Flags): Pick<Host, 'stacks' | 'connectors'> => {
  const tsaps = wordsOf(flags.tsap).map((text) => pairOf('tsap', text));
  const named = wordsOf(flags.connector).map((text) => pairOf('connector', text));
  if (tsaps.length > 0) return ofTsaps(product, tsaps, flags, named.length > 0 || flags.t !== undefined);
  const stack: StackObject = { name: 'tcp', selectors: selectorsOf(typeof flags.t === 'string' ? flags.t : '') };
  const connectors = named.map(([name, spec]) => connectorOf(name, spec, stack, flags));
  const anybody = takesAnybody(product) && connectors.length === 0 ? [connectorOf('anybody', ANYBODY, stack, flags)] : [];
  return { stacks: [stack], connectors: [...connectors, ...anybody] };
};

const ofTsaps = (product: Product, tsaps: readonly Pair[], flags: Flags, mixed: boolean): Pick<Host, 'stacks' | 'connectors'> => {
  if (mixed) throw new UsageError('--tsap goes without --t and --connector: it makes a stack and a connector for each T-selector');
  if (!takesAnybody(product))
    throw new UsageError(
      `${product.id} knows its callers by address (${product.rules.identity.source}): use --connector NAME=ADDRESS,TSEL instead of --tsap`,
    );
  const stacks = tsaps.map(([name, tsel]) => ({ name, selectors: selectorsOf(tsel) }));
  return { stacks, connectors: stacks.map((stack) => connectorOf(stack.name, ANYBODY, stack, flags)) };
};

const connectorOf = (name: string, spec: string, stack: StackObject, flags: Flags): Connector => {
  const [address = '', ...tsel] = spec.split(',');
  return {
    ...NEW_CONNECTOR,
    name,
    stack,
    remote: defined({ address, mta: textOf(flags.remoteMta) ?? ANY_MTA, password: textOf(flags.remotePassword) }),
    outgoing: selectorsOf(tsel.join(',')),
  };
};

const takesAnybody = ({ rules }: Product): boolean => rules.identity.value === 'selectors';

const productOf = (id: string): Product => {
  const found = product(id);
  if (found) return found;
  const near = nearest(id, Object.keys(PRODUCTS));
  throw new UsageError(
    `there is no product "${id}"${near ? `, did you mean ${near}?` : ''}`,
    'port102 list products names those that there are',
  );
};

type Pair = readonly [name: string, value: string];

const pairOf = (flag: string, text: string): Pair => {
  const [, name, value] = /^([\w.-]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`--${flag} takes NAME=..., not "${text}"`);
  return [name, value];
};

const selectorsOf = (text: string): Selectors => defined({ t: selectorOf(text) });

/** Stands where a connector has no address of its own: no caller has it, and none is refused for it. */
const ANYBODY = 'anybody';

const BLANK: Omit<Topology, 'name' | 'port' | 'hosts'> = {
  file: 'the command line',
  refs: [],
  tags: [],
  mode: 'external',
  names: {},
  steps: [],
  expect: { connectors: {}, events: {} },
  placeOf: () => 'the command line',
};
