import test from 'ava';
import { down, type Layer, up } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { Driver, LineError } from '#src/io/index.ts';
import { initiator, responder } from '#src/stack/index.ts';
import { frame, type TcpService } from '#src/tpkt/index.ts';
import { FakeClock, FakeLine } from '../../support/fake-line.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { kinds } from '../../support/wire.ts';

const to = { host: '192.0.2.2', port: 102 };
const CALL: TransportService['down'] = { kind: 'T-CONNECT.request', to };
const CC = frame(hex('06 d0 0001 0007 00'));

const calling = (answer: (driver: Driver<TransportService>, primitive: TransportService['up']) => void = () => {}) => {
  const line = new FakeLine();
  const clock = new FakeClock();
  const told: TransportService['up'][] = [];
  const news: string[] = [];
  const driver: Driver<TransportService> = new Driver(
    initiator({ cotp: { reference: 1, limits: { answer: 60 } } }),
    line,
    clock,
    (primitive) => {
      told.push(primitive);
      answer(driver, primitive);
    },
    { drained: () => news.push('drained'), ended: (cause) => news.push(`ended ${cause?.ending} after ${told.length}`) },
  );
  return { line, clock, told, news, driver };
};

test('carries a call out on its line', (t) => {
  const { line, clock, told, driver } = calling();
  t.true(driver.send(CALL));
  t.deepEqual(line.done, ['open']);
  line.handler?.opened();
  t.deepEqual(line.sent.map(hexOf), ['0300000b06e00000000100']);
  t.is(clock.set, 1);
  line.handler?.received(CC);
  t.deepEqual(told, [{ kind: 'T-CONNECT.confirm', tpduSize: 65531 }]);
  t.is(clock.set, 0);
  driver.send({ kind: 'T-DISCONNECT.request' });
  t.deepEqual(line.done, ['open', 'send', 'close']);
});

test('answers a call that was accepted', (t) => {
  const line = new FakeLine();
  const driver = new Driver(
    responder({ cotp: { reference: 7 } }, () => ({ accept: {} })),
    line,
    new FakeClock(),
    () => {},
  );
  driver.accepted();
  line.handler?.received(frame(hex('06 e0 0000 0001 00')));
  t.deepEqual(line.sent.map(hexOf), ['0300000b06d00001000700']);
});

test('a caller that is silent for 30 seconds is closed, and its holder knows', (t) => {
  const line = new FakeLine();
  const clock = new FakeClock();
  const told: TransportService['up'][] = [];
  const driver = new Driver(
    responder({ cotp: { reference: 7 } }, () => ({ accept: {} })),
    line,
    clock,
    (primitive) => told.push(primitive),
  );
  driver.accepted();
  clock.pass(29_999);
  t.deepEqual(line.done, []);
  clock.pass(1);
  t.deepEqual(line.done, ['close']);
  t.like(told, { 0: { kind: 'T-DISCONNECT.indication', cause: { code: 'cotp.firstCR' } }, length: 1 });
});

test('a call out of turn throws at its caller', (t) => {
  const { driver } = calling();
  t.throws(() => driver.send({ kind: 'T-DATA.request', tsdu: hex('61') }), { code: 'cotp.unexpected' });
});

test('says that its line is full, until it is drained', (t) => {
  const { line, driver, news } = calling();
  driver.send(CALL);
  line.handler?.opened();
  line.handler?.received(CC);
  line.hasRoom = false;
  t.false(driver.send({ kind: 'T-DATA.request', tsdu: hex('61') }));
  line.hasRoom = true;
  t.false(driver.send({ kind: 'T-DATA.request', tsdu: hex('62') }));
  line.handler?.drained();
  t.true(driver.send({ kind: 'T-DATA.request', tsdu: hex('63') }));
  t.deepEqual(news, ['drained']);
});

