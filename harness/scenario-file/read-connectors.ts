import { type AddressSpace, type Connector, type Host, NEW_CONNECTOR, type StackObject } from '#harness/mta/index.ts';
import { defined } from '#src/core/index.ts';
import { readAddressSpace } from './address-space.ts';
import { readGdi } from './read-or-address.ts';
import { readOverride } from './read-override.ts';
import { checkConnector, didYouMean, type Reading } from './reading.ts';
import { CONFORMANCE, type ConnectorShape, PAGES } from './schema-connector.ts';
import { readSelectors } from './selectors.ts';
import type { Path } from './tree.ts';

/** What a connector is read for: the host as far as it is known. */
type Owner = Pick<Host, 'product' | 'stacks' | 'gdi'>;

/** A connector of a host, its references resolved. */
export const readConnector = (name: string, written: ConnectorShape, owner: Owner, at: Path, reading: Reading): Connector => {
  const { remote, outgoing, incoming, peer, gdi } = written;
  const conformance = CONFORMANCE[written.mode ?? 'normal'];
  if (peer !== undefined) checkConnector(peer, [...at, 'peer'], reading);
  checkSource(written, owner, at, reading);
  return defined({
    name,
    stack: stackOf(written, owner, at, reading),
    remote: defined(remote),
    outgoing: readSelectors(outgoing),
    incoming: incoming && readSelectors(incoming),
    source: written.source,
    peer,
    schedule: written.schedule ?? NEW_CONNECTOR.schedule,
    override: written.override ? readOverride(written.override) : NEW_CONNECTOR.override,
    addressSpace: readAddressSpaces(written, at, reading),
    connectedSites: written.connectedSites ?? NEW_CONNECTOR.connectedSites,
    conformance,
    twoWayAlternate: written.twoWayAlternate ?? NEW_CONNECTOR.twoWayAlternate,
    // There is no body part 15 in the protocol of 1984 (Q199412).
    bp15: written.bp15 ?? (NEW_CONNECTOR.bp15 && conformance !== '1984'),
    messageSize: written.messageSize,
    gdi: gdi && readGdi(gdi, owner.gdi, [...at, 'gdi'], reading),
    pages: pagesOf(written),
  });
};

const readAddressSpaces = ({ addressSpace = [] }: ConnectorShape, at: Path, { tell }: Reading): readonly AddressSpace[] =>
  addressSpace.flatMap((written, index) => {
    const read = readAddressSpace(written);
    if (!('says' in read)) return [read];
    tell([...at, 'addressSpace', index], `addressSpace: ${read.says}`, read.hint);
    return [];
  });

const pagesOf = (written: ConnectorShape): Connector['pages'] => {
  const unread = Object.entries(written).filter(([key]) => Object.hasOwn(PAGES, key));
  return unread.length > 0 ? Object.fromEntries(unread) : undefined;
};

/** Stack IP Address Override came with 5.5 SP1 (Q255991, Q256844). */
const checkSource = ({ source }: ConnectorShape, { product: { id, rules } }: Owner, at: Path, { tell }: Reading): void => {
  if (source === undefined || rules.sourceOverride.value === 'yes') return;
  tell(
    [...at, 'source'],
    `source: ${id} has no Stack IP Address Override (${rules.sourceOverride.source})`,
    'Exchange 5.5 SP1 and later have it, and generic',
  );
};

const stackOf = ({ stack }: ConnectorShape, { stacks }: Owner, at: Path, { tell }: Reading): StackObject => {
  const [only, ...more] = stacks;
  const names = stacks.map(({ name }) => name);
  const named = stacks.find(({ name }) => name === stack);
  if (stack === undefined && more.length > 0)
    tell(at, `the key "stack" is missing: the host has ${stacks.length} stacks`, `one of ${names.join(', ')}`);
  if (stack !== undefined && named === undefined) tell([...at, 'stack'], `no such stack "${stack}"`, didYouMean(stack, names));
  return named ?? only ?? { name: 'tcp', selectors: {} };
};
