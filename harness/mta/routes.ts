import type { OrAddress } from '#src/p1/index.ts';
import type { AddressSpace, DomainAttribute } from './config.ts';
import type { Link } from './link.ts';
import { attributesOf, fits, printable } from './mailbox.ts';

/**
 * The connectors that lead to an address, the best one first (Q193322): not the one that it came in by, those that are not waiting to try again
 * before those that are, then by cost, then by what they have been given so far, so that ways of one cost share the load (Q186289).
 */
export const routesTo = (address: OrAddress, links: readonly Link[], inbound?: Link): readonly Link[] =>
  links
    .filter((link) => link !== inbound)
    .flatMap((link) => {
      const cost = costOf(address, link);
      return cost === undefined ? [] : [{ link, cost }];
    })
    .toSorted(
      (one, other) =>
        Number(one.link.isWaiting) - Number(other.link.isWaiting) || one.cost - other.cost || one.link.taken - other.link.taken,
    )
    .map(({ link }) => link);

/** What it costs to reach an address over a connector; undefined: it does not lead there. */
const costOf = (address: OrAddress, { connector: { addressSpace, remote } }: Link): number | undefined => {
  const spaces = addressSpace.length > 0 ? addressSpace : [siteOf(remote.mta)];
  const costs = spaces.filter((space) => isIn(address, space)).map(({ cost }) => cost);
  return costs.length > 0 ? Math.min(...costs) : undefined;
};

/** Without an Address Space a connector leads to the site of its remote MTA (assumed: that is what Connected Sites comes to). */
const siteOf = (mta: string): AddressSpace => ({ attributes: { o: printable(mta) }, cost: 1 });

const isIn = (address: OrAddress, { attributes }: AddressSpace): boolean => {
  const given = attributesOf(address);
  return Object.entries(attributes).every(([label, pattern]) => fits(pattern, given[label as DomainAttribute]));
};
