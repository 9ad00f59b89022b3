import { DOMParser } from '@xmldom/xmldom';
import test from 'ava';
import { ladder, ladderSvg, laddersOf, ladderText, PLAIN } from '#harness/reports/index.ts';
import type { RunEvent } from '#harness/run/index.ts';
import { hostileScenarios, hostileSuite, stamped, suiteOf } from '../../support/reported.ts';

const LINE = '10.1.0.1:40001>10.1.0.2:102';
const EVENTS: readonly RunEvent[] = [
  { type: 'link.open', line: LINE, caller: '10.1.0.1:40001', called: '10.1.0.2:102' },
  { type: 'pdu', line: LINE, layer: 'cotp', kind: 'CR', from: 'caller', fields: {}, frame: 4 },
  {
    type: 'decision',
    line: LINE,
    host: 'bravo',
    decision: {
      host: 'bravo',
      product: 'generic',
      stage: 'transport',
      candidates: [],
      outcome: { kind: 'refused', why: 'wrongSelector' },
      rules: '',
    },
  },
  { type: 'pdu', line: LINE, layer: 'cotp', kind: 'DR', from: 'called', fields: { says: 'the address is unknown', reason: 3 }, frame: 5 },
  { type: 'link.close', line: LINE, how: 'closed', by: 'called' },
  { type: 'connector', connector: 'alpha/ops', outcome: 'refused', line: LINE },
];
const NAMES: Readonly<Record<string, string>> = { '10.1.0.1': 'alpha', '10.1.0.2': 'bravo' };
const drawn = ladder(stamped(EVENTS), { title: 'alpha/ops', whose: (address) => ({ name: NAMES[address]!, says: address }) });

test('what is said goes from one lifeline to another, what is decided stands at one', (t) => {
  t.deepEqual(drawn.lifelines, [
    { name: 'alpha', says: '10.1.0.1' },
    { name: 'bravo', says: '10.1.0.2' },
  ]);
  t.deepEqual(drawn.rungs, [
    { kind: 'arrow', t: 0, from: 0, to: 1, text: 'TCP connect', tone: 'dim' },
    { kind: 'arrow', t: 0.25, from: 0, to: 1, text: 'CR  called "" calling ""', tone: 'plain', frame: 4 },
    { kind: 'note', t: 0.5, at: 1, text: 'by T-selectors: nobody takes it (wrongSelector)', tone: 'bad' },
    { kind: 'arrow', t: 0.75, from: 1, to: 0, text: 'DR  transport: the address is unknown (3)', tone: 'bad', frame: 5 },
    { kind: 'arrow', t: 1, from: 1, to: 0, text: 'TCP closed', tone: 'dim' },
    { kind: 'note', t: 1.25, at: 0, text: 'alpha/ops is refused', tone: 'bad' },
  ]);
});

test('on a terminal', (t) =>
  t.deepEqual(ladderText(PLAIN, drawn, 72), [
    'alpha/ops',
    '            alpha 10.1.0.1                                bravo 10.1.0.2',
    '      0 ms  |---------------------- TCP connect ----------------------▶|',
    '   0.25 ms  |-------------- CR  called "" calling "" #4 --------------▶|',
    '    0.5 ms  |       ✗ by T-selectors: nobody takes it (wrongSelector)  |',
    '   0.75 ms  |◀----- DR  transport: the address is unknown (3) #5 ------|',
    '      1 ms  |◀---------------------- TCP closed -----------------------|',
    '   1.25 ms  |  ✗ alpha/ops is refused                                  |',
  ]));

test('without glyphs', (t) => {
  const lines = ladderText({ colour: false, unicode: false }, drawn, 72);
  t.regex(lines.join('\n'), /^[\n -~]*$/);
});

test('what is long is told from its beginning and its end', (t) => {
  const many = Array.from({ length: 500 }, (): RunEvent => EVENTS[1]!);
  const { rungs } = ladder(stamped(many), { title: '', whose: (address) => ({ name: address, says: '' }), every: true });
  t.is(rungs.length, 61);
  t.like(rungs[24], { kind: 'note', text: '440 steps are left out here; the capture has them' });
});

test('what should not have come is marked in a case that failed', (t) => {
  const [one] = laddersOf(suiteOf([{ case: 'tpkt.one', verdict: 'fail' }]).results[0]!);
  t.deepEqual(
    one!.rungs.map(({ tone }) => tone),
    ['dim', 'plain', 'bad', 'dim'],
  );
});

test('several cases at once have no ladders: whose is what?', (t) => {
  const model = suiteOf([{ case: 'tpkt.one', verdict: 'fail' }]);
  const [result] = model.results;
  t.is(laddersOf({ ...(result as Extract<typeof result, { kind: 'case' }>), events: [] } as typeof result & {}).length, 0);
});

const drawings = [hostileSuite(), hostileScenarios()].flatMap(({ results }) => results.flatMap(laddersOf));
test('hostile text is text, in a picture and in lines', (t) => {
  t.true(drawings.length > 20);
  for (const each of drawings) {
    const svg = ladderSvg(each);
    const faults: string[] = [];
    const { documentElement } = new DOMParser({ onError: (_, message) => void faults.push(message) }).parseFromString(svg, 'image/svg+xml');
    t.deepEqual([faults, documentElement?.nodeName, documentElement?.getElementsByTagName('script').length], [[], 'svg', 0]);
    t.notRegex(svg, / on\w+="/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    t.notRegex(ladderText(PLAIN, each).join('\n'), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  }
});
