import test from 'ava';
import { nameOf, scenarioOf } from '../../../harness/golden/naming.ts';

// biome-ignore format: a table
const names: readonly (readonly [file: string, variant: string | undefined, name: string])[] = [
  ['peer-down.yaml', undefined, 'peer-down'],
  ['peer-down.yaml', 'a day', 'peer-down--day'],
  ['founding-case.yaml', '4.0 x 5.5 SP1 x one address', 'founding-case--4.0-x-5.5-sp1-x-one-address'],
  ['old-and-new-server.yaml', "the new one's stack differs, and ends in 5.5.", 'old-and-new-server--new-ones-stack-differs-ends-in-5.5'],
];
for (const [file, variant, name] of names)
  test(`${variant ?? 'the scenario itself'} is called ${name}`, (t) =>
    t.is(nameOf({ file, ...(variant !== undefined && { variant }) }), name));

test('a scenario is called by its file alone', (t) => {
  t.deepEqual(['here/founding-case.yaml', 'there\\founding-case.yaml'].map(scenarioOf), ['founding-case', 'founding-case']);
});
