import { readFileSync } from 'node:fs';
import test from 'ava';
import { TPDU_REWRITINGS, TSDU_REWRITINGS } from '#harness/replay/index.ts';
import { decodeTpdu, encodeTpdu, type Tpdu } from '#src/cotp/index.ts';
import { Conversation, type End } from '#src/dissect/index.ts';
import { decodeTsdu, encodeTsdu, type Spdu, type SpduKind, type SpduValues, spduOf, spduValue } from '#src/session/index.ts';
import { frame } from '#src/tpkt/index.ts';
import { Known, type Selectors } from '../../../harness/replay/known.ts';
import { References } from '../../../harness/replay/references.ts';
import { rewriteTpdu, rewriteTsdu } from '../../../harness/replay/rewriting.ts';
import { type Unit, unitOf } from '../../../harness/replay/unit.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { callOf } from '../../support/told.ts';
import { tsdusOf } from '../../support/unpacked.ts';

const CR = (srcRef: number, ...parameters: readonly string[]): Tpdu => ({
  kind: 'CR',
  credit: 0,
  dstRef: 0,
  srcRef,
  classOption: 0,
  ...rest(parameters),
});
const CC = (dstRef: number, srcRef: number, ...parameters: readonly string[]): Tpdu => ({
  kind: 'CC',
  credit: 0,
  dstRef,
  srcRef,
  classOption: 0,
  ...rest(parameters),
});
/** Parameters as they stand there: `c1 4d31`. */
const rest = (parameters: readonly string[]) => ({
  parameters: parameters.map((text) => ({ code: hex(text.slice(0, 2))[0]!, value: hex(text.slice(2)) })),
  userData: new Uint8Array(),
});
const unit = (tpdu: Tpdu): Unit => unitOf(new Conversation().packet('caller', encodeTpdu(tpdu)))!;

interface Met {
  readonly us: End;
  /** What was said, by whom, as it was recorded and as it is now. */
  readonly said: readonly (readonly [from: End, recorded: Tpdu, real: Tpdu])[];
  readonly selectors?: Selectors;
}
const knownOf = ({ us, said, selectors = {} }: Met): Known => {
  const known = new Known(us, selectors, new References());
  for (const [from, recorded, real] of said) known.learn(from, unit(recorded), unit(real));
  return known;
};

const answered: Met = {
  us: 'caller',
  said: [
    ['caller', CR(1), CR(1)],
    ['called', CC(1, 2), CC(1, 7)],
  ],
};
const called: Met = { us: 'called', said: [['caller', CR(1, 'c1 41', 'c2 42', 'c0 0b'), CR(9, 'c1 5859', 'c2 42', 'c0 08')]] };

// biome-ignore format: a table
const tpdus: Readonly<Record<string, readonly [met: Met, said: Tpdu, now: Tpdu]>> = {
  'a DR for the reference that the other side has now': [answered, { kind: 'DR', dstRef: 2, srcRef: 1, reason: 0x80, ...rest([]) }, { kind: 'DR', dstRef: 7, srcRef: 1, reason: 0x80, ...rest([]) }],
  'an ER':                                              [answered, { kind: 'ER', dstRef: 2, rejectCause: 1, ...rest(['c1 0204']) }, { kind: 'ER', dstRef: 7, rejectCause: 1, ...rest(['c1 0204']) }],
  'a reference that was wrong when it was recorded':    [answered, { kind: 'DR', dstRef: 5, srcRef: 1, reason: 0x80, ...rest([]) }, { kind: 'DR', dstRef: 5, srcRef: 1, reason: 0x80, ...rest([]) }],
  'a CR that names nobody':                             [{ us: 'caller', said: [] }, CR(1, 'c1 41'), CR(1, 'c1 41')],
  'selectors that were chosen for this replay':         [{ us: 'caller', said: [], selectors: { called: { tsel: hex('4f5053') }, calling: { tsel: undefined } } }, CR(1, 'c1 41', 'c2 42', 'c0 0b'), CR(1, 'c2 4f5053', 'c0 0b')],
  'a selector where there was none':                    [{ us: 'caller', said: [], selectors: { called: { tsel: hex('42') } } }, CR(1, 'c0 0b'), CR(1, 'c0 0b', 'c2 42')],
  'a CC with reference, selectors and size of the CR':  [called, CC(1, 2, 'c0 0b', 'c1 41', 'c2 42'), CC(9, 2, 'c0 08', 'c1 5859', 'c2 42')],
  'a CC that has selectors of its own':                 [called, CC(1, 2, 'c1 5a', 'c0 07'), CC(9, 2, 'c1 5a', 'c0 07')],
  'a CC without a size where less is proposed':         [called, CC(1, 2), CC(9, 2, 'c0 08')],
};
for (const [what, [met, said, now]] of Object.entries(tpdus)) {
  test(`says ${what}`, (t) => t.deepEqual(decodeTpdu(rewriteTpdu(encodeTpdu(said), knownOf(met)).octets), now));
}

