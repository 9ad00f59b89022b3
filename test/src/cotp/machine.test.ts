import test from 'ava';
import { cotp } from '#src/cotp/index.ts';
import { TABLE } from '#src/cotp/machine.ts';
import { decodeTpdu } from '#src/cotp/tpdu.ts';
import { watched } from '../../support/cells.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { type Entity, effectsOf, type Input, play, put, shown, TPDUS, WAYS } from '../../support/transport.ts';
import { CELLS, DISCARDED, ENDINGS } from '../../support/transport-cells.ts';

const coverage = watched(TABLE);

const to = { host: '192.0.2.2', port: 102 };
const entity = (limits = {}): Entity => cotp({ reference: 1, limits });
const over = (code: string) => `^ T-DISCONNECT.indication cause=${code}`;
const HANG_UP = '< N-DISCONNECT.request';

// biome-ignore format: a table
const events: Readonly<Record<string, Input>> = {
  'T-CONNECT.request':       { kind: 'T-CONNECT.request', to },
  'T-CONNECT.response':      { kind: 'T-CONNECT.response' },
  'T-DATA.request':          { kind: 'T-DATA.request', tsdu: hex('61') },
  'T-EXPEDITED-DATA.request': { kind: 'T-EXPEDITED-DATA.request', tsdu: hex('61') },
  'T-DISCONNECT.request':    { kind: 'T-DISCONNECT.request' },
  'N-CONNECT.indication':    { kind: 'N-CONNECT.indication', from: to },
  'N-CONNECT.confirm':       { kind: 'N-CONNECT.confirm' },
  'N-DISCONNECT.indication': { kind: 'N-DISCONNECT.indication' },
  ...TPDUS,
};

// biome-ignore format: a table
/** What happens to a TPDU and to a primitive of the network that have no cell. */
const invalid = {
  CLOSED:  { tpdu: () => [HANG_UP, over('cotp.unexpected@1')],                                   network: [HANG_UP, over('cotp.unexpected@1')] },
  WFNC:    { tpdu: () => [HANG_UP, over('cotp.unexpected@1')],                                   network: [HANG_UP, over('cotp.unexpected@1')] },
  WFCC:    { tpdu: (octets: string) => [er(octets === events.CR ? '0007' : '0000', octets), TS2, over('cotp.unexpected@1')],     network: [HANG_UP, over('cotp.unexpected@1')] },
  WFTRESP: { tpdu: (octets: string) => [er('0007', octets), TS2, over('cotp.unexpected@1')],     network: [HANG_UP, over('cotp.unexpected@1')] },
  OPEN:    { tpdu: (octets: string) => [er('0007', octets), TS2, over('cotp.unexpected@1')],     network: [HANG_UP, over('cotp.unexpected@1')] },
  CLOSING: { tpdu: () => [],                                                                     network: [] },
} as const;
const TS2 = '! TS2 10000';
const er = (dstRef: string, octets: string) => `< 0870${dstRef}02c102${octets.replaceAll(' ', '').slice(0, 4)}`;

const stateOf = (state: keyof typeof WAYS): Entity => {
  const made = entity();
  play(made, WAYS[state]);
  return made;
};

for (const state of Object.keys(invalid) as (keyof typeof invalid)[]) {
  for (const [kind, input] of Object.entries(events)) {
    if (kind in TABLE[state]) continue;
    if (kind.startsWith('T-'))
      test(`${state} has no cell for ${kind}: our own mistake`, (t) =>
        void t.throws(() => put(stateOf(state), input), { code: 'cotp.unexpected' }));
    else
      test(`${state} has no cell for ${kind}: invalid`, (t) =>
        t.deepEqual(put(stateOf(state), input), typeof input === 'string' ? invalid[state].tpdu(input) : invalid[state].network));
  }
}

for (const [title, rows] of Object.entries(CELLS)) {
  test(`goes through the cells of ${title}`, (t) => {
    for (const [way, input, effects] of rows) t.deepEqual(put(stateOf(way), input), effects, `${way} ${JSON.stringify(input)}`);
  });
}

for (const [title, [ways, input, effects]] of Object.entries(ENDINGS)) {
  test(`it is the end: ${title}`, (t) => {
    for (const way of ways) t.deepEqual(put(stateOf(way), input), effects, way);
  });
}

for (const [way, inputs] of Object.entries(DISCARDED)) {
  test(`${way}: discards what is of no matter`, (t) => {
    for (const input of inputs) t.deepEqual(put(stateOf(way as keyof typeof DISCARDED), input), [], JSON.stringify(input));
  });
}

// biome-ignore format: a table
const alarms: Record<string, { way: readonly Input[]; set: string; rings: readonly string[] }> = {
  'a caller that sends no CR':       { way: WAYS['CLOSED, called'],                         set: '! first CR 11', rings: [HANG_UP, over('cotp.firstCR')] },
  'a CR that nobody answers':        { way: WAYS.WFCC,                                      set: '! TS1 22',      rings: [HANG_UP, over('cotp.answer')] },
  'a peer that stays after an ER':   { way: WAYS.CLOSING,                                   set: '! TS2 33',      rings: [HANG_UP] },
  'a peer that stays after a DR':    { way: [...WAYS.WFTRESP, { kind: 'T-DISCONNECT.request' }], set: '! TS2 33', rings: [HANG_UP] },
};
for (const [title, { way, set, rings }] of Object.entries(alarms)) {
  test(`closes on ${title}`, (t) => {
    const made = entity({ firstCR: 11, answer: 22, close: 33 });
    for (const input of way.slice(0, -1)) put(made, input);
    const last = way.at(-1)!;
    const effects = effectsOf(made, last);
    const alarm = effects.find((effect) => 'alarm' in effect);
    t.is(alarm && `! ${alarm.alarm} ${alarm.after}`, set);
    t.deepEqual(alarm && shown(alarm.ring()), rings);
  });
}

