import { Player } from './player.ts';
import { PREAMBLES } from './preambles.ts';
import { saysOf } from './result.ts';
import type { Target } from './target.ts';

/** Why the endpoint does not take a call as it should, or make one; undefined: it is well. */
const illness = async (target: Target): Promise<string | undefined> => {
  const link = await target.link();
  if (typeof link === 'string') return link;
  const { role, terms, sleep } = target;
  const played = await new Player(link, { role, terms, sleep, mode: 'normal', hello: 'mta' }).play(WELL[role]);
  link.leave('close');
  return played.verdict === 'pass' ? undefined : saysOf(played);
};

/** A few tries, for an endpoint may need a moment to come back. */
export const lastingIllness = async (target: Target): Promise<string | undefined> => {
  for (const wait of PATIENCE) {
    const ill = await illness(target);
    if (ill === undefined || wait === undefined) return ill;
    await target.sleep(wait);
  }
  return undefined;
};

// A called endpoint is well if it confirms a CR, a calling one if it sends one.
const WELL = { responder: PREAMBLES.open.responder, initiator: PREAMBLES.connected.initiator } as const;

/** Milliseconds between the tries. */
const PATIENCE = [100, 500, undefined] as const;
