// Runs the suite against peers, and writes down what it makes of them: `node --import=tsx test/support/write-verdicts.ts [NAME...]`. Beside the
// verdicts there is a capture of the failures alone, below captures/peers.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Conformed, conformed, metBadly, type Recorded, recordFileOf } from './conformed.ts';
import { PEERS, ROOT } from './peer-table.ts';
import { sliced } from './sliced.ts';

/** Frames that are kept of one case. */
const MOST = 24;

const names = process.argv.slice(2);
for (const peer of names.length > 0 ? names : Object.keys(PEERS)) {
  const found = await conformed(peer);
  const responders = PEERS[peer]!.kind === 'client' ? await metBadly(peer) : undefined;
  const verdicts = Object.fromEntries(found.results.map(({ case: id, verdict }) => [id, verdict]));
  const recorded: Recorded = { has: found.has, verdicts, ...(responders && { responders }) };
  written(recordFileOf(peer), `${JSON.stringify(recorded, undefined, 2)}\n`);
  written(join(ROOT, 'captures', 'peers', `${peer}.pcapng`), failuresIn(found));
  for (const { case: id, verdict, observed, reason, clause } of found.results)
    if (verdict !== 'pass') console.log([peer, verdict, id, clause, observed, reason].join('\t'));
  for (const [id, ending] of Object.entries(responders ?? {})) console.log([peer, 'responder', id, ending].join('\t'));
}

function failuresIn({ results, capture, port }: Conformed): Buffer {
  const failures = results.filter(({ verdict }) => verdict === 'fail');
  return sliced(readFileSync(capture), port, (frame) =>
    failures.some(({ frames: { first, last } }) => frame >= first && frame < first + Math.min(MOST, last - first + 1)),
  );
}

function written(file: string, content: string | Buffer): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
}