test('says a selector of no octets, and leaves out one that is absent, in the order it is told', (t) => {
  const made = cotp({ reference: 1, order: ['callingTsel', 'calledTsel', 'tpduSize'] });
  const request: Input = { kind: 'T-CONNECT.request', to, called: hex('4d32'), calling: hex(''), tpduSize: 2048 };
  t.deepEqual(play(made, [request, { kind: 'N-CONNECT.confirm' }]), ['< 0fe00000000100c100c2024d32c0010b', '! TS1 60000']);
});

// biome-ignore format: a table
const misuses: Record<string, { run: () => unknown; code: string }> = {
  'a reference of 0':            { run: () => cotp({ reference: 0 }), code: 'cotp.reference' },
  'a reference above 65535':     { run: () => cotp({ reference: 65536 }), code: 'cotp.reference' },
  'a size that C0 cannot say':   { run: () => put(entity(), { kind: 'T-CONNECT.request', to, tpduSize: 1000 }), code: 'cotp.tpduSize' },
  'a size that F0 cannot say':   { run: () => put(entity(), { kind: 'T-CONNECT.request', to, preferredTpduSize: 1000 }), code: 'cotp.preferredSize' },
  'a CR above 128 octets':       { run: () => put(entity(), { kind: 'T-CONNECT.request', to, called: new Uint8Array(120) }), code: 'cotp.longCR' },
  'a DR above 128 octets':       { run: () => put(stateOf('WFTRESP'), { kind: 'T-DISCONNECT.request', additional: new Uint8Array(120) }), code: 'cotp.longDR' },
  'expedited data of 17 octets': { run: () => put(stateOf('OPEN, expedited'), { kind: 'T-EXPEDITED-DATA.request', tsdu: new Uint8Array(17) }), code: 'cotp.edLength' },
  'expedited data unagreed':     { run: () => put(stateOf('OPEN'), { kind: 'T-EXPEDITED-DATA.request', tsdu: hex('61') }), code: 'cotp.unexpected' },
  'a TSDU of no octets':         { run: () => put(stateOf('OPEN'), { kind: 'T-DATA.request', tsdu: hex('') }), code: 'cotp.emptyTsdu' },
};
for (const [title, { run, code }] of Object.entries(misuses))
  test(`does not take ${title} from its user`, (t) => void t.throws(run, { code }));

test('a TSDU above the limit ends the connection', (t) => {
  const made = entity({ tsdu: 3 });
  play(made, [...WAYS.OPEN, '02 f0 00 6162']);
  t.deepEqual(put(made, '02 f0 80 6364'), [HANG_UP, over('cotp.longTsdu')]);
});

for (const tpduSize of [128, 2048, undefined]) {
  const most = Math.min((tpduSize ?? 65531) - 3, 65524);
  for (const length of [1, most - 1, most, most + 1, 3 * most, 3 * most + 1]) {
    test(`cuts a TSDU of ${length} octets for TPDUs of ${tpduSize ?? 'no agreed size'}`, (t) => {
      const made = entity();
      play(made, [{ kind: 'T-CONNECT.request', to, ...(tpduSize && { tpduSize }) }, { kind: 'N-CONNECT.confirm' }, '06 d0 0001 0007 00']);
      const tsdu = Uint8Array.from({ length }, (_, index) => index * 7);
      const dts = made
        .fromAbove({ kind: 'T-DATA.request', tsdu })
        .flatMap((effect) => ('down' in effect && 'nsdu' in effect.down ? [decodeTpdu(effect.down.nsdu)] : []));
      t.deepEqual(
        dts.map(({ userData }) => userData.length),
        lengths(length, most),
      );
      t.deepEqual(
        dts.map((dt) => dt.kind === 'DT' && dt.eot),
        lengths(length, most).map((_, index, { length: count }) => index === count - 1),
      );
      t.is(dts.map(({ userData }) => hexOf(userData)).join(''), hexOf(tsdu));
    });
  }
}
const lengths = (length: number, most: number): readonly number[] =>
  Array.from({ length: Math.ceil(length / most) }, (_, index) => Math.min(most, length - index * most));

test('joins a TSDU of many small DTs', (t) => {
  const made = entity();
  play(made, WAYS.OPEN);
  for (let count = 0; count < 2000; count++) put(made, `02 f0 00 ${(count % 256).toString(16).padStart(2, '0')}`);
  const [line] = put(made, '02 f0 80');
  t.is(line, `^ T-DATA.indication tsdu=${hexOf(Uint8Array.from({ length: 2000 }, (_, index) => index))}`);
});

// Tests without a wait run in the order in which they stand here.
test('every cell of the table has been taken', (t) => {
  const missed = coverage.missed();
  t.log(`${coverage.all.length - missed.length} of ${coverage.all.length} rows`);
  t.deepEqual(missed, []);
});
