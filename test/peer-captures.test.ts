import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { port102 } from './support/cli.ts';
import { recordedOf } from './support/conformed.ts';
import { PEERS, ROOT } from './support/peer-table.ts';

const FOLDER = join(ROOT, 'captures', 'peers');
const PAGE = readFileSync(join(ROOT, 'harness', 'conformance', 'PEERS.md'), 'utf8');

test('there is a capture of each peer, and of nobody else', (t) =>
  t.deepEqual(
    readdirSync(FOLDER).toSorted(),
    Object.keys(PEERS)
      .map((peer) => `${peer}.pcapng`)
      .toSorted(),
  ));

for (const peer of Object.keys(PEERS)) {
  const file = join(FOLDER, `${peer}.pcapng`);

  test(`${peer}: its capture is small, and can be read`, async (t) => {
    t.true(statSync(file).size < LARGEST, `${statSync(file).size} octets`);
    const { code, out } = await port102('decode', file);
    t.is(code, 0);
    t.true(out.length > 0);
  });

  test(`${peer}: its page has every case that it fails`, (t) => {
    const [, section = ''] = PAGE.split(`\n## ${peer}\n`);
    const own = section.split('\n## ')[0]!;
    const failed = Object.entries(recordedOf(peer).verdicts).filter(([, verdict]) => verdict === 'fail');
    t.deepEqual(
      failed.map(([id]) => id).filter((id) => !own.includes(`\`${id}\``)),
      [],
    );
  });
}

const LARGEST = 65_536;
