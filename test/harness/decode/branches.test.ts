import test from 'ava';
import { Branches, Sheet } from '#harness/decode/index.ts';
import { PLAIN } from '#harness/reports/index.ts';
import { Node } from '#src/dissect/node.ts';
import { ascii, hex } from '../../support/hex.ts';

/** What is written of trees one after the other. */
const written = (branches: () => Branches, trees: readonly Node[]): readonly string[] =>
  trees.map((tree) => {
    const sent: string[] = [];
    const sheet = new Sheet((octets) => void sent.push(Buffer.from(octets).toString()));
    branches().write(sheet, tree, tree.source);
    sheet.flush();
    return sent.join('');
  });

const leaf = (name: string, octets: Uint8Array, value?: string) => new Node(name, octets, 0, octets.length, value);
const whole = (name: string, octets: Uint8Array, ...children: readonly Node[]) =>
  new Node(name, octets, 0, octets.length, undefined, undefined, undefined, children);

const apart = Uint8Array.of(5, 0);
const shared = whole('shared', apart, leaf('inside', apart, 'text'));
const packet = hex('0102');
const tree = whole('packet', packet, shared, leaf('own', packet), whole('deeper', packet, shared));

test('nodes that come again say the same, each as deep as it stands', (t) => {
  const trees = [tree, tree, tree, whole('other', packet, whole('deeper', packet, whole('still', packet, shared))), tree];
  const one = new Branches(PLAIN);
  t.deepEqual(
    written(() => one, trees),
    written(() => new Branches(PLAIN), trees),
  );
});

test('what has octets of its own has no place, and all else has', (t) => {
  const [text = ''] = written(() => new Branches(PLAIN), [tree]);
  t.deepEqual(text.trimEnd().split('\n'), [
    '    0                      packet',
    '                             shared',
    '       0500                    inside: text',
    '    0  0102                  own',
    '    0                        deeper',
    '                               shared',
    '       0500                      inside: text',
  ]);
});

test('a long value ends in dots, with its size', (t) => {
  const long = ascii('x'.repeat(65));
  const [text = ''] = written(() => new Branches(PLAIN), [new Node('value', long, 0, long.length, long)]);
  t.is(text, `    0  ${'78'.repeat(8)}..  value: ${'78'.repeat(64)}... 65 octets\n`);
});
