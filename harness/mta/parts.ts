import type { Names } from '#harness/names/index.ts';
import { randomOf, type World } from '#harness/net/index.ts';
import type { LineId, LoggedEvent } from '#harness/run/index.ts';
import type { Clock } from '#src/io/index.ts';
import { CONFORMANCES, type Conformance } from '#src/p1/index.ts';
import { referencesOf } from '#src/rtse/index.ts';
import type { References } from '#src/session/index.ts';
import type { StackProfile, Terms, TransferProfile, UpperProfile } from '#src/stack/index.ts';
import type { Connector, Host } from './config.ts';
import { ControlBlocks } from './control-blocks.ts';
import { worldOf } from './habits.ts';
import { Recoveries } from './recoveries.ts';
import { groundOf, upperOf } from './terms.ts';
import { utcTimeAt } from './time.ts';

/** What the two halves of an MTA, the calling and the called one, share. */
export interface Parts {
  readonly host: Host;
  readonly names: Names;
  readonly world: World;
  readonly blocks: ControlBlocks;
  readonly recoveries: Recoveries;
  /** The layers up to transport of one more line, with a reference of its own. */
  readonly ground: () => StackProfile;
  /** The layers above, of a call that is accepted on these terms. */
  readonly uppers: (terms: Terms) => UpperProfile;
  /** All layers of one more call of a connector. */
  readonly profileOf: (connector: Connector) => TransferProfile;
  /** What we call one more session connection, as its caller or its called side. */
  readonly references: (conformance: Conformance, side: 'calling' | 'called') => References;
  readonly alarm: Clock['alarm'];
  /** The time of the world as a UTCTime. */
  readonly utc: () => string;
  readonly log: (events: readonly LoggedEvent[], line?: LineId, connector?: string) => void;
}

export const partsOf = (host: Host, names: Names, outer: World): Parts => {
  const world = worldOf(host, outer);
  let reference = 0;
  let connections = 0;
  const random = randomOf(world.seed, host.name, 'reserved octet');
  const utc = () => utcTimeAt(world.clock.now(), world.began);
  const ground = (): StackProfile => {
    // References run from 1: 0 is no reference (X.224 §6.5.4).
    reference = (reference % 0xffff) + 1;
    return groundOf(host, reference, random);
  };
  return {
    host,
    names,
    world,
    blocks: new ControlBlocks(host.controlBlocks),
    recoveries: new Recoveries(),
    alarm: (after, ring) => world.clock.alarm(after, ring),
    ground,
    uppers: (terms) => upperOf(host, { grants: terms }),
    profileOf: (connector) => ({ ...ground(), ...upperOf(host, { conformance: connector.conformance }) }),
    references: (conformance, side) => {
      connections += 1;
      return referencesOf(CONFORMANCES[conformance].mode, side, { name: `${host.mta.name}.${connections}`, time: utc() });
    },
    utc,
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
