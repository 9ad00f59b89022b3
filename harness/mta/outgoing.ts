import type { Found, Names } from '#harness/names/index.ts';
import { randomOf } from '#harness/net/index.ts';
import type { Call } from './call.ts';
import type { Connector, Host, Selectors } from './config.ts';
import { type Level, levelsOf } from './selectors.ts';

/** Why a connector cannot even dial. */
export type Undialled = 'unresolved' | 'short name by DNS';

/** Where a call goes, and which source of names knew it; or why nowhere. */
export type Destination = Exclude<Found, { unknown: string }> | { readonly failed: Undialled };

/** Where a connector's address leads, by the product's rules of name resolution. */
export const destinationOf = ({ product }: Host, { remote }: Connector, names: Names): Destination => {
  const found = names.forward(remote.address);
  if ('unknown' in found) return { failed: 'unresolved' };
  // A short name that only DNS knows ends in a refused connect (Q162674).
  const short = !remote.address.includes('.') && found.by === 'DNS';
  return short && product.rules.shortNameByDns.value === 'fails' ? { failed: 'short name by DNS' } : found;
};

/**
 * The addresses that a call to there may leave from: the connector's own (Stack IP Address Override), else the host's address in the
 * destination's subnet, else any of the host's (Q169113, Q197378).
 */
export const sourcesOf = ({ addresses, product }: Host, { source }: Connector, to: string): readonly string[] => {
  const ips = addresses.map(({ ip }) => ip);
  if (source !== undefined) return [source];
  if (product.rules.sourceAddress.value === 'first') return ips.slice(0, 1);
  const near = addresses.filter(({ ip, prefix }) => network(ip, prefix) === network(to, prefix)).map(({ ip }) => ip);
  return near.length > 0 ? near : ips;
};

/** The source address of one attempt; which of several is drawn by connector and attempt, so that no other call changes it. */
export const sourceOf = (host: Host, connector: Connector, to: string, attempt: number, seed: number): string => {
  const sources = sourcesOf(host, connector, to);
  return sources[Math.floor(randomOf(seed, host.name, connector.name, attempt)() * sources.length)]!;
};

/** The calls that a connector may make, without a socket: one for each source address. What the called host makes of `names` is its own look-up. */
export const callsOf = (host: Host, connector: Connector, to: string, reverse: (from: string) => readonly string[]): readonly Call[] =>
  sourcesOf(host, connector, to).map((from) => ({
    from,
    to,
    names: reverse(from),
    ...selectorsOf(host, connector),
    bind: bindOf(host, connector),
    asks: asksOf(host, connector),
  }));

/** What a caller asks for, and what it leaves unsaid. */
const asksOf = ({ product: { rules } }: Host, { conformance, twoWayAlternate }: Connector): NonNullable<Call['asks']> => ({
  conformance,
  dialogue: twoWayAlternate ? 'two-way-alternate' : 'monologue',
  isDialogueSaid: twoWayAlternate || rules.proposesMonologue.value === 'yes',
});

/** The selectors that a connector shows: called is its B, calling is the stack's A (Q152934, Q198772); S and P only where its mode has them. */
export const selectorsOf = ({ product }: Host, { outgoing, stack, conformance }: Connector): Pick<Call, 'called' | 'calling'> => {
  const levels = levelsOf(conformance, product.rules);
  return { called: only(outgoing, levels), calling: only(stack.selectors, levels) };
};

/** Name and password that a caller binds with: the connector's Override, else the MTA object's (Q234157, Q165111). */
export const bindOf = ({ mta }: Host, { override }: Connector): NonNullable<Call['bind']> => {
  const password = override.password ?? mta.password;
  return { name: override.mta ?? mta.name, ...(password === undefined ? {} : { password }) };
};

const only = (selectors: Selectors, levels: readonly Level[]): Selectors =>
  Object.fromEntries(Object.entries(selectors).filter(([level]) => levels.includes(level as Level)));

const network = (ip: string, prefix: number): number => {
  const address = ip.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  return Math.floor(address / 2 ** (32 - prefix));
};
