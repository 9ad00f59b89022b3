import test from 'ava';
import { FrameCounter, type RunEvent, SEGMENT_SIZE, Segments } from '#harness/run/index.ts';

const line = '10.1.0.1:40001>10.1.0.2:102';
const open: RunEvent = { type: 'link.open', line, caller: 'alpha', called: 'bravo' };
const says = (from: 'caller' | 'called', length: number): RunEvent => ({ type: 'octets', line, from, octets: new Uint8Array(length) });
const ends = (how: Extract<RunEvent, { type: 'link.close' }>['how'], by?: 'caller' | 'called'): RunEvent => ({
  type: 'link.close',
  line,
  how,
  ...(by && { by }),
});

const finishes = (by: 'caller' | 'called'): RunEvent => ({ type: 'link.finish', line, by });

const ACCEPTED = ['called SYN, ACK', 'caller ACK'];

// biome-ignore format: a table
const runs: Readonly<Record<string, { readonly events: readonly RunEvent[]; readonly last: readonly string[] }>> = {
  'a dial is a SYN':                                  { events: [open],                                         last: ['caller SYN'] },
  'the first octets bring the rest of the handshake': { events: [open, says('caller', 9)],                      last: [...ACCEPTED, 'caller PSH, ACK'] },
  'the called side may be the first to speak':        { events: [open, says('called', 9)],                      last: [...ACCEPTED, 'called PSH, ACK'] },
  'an open line needs no more handshake':             { events: [open, says('caller', 9), says('called', 9)],   last: ['called PSH, ACK'] },
  'nothing said is an accepted call':                 { events: [open, says('caller', 0)],                      last: ACCEPTED },
  'a write that fills a segment is one':              { events: [open, says('caller', 1), says('caller', SEGMENT_SIZE)],     last: ['caller PSH, ACK'] },
  'a longer write is pushed at its end only':         { events: [open, says('caller', 1), says('caller', SEGMENT_SIZE + 1)], last: ['caller ACK', 'caller PSH, ACK'] },
  'a close takes a FIN of each side and an ACK':      { events: [open, says('caller', 9), ends('closed', 'called')],         last: ['called FIN, ACK', 'caller FIN, ACK', 'called ACK'] },
  'a close that names nobody is the caller\'s':       { events: [open, says('caller', 9), ends('closed')],                   last: ['caller FIN, ACK', 'called FIN, ACK', 'caller ACK'] },
  'one way ends with a FIN':                          { events: [open, says('caller', 9), finishes('called')],  last: ['called FIN, ACK', 'caller ACK'] },
  'what comes the other way still does':              { events: [open, says('caller', 9), finishes('called'), says('caller', 9)], last: ['caller PSH, ACK'] },
  'the other way ends with the other FIN':            { events: [open, says('caller', 9), finishes('called'), ends('closed', 'called')], last: ['caller FIN, ACK', 'called ACK'] },
  'a line that is open one way may be reset':         { events: [open, says('caller', 9), finishes('called'), ends('reset', 'caller')], last: ['caller RST, ACK'] },
  'who finishes at once was accepted':                { events: [open, finishes('called')],                     last: [...ACCEPTED, 'called FIN, ACK', 'caller ACK'] },
  'who finishes twice has finished':                  { events: [open, finishes('called'), finishes('called')], last: [] },
  'a call that is dropped at once was accepted':      { events: [open, ends('closed', 'called')],               last: [...ACCEPTED, 'called FIN, ACK', 'caller FIN, ACK', 'called ACK'] },
  'a call that is reset at once was accepted':        { events: [open, ends('reset', 'called')],                last: [...ACCEPTED, 'called RST, ACK'] },
  'a caller may reset':                               { events: [open, says('caller', 9), ends('reset', 'caller')],          last: ['caller RST, ACK'] },
  'an overrun is a reset':                            { events: [open, says('caller', 9), ends('overrun')],     last: ['caller RST, ACK'] },
  'a refusal answers the SYN':                        { events: [open, ends('refused')],                        last: ['called RST, ACK'] },
  'a refusal comes from the called side':             { events: [open, ends('refused', 'caller')],              last: ['called RST, ACK'] },
  'nobody answers where time runs out':               { events: [open, ends('timeout')],                        last: [] },
  'nobody answers from nowhere':                      { events: [open, ends('unreachable')],                    last: [] },
  'octets after the end have not arrived':            { events: [open, ends('reset'), says('caller', 9)],       last: [] },
  'a line ends once':                                 { events: [open, ends('reset'), ends('closed')],          last: [] },
  'an unknown line has no frames':                    { events: [says('caller', 9)],                            last: [] },
  'the same ports may be dialled again':              { events: [open, says('caller', 9), ends('reset'), open, says('caller', 9)], last: [...ACCEPTED, 'caller PSH, ACK'] },
  'what is no matter of the wire has no frames':      { events: [open, { type: 'note', says: 'hello' }],        last: [] },
};

for (const [title, { events, last }] of Object.entries(runs)) {
  test(title, (t) => {
    const segments = new Segments();
    const each = events.map((event) => segments.of(event).map(({ from, flags }) => `${from} ${flags}`));
    t.deepEqual(each.at(-1), last);
  });
}

test('the segments of a write are its octets', (t) => {
  const octets = Uint8Array.from({ length: 3 * SEGMENT_SIZE - 5 }, (_, index) => index % 251);
  const segments = new Segments();
  segments.of(open);
  const parts = segments.of({ type: 'octets', line, from: 'caller', octets }).flatMap((segment) => segment.octets ?? []);
  t.deepEqual(Buffer.concat(parts), Buffer.from(octets));
});

test('frames are counted from 1, all lines together', (t) => {
  const counter = new FrameCounter();
  const other: RunEvent = { ...open, line: '10.1.0.1:40002>10.1.0.2:102' };
  const counts = [open, other, says('caller', 9), ends('closed'), { ...ends('refused'), line: other.line } as RunEvent].map((event) =>
    counter.framesOf(event),
  );
  t.deepEqual([counts, counter.last], [[1, 1, 3, 3, 1], 9]);
});
