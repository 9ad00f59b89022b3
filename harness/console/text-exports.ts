import { ladder, ladderSvg, ladderText, markdown, modelOf, PLAIN } from '#harness/reports/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import type { Exports } from './exports.ts';

/** What of a run can be taken away as text; `told`: its events, without octets. Nothing where there are none. */
export const textExports = (told: () => readonly Stamped[] | Promise<readonly Stamped[]>): Exports => {
  const written = (write: (events: readonly Stamped[]) => string) => async () => {
    const all = await told();
    return all.length === 0 ? undefined : write(all);
  };
  return {
    'run.md': written((all) => markdown(modelOf(all))),
    'ladder.svg': written((all) => ladderSvg(ladderOf(all))),
    'ladder.txt': written((all) => `${ladderText(PLAIN, ladderOf(all)).join('\n')}\n`),
  };
};

/** All lines of the run in one ladder: where there is too much to draw, how it ended. */
const ladderOf = (events: readonly Stamped[]) => {
  const hosts = new Map(
    events.flatMap((event) => (event.type === 'host.up' ? event.addresses.map((address) => [address, event.host] as const) : [])),
  );
  const title = events.find((event) => event.type === 'run.start')?.name ?? 'run';
  const ofLines = events.filter((event) => 'line' in event && event.line !== undefined && event.type !== 'attempt').slice(-MOST);
  return ladder(ofLines, {
    title,
    whose: (address) => ({ name: hosts.get(address) ?? address, says: hosts.has(address) ? address : '' }),
  });
};

/** Events that are drawn. */
const MOST = 5000;
