import type { Connector, Host, StackObject } from '#harness/mta/index.ts';
import { defined } from '#src/core/index.ts';
import { milliseconds } from './durations.ts';
import { checkConnector, didYouMean, type Reading } from './reading.ts';
import { type ConnectorShape, PAGES } from './schema-connector.ts';
import { readSelectors } from './selectors.ts';
import type { Path } from './tree.ts';

/** What a connector is read for: the host as far as it is known. */
type Owner = Pick<Host, 'product' | 'stacks'>;

/** A connector of a host, its references resolved. */
export const readConnector = (name: string, written: ConnectorShape, owner: Owner, at: Path, reading: Reading): Connector => {
  const { remote, outgoing, incoming, peer, schedule = 'always', override = {} } = written;
  const { mta, password, openInterval, openRetries, ...rest } = override;
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
    schedule,
    override: defined({ mta, password }),
    timers: presentOnly(defined({ openInterval: openInterval === undefined ? undefined : milliseconds(openInterval), openRetries })),
    pages: presentOnly({ ...pagesOf(written), ...rest }),
  });
};

const pagesOf = (written: ConnectorShape): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(written).filter(([key]) => Object.hasOwn(PAGES, key)));

const presentOnly = <T extends object>(record: T): T | undefined => (Object.keys(record).length > 0 ? record : undefined);

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
