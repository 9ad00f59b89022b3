import test from 'ava';
import { down, faults, machine, type StateTable, up } from '#src/core/index.ts';

interface Words {
  readonly down: { readonly kind: 'open' } | { readonly kind: 'say'; readonly what: string };
  readonly up: { readonly kind: 'heard'; readonly what: string } | { readonly kind: 'broken'; readonly code: string; readonly at: string };
}
interface Letters {
  readonly down: { readonly kind: 'letter'; readonly text: string };
  readonly up: { readonly kind: 'letters'; readonly text: string };
}
type Event = Words['down'] | { readonly kind: 'A' } | { readonly kind: 'B'; readonly count: number } | { readonly kind: 'late' };

const wordFaults = faults('word', {
  letter: { clause: 'the alphabet', says: 'a letter is A or B' },
  unexpected: { clause: 'the table', says: 'the letter is not allowed in this state' },
  tooMany: { clause: 'the table', says: 'there are two B at most' },
});

// biome-ignore format: a table
const TABLE: StateTable<'SHUT' | 'OPEN', { said: number }, Event, Words, Letters> = {
  SHUT: {
    open:    { to: 'OPEN', do: (_, __, later) => [later('late', 5)] },
    invalid: { to: 'SHUT', do: (_, { error, primitive }) => [up({ kind: 'broken', code: error.code, at: primitive.kind })] },
  },
  OPEN: {
    say:     { to: 'OPEN', do: (_, { what }) => [down({ kind: 'letter', text: what })] },
    A: [
      { if: ({ said }) => said > 0, to: 'SHUT' },
      {                             to: 'OPEN', do: (variables) => { variables.said += 1; return [up({ kind: 'heard', what: 'A' })]; } },
    ],
    B:       { to: 'SHUT', do: (_, { count }) => { if (count > 2) throw wordFaults.tooMany({ octet: 2, got: count }); return []; } },
    late:    { to: 'SHUT', do: () => [up({ kind: 'heard', what: 'nothing' })] },
    invalid: { to: 'OPEN', do: (_, { error, primitive }) => [up({ kind: 'broken', code: error.code, at: primitive.kind })] },
  },
};

const made = () =>
  machine({
    table: TABLE,
    start: 'SHUT',
    variables: { said: 0 },
    read: ({ text }: Letters['up']): readonly Event[] =>
      Array.from(text, (letter) => {
        if (letter === 'A') return { kind: 'A' };
        if (letter === 'B') return { kind: 'B', count: text.length };
        throw wordFaults.letter({ octet: text.indexOf(letter), got: letter });
      }),
    unexpected: wordFaults.unexpected,
  });
const open = () => {
  const layer = made();
  layer.fromAbove({ kind: 'open' });
  return layer;
};
const read = (layer: ReturnType<typeof made>, text: string) => layer.fromBelow({ kind: 'letters', text });
const broken = (code: string) => up({ kind: 'broken', code, at: 'letters' });
const heard = (what: string) => up({ kind: 'heard', what });

test('a user that calls out of turn is told so', (t) => {
  const error = t.throws(() => made().fromAbove({ kind: 'say', what: 'x' }), { code: 'word.unexpected' });
  t.is(error?.message, 'the letter is not allowed in this state, got say in SHUT (the table)');
});

// biome-ignore format: a table
const cases: Record<string, { layer: () => ReturnType<typeof made>; text: string; does: readonly unknown[] }> = {
  'a letter with a cell does what the cell says':          { layer: open, text: 'A',    does: [heard('A')] },
  'the first row that fits counts':                        { layer: open, text: 'AA',   does: [heard('A')] },
  'a letter without a cell is invalid':                    { layer: made, text: 'A',    does: [broken('word.unexpected')] },
  'a letter that cannot be read is invalid':               { layer: open, text: 'C',    does: [broken('word.letter')] },
  'so is one whose action finds a fault':                  { layer: open, text: 'BBB',  does: [broken('word.tooMany'), broken('word.tooMany'), broken('word.tooMany')] },
  'a fault does not stop what else came with it':          { layer: open, text: 'BAA',  does: [broken('word.tooMany'), heard('A')] },
  'no letters do nothing':                                 { layer: open, text: '',     does: [] },
};
for (const [title, { layer, text, does }] of Object.entries(cases))
  test(title, (t) => t.deepEqual<unknown, unknown>(read(layer(), text), does));

test('the state stays where it was when an action finds a fault', (t) => {
  const layer = open();
  read(layer, 'BBB');
  t.deepEqual(layer.fromAbove({ kind: 'say', what: 'still open' }), [down({ kind: 'letter', text: 'still open' })]);
});

test('an alarm comes back as an event, and finds the state as it then is', (t) => {
  const layer = made();
  const [alarm] = layer.fromAbove({ kind: 'open' });
  t.like(alarm, { alarm: 'late', after: 5 });
  t.deepEqual(alarm && 'ring' in alarm && alarm.ring(), [heard('nothing')]);
  t.deepEqual(alarm && 'ring' in alarm && alarm.ring(), [], 'a state that does not wait for it is not disturbed');
});

test('an error that is no breach of protocol is not swallowed', (t) => {
  const layer = machine({
    ...{ table: TABLE, start: 'SHUT' as const, variables: { said: 0 } },
    read: () => {
      throw new RangeError('ours');
    },
    unexpected: wordFaults.unexpected,
  });
  t.throws(() => layer.fromBelow({ kind: 'letters', text: '' }), { instanceOf: RangeError });
});
