import type { Case } from './case.ts';
import type { Link } from './link.ts';
import { type Played, Player, type Stage } from './player.ts';
import { preambleOf } from './preambles.ts';
import { type Outcome, saysOf } from './result.ts';

/** Plays one case on one link that is open. The link is left at its end. */
export const perform = async (case_: Case, link: Link, stage: Stage): Promise<Outcome> => {
  const player = new Player(link, stage);
  const before = await player.play(preambleOf(case_.from, stage));
  const outcome = before.verdict === 'pass' ? await player.play(case_.steps) : inPreamble(before);
  const ending = player.ending;
  if (!link.end) link.leave(ending === 'open' ? 'close' : 'reset');
  return { ...outcome, ending };
};

const inPreamble = (played: Played): Played => ({
  ...played,
  verdict: 'inconclusive',
  reason: `it did not come as far as the case begins: ${saysOf(played)}`,
});
