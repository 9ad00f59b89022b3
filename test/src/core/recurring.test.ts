import test from 'ava';
import { Recurring } from '#src/core/index.ts';

const kept = (most = 10) => new Recurring<string, { readonly of: string }>(most, () => new Map());

test('what comes again is made once, the second time, and is the same from then on', (t) => {
  const recurring = kept();
  let made = 0;
  const of = (key: string) => recurring.of(key, () => ({ of: `${key} ${++made}` }));
  const all = [of('a'), of('b'), of('a'), of('a'), of('b')];
  t.deepEqual(all, [undefined, undefined, { of: 'a 1' }, { of: 'a 1' }, { of: 'b 2' }]);
  t.is(all[2], all[3]);
});

test('what nothing was made of is tried again', (t) => {
  const recurring = kept();
  const all = [undefined, undefined, undefined, { of: 'a' }, undefined].map((made) => recurring.of('a', () => made));
  t.deepEqual(all, [undefined, undefined, undefined, { of: 'a' }, { of: 'a' }]);
});

test('what is new each time makes room for what comes again, and is not kept for ever', (t) => {
  const sizes: number[] = [];
  const maps: Map<string, { readonly of: string } | undefined>[] = [];
  const recurring = new Recurring<string, { readonly of: string }>(3, () => {
    const map = new Map<string, { readonly of: string } | undefined>();
    maps.push(map);
    return map;
  });
  for (let round = 0; round < 8; round++) {
    recurring.of(`${round}`, () => ({ of: 'new' }));
    sizes.push(maps.at(-1)!.size);
  }
  t.deepEqual(sizes, [1, 2, 3, 1, 2, 3, 1, 2]);
});
