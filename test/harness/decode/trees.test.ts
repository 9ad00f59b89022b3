import test from 'ava';
import { Sheet, type Spoken, Trees } from '#harness/decode/index.ts';
import { PLAIN } from '#harness/reports/index.ts';
import { Conversation } from '#src/dissect/index.ts';
import { hex } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';
import { callOf } from '../../support/told.ts';

/** Writes the trees of packets, and remembers what it wrote. */
const writer = (): ((spoken: Spoken) => string) => {
  let text = '';
  const sheet = new Sheet((octets) => {
    text += Buffer.from(octets).toString();
  });
  const trees = new Trees(sheet, { paint: PLAIN, verbose: false });
  return (spoken) => {
    text = '';
    trees.spoken(spoken);
    sheet.flush();
    return text.slice(text.indexOf('     1 '));
  };
};

const STREAM = { number: 1, caller: { ip: '10.0.0.1', port: 1 }, called: { ip: '10.0.0.2', port: 102 }, isOpened: true };
const PLACE = { frame: 1, at: { seconds: 0, nanos: 0 }, comments: [] };
const packet = (nsdu: Uint8Array): Uint8Array => Uint8Array.of(3, 0, (nsdu.length + 4) >> 8, (nsdu.length + 4) & 0xff, ...nsdu);

test('what came before makes no difference to what is written', (t) => {
  const dice = new Dice(17);
  const calls = ['normal-one-message', 'x410-one-message', 'normal-checkpoints'].map((id) =>
    callOf(id).flatMap(({ from, octets }) => (octets ? [{ from, octets }] : [])),
  );
  const remembering = writer();
  for (let round = 0; round < 60; round++) {
    for (const call of calls) {
      const conversation = new Conversation('names');
      for (const { from, octets } of call) {
        const tpkt = round % 2 === 0 || dice.roll(2) === 0 ? octets : packet(dice.mutated(octets.subarray(4)));
        const spoken = { stream: STREAM, from, tpkt, pdus: conversation.packet(from, tpkt.subarray(4)), place: PLACE };
        t.is(remembering(spoken), writer()(spoken));
      }
    }
  }
});

test('the same SPDU behind another one is told with that one', (t) => {
  const write = writer();
  const conversation = new Conversation('names');
  const heads = ['01', '02'].map((head) => {
    const tpkt = hex(`0300000e02f080 ${head}00 2a03 2a0131`);
    const spoken = () => ({
      stream: STREAM,
      from: 'caller' as const,
      tpkt,
      pdus: conversation.packet('caller', tpkt.subarray(4)),
      place: PLACE,
    });
    return [1, 2, 3].map(() => write(spoken())).at(-1)!;
  });
  t.regex(heads[0]!, /GIVE TOKENS/);
  t.regex(heads[1]!, /PLEASE TOKENS/);
});
