import test from 'ava';
import { constructed, context, decodeValue, encodeBer, octetString, primitive, UNIVERSAL_TAGS, withForm } from '#src/asn1/index.ts';
import { concat, type Primitive } from '#src/core/index.ts';
import type { Mode, Pdv } from '#src/presentation/index.ts';
import { apduOf, wireOctets } from '#src/rtse/external.ts';
import type { RtseService } from '#src/rtse/index.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';
import { apduIn, line, openIn, willing } from '../../support/rtse.ts';
import { kinds } from '../../support/wire.ts';

const MODES: readonly Mode[] = ['normal', 'x410-1984'];
const APDUS = [0, 1, 65_535, 65_536, 1 << 20].map((length) => new Dice(length).octets(length));
const WITHIN = 60_000;

type Told<K extends RtseService['up']['kind']> = Extract<RtseService['up'], { kind: K }>;

/** Sees at the sender how many octets of the APDU await a confirm, and how many sync points. */
class Gauge {
  readonly #mode: Mode;
  #sent = 0;
  #marks: number[] = [0];
  #confirmed = 0;
  octets = 0;
  points = 0;
  longest = 0;

  constructor(mode: Mode) {
    this.#mode = mode;
  }

  readonly watch = (_: string, primitive: Primitive): void => {
    const { kind, userData, syncPoint } = primitive as Primitive & { readonly userData?: readonly Pdv[]; readonly syncPoint?: number };
    if (kind === 'P-DATA.request') this.#data(userData![0]!.octets);
    if (kind === 'P-SYNC-MINOR.request') this.points = Math.max(this.points, this.#marks.push(this.#sent) - 1 - this.#confirmed);
    if (kind === 'P-SYNC-MINOR.confirm') this.#confirmed = syncPoint!;
  };

  #data(octets: Uint8Array): void {
    const { length } = this.#mode === 'normal' ? decodeValue(octetString, octets) : octets;
    this.#sent += length;
    this.longest = Math.max(this.longest, length);
    this.octets = Math.max(this.octets, this.#sent - this.#marks[this.#confirmed]!);
  }
}

for (const mode of MODES) {
  for (const checkpointSize of [0, 1, 30]) {
    for (const windowSize of [1, 3]) {
      test(`${mode}, checkpoints of ${checkpointSize}, a window of ${windowSize}: every length crosses, and no more than the window is unconfirmed`, (t) => {
        for (const octets of APDUS) {
          const gauge = new Gauge(mode);
          const { caller, called } = line({ watch: gauge.watch }, { user: willing() });
          caller.send({ ...openIn(mode), checkpointSize, windowSize });
          caller.send({ kind: 'RT-TRANSFER.request', apdu: apduIn(mode, octets), within: WITHIN });
          const [told] = called.told.filter((each): each is Told<'RT-TRANSFER.indication'> => each.kind === 'RT-TRANSFER.indication');
          t.is(told?.apdu.context, mode === 'normal' ? 5 : undefined);
          t.true(Buffer.from(told!.apdu.octets).equals(octets), `${octets.length}`);
          t.deepEqual(caller.told.at(-1), { kind: 'RT-TRANSFER.confirm', result: 'positive' });
          t.deepEqual(kinds(called.told), ['RT-OPEN.indication', 'RT-TRANSFER.indication']);
          t.false(caller.alarms.has('transfer time'));
          if (checkpointSize === 0) continue;
          t.true(gauge.longest <= checkpointSize * 1024);
          t.true(gauge.points <= windowSize);
          t.true(gauge.octets <= windowSize * checkpointSize * 1024);
        }
      });
    }
  }
}

for (const mode of MODES) {
  for (const [laterCheckpoints, ends] of [
    [undefined, [4, 8, 12]],
    [1, [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
    [3, [4, 7, 10, 13]],
    [30, [4, 8, 12]],
  ] as const) {
    test(`${mode}: checkpoints of 4, behind the first of ${laterCheckpoints}: the receiver says where they ended`, (t) => {
      const { caller, called } = line(laterCheckpoints ? { options: { laterCheckpoints } } : {}, { user: willing() });
      caller.send({ ...openIn(mode), checkpointSize: 4 });
      caller.send({ kind: 'RT-TRANSFER.request', apdu: apduIn(mode, new Uint8Array(13.5 * 1024)), within: WITHIN });
      const [told] = called.told.filter((each): each is Told<'RT-TRANSFER.indication'> => each.kind === 'RT-TRANSFER.indication');
      t.deepEqual(
        told?.marks,
        ends.map((end) => end * 1024),
      );
      t.is(told?.apdu.octets.length, 13.5 * 1024);
    });
  }

  test(`${mode}: both sides transfer in turn, and the caller closes`, (t) => {
    const { caller, called } = line({ user: willing() }, { user: willing() });
    caller.send({ ...openIn(mode), dialogue: 'two-way-alternate' });
    const apdu = apduIn(mode, hex('0500'));
    caller.send({ kind: 'RT-TRANSFER.request', apdu, within: WITHIN });
    called.send({ kind: 'RT-TURN-PLEASE.request', priority: 2 });
    caller.send({ kind: 'RT-TURN-GIVE.request' });
    called.send({ kind: 'RT-TRANSFER.request', apdu, within: WITHIN });
    called.send({ kind: 'RT-TRANSFER.request', apdu, within: WITHIN });
    called.send({ kind: 'RT-TURN-GIVE.request' });
    caller.send({ kind: 'RT-CLOSE.request' });
    t.deepEqual(kinds(caller.told), [
      'RT-OPEN.confirm',
      'RT-TRANSFER.confirm',
      'RT-TURN-PLEASE.indication',
      'RT-TRANSFER.indication',
      'RT-TRANSFER.indication',
      'RT-TURN-GIVE.indication',
      'RT-CLOSE.confirm',
    ]);
    t.deepEqual(kinds(called.told).slice(2), [
      'RT-TURN-GIVE.indication',
      'RT-TRANSFER.confirm',
      'RT-TRANSFER.confirm',
      'RT-CLOSE.indication',
    ]);
  });

  test(`${mode}: a receiver that does not take an APDU, and one that cannot, say so`, (t) => {
    for (const limit of [10, 1 << 20]) {
      const refusing = line(
        {},
        {
          options: { limits: { apdu: limit } },
          user: (told) =>
            told.kind === 'RT-TRANSFER.indication' ? [{ kind: 'RT-TRANSFER.response', result: 'refused' }] : willing()(told),
        },
      );
      refusing.caller.send({ ...openIn(mode), checkpointSize: 1 });
      for (let count = 0; count < 2; count++) {
        refusing.caller.send({ kind: 'RT-TRANSFER.request', apdu: apduIn(mode, new Uint8Array(5000)), within: WITHIN });
        const { kind, ...confirmed } = refusing.caller.told.at(-1) as Told<'RT-TRANSFER.confirm'>;
        t.like(confirmed, { result: 'negative', cause: { code: 'rtse.refused' } }, kind);
      }
    }
  });

  test(`${mode}: a user that aborts, and one that refuses`, (t) => {
    const aborting = line({}, { user: willing() });
    aborting.caller.send(openIn(mode));
    aborting.called.send({ kind: 'RT-U-ABORT.request' });
    t.deepEqual(kinds(aborting.caller.told), ['RT-OPEN.confirm', 'RT-U-ABORT.indication']);
    const refusing = line({}, { user: () => [{ kind: 'RT-OPEN.response', result: 'refused', reason: 0, userData: hex('b203020100') }] });
    refusing.caller.send(openIn(mode));
    t.deepEqual(
      refusing.caller.told[0],
      mode === 'normal'
        ? { kind: 'RT-OPEN.confirm', result: 'refused', refusal: { layer: 'rtse', transient: true }, userData: hex('b203020100') }
        : { kind: 'RT-OPEN.confirm', result: 'refused', refusal: { layer: 'rtse', reason: 0, transient: true } },
    );
  });
}

const apdu = hex('3006 0401 61 0401 62');
const five = primitive(UNIVERSAL_TAGS.integer, hex('05'));
const indefinite = { length: 'indefinite' } as const;
// biome-ignore format: a table
const externals: Readonly<Record<string, Uint8Array>> = {
  'single':                            hex('280d 020105 a008 30060401610401 62'),
  'single, indefinite, and all around': encodeBer(withForm(indefinite, constructed(UNIVERSAL_TAGS.external, [five, withForm(indefinite, constructed(context(0), [withForm(indefinite, constructed(UNIVERSAL_TAGS.sequence, [primitive(UNIVERSAL_TAGS.octetString, hex('61'))]))]))]))),
  'octet-aligned':                     hex('280d 020105 8108 3006040161040162'),
  'octet-aligned, in segments':        hex('2811 020105 a10c 0403300604 0405 0161040162'),
  'octet-aligned, indefinite':         hex('2880 020105 a180 0403300604 0405 0161040162 0000 0000'),
  'arbitrary':                         hex('280e 020105 8209 00 3006040161040162'),
  'lengths with octets to spare':      hex('2884 00000011 02820001 05 a0820008 3006040161040162'),
  'with all references':               hex('2816 06025101 020105 070378797a a008 3006040161040162'),
};

for (const [title, octets] of Object.entries(externals)) {
  test(`an EXTERNAL is read: ${title}`, (t) => {
    const inner = title.includes('all around') ? '308004016100 00'.replace(' ', '') : hexOf(apdu);
    t.deepEqual(apduOf('normal', octets), { context: 5, octets: hex(inner) });
  });
}

test('an EXTERNAL that has no indirect reference has no context', (t) =>
  t.deepEqual(apduOf('normal', hex('2808 06025101 a0020500')), { octets: hex('0500') }));

// biome-ignore format: a table
const broken: Readonly<Record<string, string>> = {
  'a length that is too large':    '2810 020105 a0020500',
  'a length that is too small':    '2805 020105 a0020500',
  'no end of contents':            '2880 020105 a0020500',
  'no value':                      '2803 020105',
  'another element':               '2809 0401 05 0101ff a0020500',
  'a reference that has no end':   '2809 0280 05 a002 0500 0000',
  'a value that is too short':     '2807 020105 a0030500',
  'bits that are no octets':       '2807 020105 82020480',
};

for (const [title, octets] of Object.entries(broken)) {
  test(`refuses an EXTERNAL with ${title}`, (t) => t.throws(() => apduOf('normal', hex(octets)), { code: 'rtse.external' }));
}

test('an APDU is not copied: a header goes before it', (t) => {
  const octets = new Dice(1).octets(70_000);
  const pieces = wireOctets('normal', { context: 5, octets });
  t.is(pieces[1], octets);
  t.is(hexOf(pieces[0]!), '2883011178020105a083011170');
  t.deepEqual(apduOf('normal', concat(pieces)), { context: 5, octets });
  t.deepEqual(wireOctets('normal', { context: 5, octets: new Uint8Array() }).map(hexOf), ['28050201058100', '']);
  t.deepEqual(wireOctets('normal', { octets }), [octets]);
});
