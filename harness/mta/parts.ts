import type { Names } from '#harness/names/index.ts';
import { randomOf, type World } from '#harness/net/index.ts';
import type { LineId, LoggedEvent } from '#harness/run/index.ts';
import type { StackProfile } from '#src/stack/index.ts';
import type { Host } from './config.ts';
import { ControlBlocks } from './control-blocks.ts';
import { profileOf } from './terms.ts';

/** What the two halves of an MTA, the calling and the called one, share. */
export interface Parts {
  readonly host: Host;
  readonly names: Names;
  readonly world: World;
  readonly blocks: ControlBlocks;
  /** The layers of one more association, with a reference of its own. */
  readonly profile: () => StackProfile;
  readonly log: (events: readonly LoggedEvent[], line?: LineId, connector?: string) => void;
}

export const partsOf = (host: Host, names: Names, world: World): Parts => {
  let reference = 0;
  const random = randomOf(world.seed, host.name, 'reserved octet');
  return {
    host,
    names,
    world,
    blocks: new ControlBlocks(host.controlBlocks),
    profile: () => {
      // References run from 1: 0 is no reference (X.224 §6.5.4).
      reference = (reference % 0xffff) + 1;
      return profileOf(host, reference, random);
    },
    log: (events, line, connector) => {
      if (host.product.rules.eventLog.value === 'none') return;
      for (const event of events) {
        world.emit({
          type: 'event',
          host: host.name,
          ...(line === undefined ? {} : { line }),
          ...(connector === undefined ? {} : { connector: `${host.name}/${connector}` }),
          event,
        });
      }
    },
  };
};