test('a TPDU that cannot be read is said as it is', (t) => {
  const octets = hex('ff d0 0001');
  t.is(rewriteTpdu(octets, knownOf(called)).octets, octets);
});

const OLD = { calling: hex('04 01 41'), called: hex('04 01 42'), common: hex('17 03 313233'), additional: hex('14 01 31') };
const NEW = { calling: hex('04 03 585859'), called: hex('04 02 5a5a'), common: hex('17 03 393837'), additional: hex('14 01 32') };
const references = (): References => {
  const all = new References();
  for (const name of ['calling', 'called', 'common', 'additional'] as const) all.learn(name, OLD[name], NEW[name]);
  return all;
};
const renaming = (): Known => new Known('caller', {}, references());
const linking = ({ calling, called: other, common, additional }: typeof OLD): SpduValues => ({
  oldCalledReference: other,
  oldCallingReference: calling,
  oldCommonReference: common,
  oldAdditional: additional,
  oldActivity: hex('020101'),
  oldSerial: hex('31'),
  activity: hex('020102'),
});

const tsdu = (kind: SpduKind, values: SpduValues): Uint8Array => encodeTsdu([spduOf(kind, values) as Spdu]);

// biome-ignore format: a table
const spdus: Readonly<Record<string, readonly [kind: SpduKind, said: SpduValues, now: SpduValues]>> = {
  'the linking information of an AR':               ['AR', linking(OLD), linking(NEW)],
  'linking information that nobody has renamed':    ['AR', linking(NEW), linking(NEW)],
  'the references of the CN that an AC repeats':    ['AC', { calledReference: OLD.called, callingReference: OLD.calling, commonReference: OLD.common }, { calledReference: OLD.called, callingReference: NEW.calling, commonReference: NEW.common }],
  'the references of a CN, which are its own':      ['CN', { callingReference: OLD.calling, commonReference: OLD.common }, { callingReference: OLD.calling, commonReference: OLD.common }],
};
for (const [what, [kind, said, now]] of Object.entries(spdus)) {
  test(`says ${what}`, (t) => t.deepEqual(decodeTsdu(rewriteTsdu(tsdu(kind, said), renaming()).octets), decodeTsdu(tsdu(kind, now))));
}

for (const mode of ['normal', 'x410']) {
  test(`a recovery names the connection as it is called now, whatever its length (${mode})`, (t) => {
    const said = callOf(`${mode}-recovery`);
    const [cn, ac] = tsdusOf(said);
    const [was, is] = mode === 'normal' ? [hex('04054d54412d41'), hex('04034d5441')] : [hex('14054d54412d41'), hex('14034d5441')];
    const conversation = new Conversation();
    for (const { from, octets } of [cn!, ac!]) {
      const all = new References();
      all.learn('calling', was, is);
      const { octets: now, changes } = rewriteTsdu(octets, new Known('called', {}, all));
      t.true(changes.includes('session connection identifier of a recovery'));
      const [spdu] = decodeTsdu(now);
      const data = spduValue(spdu!.parameters, 'userData')!;
      t.true(hexOf(data).includes(hexOf(is)));
      t.false(hexOf(data).includes(hexOf(was)));
      const pdus = conversation.packet(from, frame(Buffer.concat([hex('02f080'), now])).subarray(4));
      t.false(pdus.some(({ kind }) => kind === 'invalid'));
      t.true(pdus.some(({ layer }) => layer === 'rtse'));
    }
  });
}

test('what a peer makes up for ever is not kept for ever', (t) => {
  const all = new References();
  for (let count = 0; count < 10_001; count += 1) all.learn('common', hex(`04 02 ${count.toString(16).padStart(4, '0')}`), NEW.common);
  t.is(all.now('common', hex('04 02 0000')).length, 4);
  t.is(all.now('common', hex('04 02 0001')).length, 5);
});

test('the page names everything that is rewritten', (t) => {
  const page = readFileSync(new URL('../../../harness/replay/README.md', import.meta.url), 'utf8');
  const rows = [...TPDU_REWRITINGS, ...TSDU_REWRITINGS].map(({ what }) => what);
  t.deepEqual(
    rows.filter((what) => !page.includes(what)),
    [],
  );
});
