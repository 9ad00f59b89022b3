import { type Host, type HostAddress, SITE_GDI, type StackObject } from '#harness/mta/index.ts';
import { PRODUCTS, type Product, type RuleOverrides, withRules } from '#harness/products/index.ts';
import { defined } from '#src/core/index.ts';
import { readConnector } from './read-connectors.ts';
import { readGdi } from './read-or-address.ts';
import type { Reading } from './reading.ts';
import type { Scenario } from './schema.ts';
import type { HostShape } from './schema-host.ts';
import { readSelectors } from './selectors.ts';
import type { Path } from './tree.ts';

/** The hosts of a scenario, with their products' rules worked in and what is left out filled in. */
export const readHosts = ({ hosts, network = {} }: Scenario, reading: Reading): readonly Host[] => {
  return Object.entries(hosts).map(([name, written]) => {
    checkExternal(written, network.mode, ['hosts', name], reading);
    return readHost(name, written, network.port ?? PORT, ['hosts', name], reading);
  });
};

/** The port that RFC 1006 §5 assigns. */
const PORT = 102;

const readHost = (name: string, written: HostShape, port: number, at: Path, reading: Reading): Host => {
  const product = withRules(PRODUCTS[written.product], defined(written.rules ?? {}) as RuleOverrides);
  const stacks = readStacks(written, product, at, reading);
  const gdi = readGdi(written.mta?.gdi ?? {}, SITE_GDI, [...at, 'mta', 'gdi'], reading);
  return defined({
    name,
    product,
    addresses: [written.ip].flat().map(addressOf),
    port: written.port ?? port,
    mta: defined({ name: written.mta?.name ?? name.toUpperCase(), password: written.mta?.password }),
    gdi,
    stacks,
    connectors: Object.entries(written.connectors ?? {}).map(([connector, shape]) =>
      readConnector(connector, shape, { product, stacks, gdi }, [...at, 'connectors', connector], reading),
    ),
    controlBlocks: readControlBlocks(written, product, at, reading),
    up: written.up ?? true,
    external: written.external,
  });
};

const addressOf = (written: string): HostAddress => {
  const [ip = '', prefix = '24'] = written.split('/');
  return { ip, prefix: Number(prefix) };
};

/** All TCP connectors of an Exchange server share its one TCP stack (Q200588). */
const readStacks = ({ stacks = {} }: HostShape, { id, limits }: Product, at: Path, { tell }: Reading): readonly StackObject[] => {
  const names = Object.keys(stacks);
  const { value: most, source } = limits.stacks;
  if (names.length > most)
    tell([...at, 'stacks', names[most]!], `${id} has at most ${most} TCP ${most === 1 ? 'stack' : 'stacks'} a server (${source})`);
  if (names.length === 0) return [{ name: 'tcp', selectors: {} }];
  return Object.entries(stacks).map(([name, selectors]) => ({ name, selectors: readSelectors(selectors) }));
};

/** One control block listens, so that a call needs a second (Q168815). */
const readControlBlocks = ({ controlBlocks }: HostShape, { id, limits }: Product, at: Path, { tell }: Reading): number => {
  const most = limits.controlBlocksMost;
  if (controlBlocks !== undefined && (controlBlocks < CONTROL_BLOCKS_LEAST || controlBlocks > most.value)) {
    tell(
      [...at, 'controlBlocks'],
      `controlBlocks must be ${CONTROL_BLOCKS_LEAST} (Q168815) to ${most.value} (${most.source}) on ${id}: you wrote ${controlBlocks}`,
    );
  }
  return controlBlocks ?? limits.controlBlocks.value;
};
const CONTROL_BLOCKS_LEAST = 2;

const checkExternal = ({ external }: HostShape, mode: string | undefined, at: Path, { tell }: Reading): void => {
  if (external && mode !== 'external') tell([...at, 'external'], 'a host can be external only where network.mode is external');
};
