import test from 'ava';
import type { TreeOf } from '#harness/console/index.ts';
import { agentSays } from '../../../harness/console/agent-says.ts';

const said = (...pdus: readonly TreeOf[]) => agentSays(JSON.stringify({ type: 'pdu', id: 1, frame: 1, octets: '', pdus }));
const leaf: TreeOf = { name: 'part', length: 0 };
const deep = (levels: number): TreeOf => (levels === 0 ? leaf : { ...leaf, children: [deep(levels - 1)] });
const wide = (parts: number): TreeOf => ({ ...leaf, children: Array.from({ length: parts }, () => leaf) });

const trees: Readonly<Record<string, readonly [tree: TreeOf, isTaken: boolean]>> = {
  'as deep as ours are': [deep(64), true],
  'deeper than ours are': [deep(65), false],
  'very much deeper': [{ ...leaf, children: [deep(2000)] }, false],
  'with as many parts as ours have': [wide(5000), true],
  'with more parts than ours have': [wide(5100), false],
  'with a text that was cut': [{ ...leaf, value: `${'x'.repeat(4096)}...` }, true],
  'with a longer text': [{ ...leaf, value: 'x'.repeat(4100) }, false],
};
for (const [title, [tree, isTaken]] of Object.entries(trees))
  test(`a tree ${title} is ${isTaken ? 'taken' : 'none of our messages'}`, (t) => t.is(said(tree) !== undefined, isTaken));
