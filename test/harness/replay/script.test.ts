import test from 'ava';
import { isWhole, scriptOf } from '#harness/replay/index.ts';
import { hex } from '../../support/hex.ts';
import { recordedOf, withStrays } from '../../support/rehearsal.ts';
import { callOf } from '../../support/told.ts';

const message = recordedOf(callOf('normal-small-tpdus'));

test('one side says packet by packet, and hears TSDU by TSDU', (t) => {
  const kinds = (us: 'caller' | 'called'): Readonly<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const { kind } of scriptOf(message, us).steps) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  };
  const [caller, called] = [kinds('caller'), kinds('called')];
  const packets = (from: string): number => message.said.filter((each) => each.from === from).length;
  t.deepEqual([caller.say, called.say], [packets('caller'), packets('called')]);
  t.true(caller.hear! < packets('called') && called.hear! < packets('caller'));
});

test('a TSDU is known as a whole from its first piece on', (t) => {
  const said = scriptOf(message, 'caller').steps.flatMap((step) => (step.kind === 'say' && step.tsdu ? [step] : []));
  const [first] = said;
  const pieces = said.filter(({ tsdu }) => tsdu === first!.tsdu);
  t.true(pieces.length > 1);
  t.deepEqual(
    first!.tsdu!.cuts,
    pieces.map(({ octets }) => octets.length - 7),
  );
  t.deepEqual(first!.tsdu!.octets, new Uint8Array(Buffer.concat(pieces.map(({ octets }) => octets.subarray(7)))));
  t.deepEqual(
    pieces.map(({ unit }) => unit !== undefined),
    pieces.map((_, index) => index === pieces.length - 1),
  );
});

test('octets that are no packet stand where they stood', (t) => {
  const strange = withStrays(message, [
    { from: 'caller', octets: hex('01'), behind: 0 },
    { from: 'called', octets: hex('02'), behind: 1 },
    { from: 'called', octets: hex('03'), behind: 1 },
    { from: 'caller', octets: hex('04'), behind: message.said.length },
  ]);
  const { steps } = scriptOf(strange, 'caller');
  const [, , heard] = steps;
  t.deepEqual(
    [steps[0], steps.at(-2)].map((step) => step?.kind === 'say' && [step.isPacket, [...step.octets]]),
    [
      [false, [1]],
      [false, [4]],
    ],
  );
  t.deepEqual(heard?.kind === 'hear' && heard.unit, { kind: 'octets', octets: hex('0203') });
});

test('a conversation is whole where it begins with a CR', (t) => {
  t.true(isWhole(message));
  t.false(isWhole({ ...message, said: message.said.slice(2) }));
});
