import { meddled } from '#harness/faults/index.ts';
import type { World } from '#harness/net/index.ts';
import { playedBy } from '#harness/products/index.ts';
import type { Host } from './config.ts';

/** The world as a host sees it whose product has habits: they stand in the lines that it is called on, above what the run records. */
export const worldOf = ({ product, above }: Host, world: World): World => {
  const habits = (product.habits ?? []).filter(({ isUser }) => !isUser || above === 'nothing');
  if (habits.length === 0) return world;
  const own = [playedBy(habits)];
  // Habits read packets of their own: it is enough for them that there is one.
  return { ...world, network: meddled(world.network, world.clock, (_, end) => (end === 'called' ? own : NOBODY), 'names') };
};

const NOBODY: readonly never[] = [];
