import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { render, renderAll } from '../../../harness/scenario-file/fault.ts';
import { loadFile, scenarioFiles } from '../../../harness/scenario-file/files.ts';
import { load } from '../../../harness/scenario-file/load.ts';

const folder = fileURLToPath(new URL('../../../harness/scenarios', import.meta.url));
const builtIn = scenarioFiles([folder]);
const fileOf = (stem: string): string => builtIn.find((path) => basename(path) === `${stem}.yaml`)!;

for (const path of builtIn) {
  test(`loads the built-in scenario ${basename(path)}`, (t) => t.is(renderAll(loadFile(path).faults), '0 faults, nothing was run'));
}

test('a folder stands for its scenarios in order, a file for itself', (t) => {
  t.deepEqual(builtIn, builtIn.toSorted());
  t.true(builtIn.every((path) => path.endsWith('.yaml')));
  t.deepEqual(scenarioFiles(['b.yaml', 'a.yaml']), ['b.yaml', 'a.yaml']);
});

test('two connectors between one pair of addresses stand as in the article, with a variant that takes the first match', (t) => {
  const { topologies } = loadFile(fileOf('two-connectors-one-address'));
  const [itself] = topologies;
  t.deepEqual(
    itself!.hosts.map(({ connectors }) => connectors.map(({ remote, outgoing }) => [remote.address, outgoing])),
    [
      [
        ['10.1.0.2', {}],
        ['10.1.0.2', {}],
      ],
      [
        ['10.1.0.1', {}],
        ['10.1.0.1', {}],
      ],
    ],
  );
  const first = topologies.find(({ hosts }) => hosts.every(({ product }) => product.rules.onAmbiguity.value === 'first'));
  t.is(first?.expect.connectors['*/to-*-1']?.outcome, 'up');
});

test('a file that is not there is a fault, and so is a folder', (t) => {
  t.is(loadFile('nowhere.yaml').faults.map(render).join(), 'nowhere.yaml  there is no such file');
  t.is(loadFile(folder).faults.map(render).join(), `${folder}  is a folder`);
});

test('a file that is no scenario is a fault with its place', (t) => {
  const { topologies, faults } = loadFile(fileURLToPath(import.meta.url));
  t.deepEqual([topologies.length, faults[0]?.line], [0, 1]);
});

test('the example of the README loads', (t) => {
  const [, example = ''] = /```yaml\n(.*?)```/s.exec(readFileSync(`${folder}/README.md`, 'utf8')) ?? [];
  t.deepEqual(load(example, 'README.md').faults, []);
});
