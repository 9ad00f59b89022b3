import test from 'ava';
import { commandOf } from '../../../../../harness/console/page/model/keys.ts';

const pressed = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false });

for (const [key, command] of [
  ['j', 'next'],
  ['ArrowUp', 'previous'],
  [' ', 'mark'],
  ['?', 'help'],
  ['x', undefined],
] as const)
  test(`${JSON.stringify(key)} is ${command ?? 'nothing'}`, (t) => t.is(commandOf(pressed(key)), command));

test('what is pressed with Ctrl is the browser’s', (t) => t.is(commandOf(pressed('f', true)), undefined));