test('after the end of its line nothing is told, set or sent', (t) => {
  const { line, clock, told, news, driver } = calling();
  driver.send(CALL);
  line.handler?.opened();
  const cause = new LineError('reset', 'gone');
  line.handler?.closed(cause);
  t.deepEqual(told, [{ kind: 'T-DISCONNECT.indication', cause }]);
  t.deepEqual([clock.set, news], [0, ['ended reset after 1']]);
  line.handler?.received(CC);
  line.handler?.drained();
  line.handler?.closed();
  clock.pass(1000);
  t.true(driver.send({ kind: 'T-DATA.request', tsdu: hex('61') }));
  t.deepEqual([kinds(told), news, line.done], [['T-DISCONNECT.indication'], ['ended reset after 1'], ['open', 'send']]);
});

test('a line that ends while it is sent to: its user hears of the disconnect first', (t) => {
  const { line, news, driver } = calling();
  driver.send(CALL);
  line.handler?.opened();
  line.handler?.received(CC);
  line.send = () => {
    line.handler?.closed(new LineError('overrun', 'too much'));
    return false;
  };
  t.false(driver.send({ kind: 'T-DATA.request', tsdu: hex('61') }));
  t.deepEqual(news, ['ended overrun after 2']);
});

test('who resets its line in the middle of something says and hears nothing more, and its holder knows', (t) => {
  const { line, clock, told, news, driver } = calling((self, { kind }) => {
    if (kind === 'T-DATA.indication') self.reset();
  });
  driver.send(CALL);
  line.handler?.opened();
  line.handler?.received(CC);
  line.handler?.received(Buffer.concat([frame(hex('02 f0 80 61')), frame(hex('02 f0 80 62')), frame(hex('06 d0 0001 0009 00'))]));
  line.handler?.closed();
  driver.reset();
  t.deepEqual(
    [kinds(told), line.done],
    [
      ['T-CONNECT.confirm', 'T-DATA.indication'],
      ['open', 'send', 'reset'],
    ],
  );
  t.deepEqual([clock.set, news], [0, ['ended undefined after 2']]);
});

test('what a user answers goes out after what was on its way', (t) => {
  const { line, driver } = calling((self, { kind }) => {
    if (kind === 'T-DATA.indication') self.send({ kind: 'T-DISCONNECT.request' });
  });
  driver.send(CALL);
  line.handler?.opened();
  line.handler?.received(CC);
  line.handler?.received(Buffer.concat([frame(hex('02 f0 80 61')), frame(hex('06 d0 0001 0009 00'))]));
  t.deepEqual(line.done, ['open', 'send', 'send', 'close']);
});

/** Answers each word at once by another word up: a user that always has something to say. */
interface Words {
  readonly down: { readonly kind: 'word' };
  readonly up: { readonly kind: 'word' };
}
const echo: Layer<Words, TcpService> = { fromAbove: () => [up({ kind: 'word' }), down({ kind: 'TCP.close' })], fromBelow: () => [] };

test('a user that answers without end is answered without end, not deeper and deeper', (t) => {
  const line = new FakeLine();
  let count = 0;
  const driver: Driver<Words> = new Driver(echo, line, new FakeClock(), () => {
    count += 1;
    if (count < 100_000) driver.send({ kind: 'word' });
  });
  driver.send({ kind: 'word' });
  t.deepEqual([count, line.done.length], [100_000, 100_000]);
});

test('a user that sends while it is told something is made to wait as well, so that it never fills a line without end', (t) => {
  const answers: boolean[] = [];
  const { line, news, driver } = calling((each, { kind }) => {
    if (kind === 'T-CONNECT.confirm')
      for (let sent = 0; sent < 3; sent += 1) answers.push(each.send({ kind: 'T-DATA.request', tsdu: Uint8Array.of(sent) }));
  });
  driver.send(CALL);
  line.handler?.opened();
  line.handler?.received(CC);
  t.deepEqual(answers, [false, false, false]);
  t.is(line.sent.length, 4);
  t.deepEqual(news, ['drained']);
});

test('a user that fills the line while it is told something hears of it when the line is drained, once', (t) => {
  const { line, news, driver } = calling((each, { kind }) => {
    if (kind === 'T-CONNECT.confirm') each.send({ kind: 'T-DATA.request', tsdu: Uint8Array.of(1) });
  });
  driver.send(CALL);
  line.handler?.opened();
  line.hasRoom = false;
  line.handler?.received(CC);
  t.deepEqual(news, []);
  line.handler?.drained();
  t.deepEqual(news, ['drained']);
});
