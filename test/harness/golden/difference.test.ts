import test from 'ava';
import { record } from '#harness/capture/index.ts';
import { differenceIn } from '#harness/golden/index.ts';
import type { RunEvent, Stamped } from '#harness/run/index.ts';

const line = '10.1.0.1:40001>10.1.0.2:102';
const events = (said: string): readonly RunEvent[] => [
  { type: 'link.open', line, caller: 'alpha', called: 'bravo' },
  { type: 'octets', line, from: 'caller', octets: new TextEncoder().encode(said) },
];
const capture = (said: string): Uint8Array =>
  record(
    events(said).map((event, seq) => ({ v: 1, seq, t: 0, ...event }) as Stamped),
    { start: 0, names: [] },
  );
const changed = (octets: Uint8Array, at: number): Uint8Array => octets.map((each, index) => (index === at ? each ^ 0xff : each));

const made = capture('said');
const last = made.length;
const SAME = 'What is said in it is the same.';

// biome-ignore format: a table
const versions: Readonly<Record<string, readonly [found: Uint8Array, says: string | undefined]>> = {
  'the same':                      [capture('said'), undefined],
  'another header':                [changed(made, 12), `x differs from octet 12 on, in no frame: fe there, 01 now. ${SAME}`],
  'another word':                  [capture('sold'), `x differs from octet ${firstIn(made, capture('sold'))} on, in frame 4: ${octets(made, capture('sold'))}. 10.1.0.1 to 10.1.0.2:102: octets that are no packet  4 | 4`],
  'one that ends too early':       [made.subarray(0, last - 2), `x differs from octet ${last - 2} on, in frame 4: the end there, 00 now. 10.1.0.1 to 10.1.0.2:102: octets that are no packet  0 | 4`],
  'one that goes on for too long': [Buffer.concat([made, made]), `x differs from octet ${last} on, in no frame: 0a there, the end now. ${SAME}`],
};
for (const [what, [found, says]] of Object.entries(versions)) {
  test(`finds ${what}`, async (t) => t.is(await differenceIn('x', { made, found }), says));
}

function firstIn(a: Uint8Array, b: Uint8Array): number {
  return a.findIndex((each, index) => each !== b[index]);
}

function octets(a: Uint8Array, b: Uint8Array): string {
  const at = firstIn(a, b);
  return `${b[at]!.toString(16)} there, ${a[at]!.toString(16)} now`;
}
