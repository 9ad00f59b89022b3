import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { Driver, dial, type Line, type LineError, type LineLimits, type ListenLimits, listen, systemClock } from '#src/io/index.ts';
import type { TransferService } from '#src/p1/index.ts';
import { initiator, responder } from '#src/stack/index.ts';
import { ascii } from '../../support/hex.ts';
import { Holder } from '../../support/lines.ts';
import {
  answering,
  bind,
  calling,
  deliveredTo,
  isSame,
  messageOf,
  type Side,
  sending,
  type Tower,
  type Up,
  willing,
} from '../../support/transfer.ts';
import { kinds, type User } from '../../support/wire.ts';

const at = { host: '127.0.0.1', port: 0 };

/** A line with both its ends held. */
const connected = async (t: ExecutionContext, limits: { dial?: Partial<LineLimits>; listen?: Partial<ListenLimits> } = {}) => {
  let answer: (holder: Holder) => void = () => {};
  const accepted = new Promise<Holder>((resolve) => {
    answer = resolve;
  });
  const listener = await listen(at, (line) => answer(new Holder(line)), limits.listen);
  t.teardown(() => listener.close());
  const caller = new Holder(dial(listener.addresses[0]!, { host: '127.0.0.5', port: 0 }, limits.dial));
  caller.line.open();
  await caller.opened;
  const called = await accepted;
  t.teardown(() => {
    for (const { line } of [caller, called]) line.reset();
  });
  return { caller, called };
};

test('a line leaves from the address it was told to, and each end knows both', async (t) => {
  const { caller, called } = await connected(t);
  t.is(called.line.remote.host, '127.0.0.5');
  t.deepEqual(called.line.remote, caller.line.local);
  t.deepEqual(called.line.local, caller.line.remote);
});

test('octets arrive, and those of one turn arrive together', async (t) => {
  const { caller, called } = await connected(t);
  for (const word of ['one ', 'two ', 'three']) caller.line.send(ascii(word));
  await called.received(13);
  t.deepEqual(called.chunks, [ascii('one two three')]);
});

test('closes when all is sent, and each end is told once', async (t) => {
  const { caller, called } = await connected(t);
  for (let count = 0; count < 64; count++) caller.line.send(new Uint8Array(65_536));
  caller.line.close();
  t.deepEqual(await Promise.all([called.ended, caller.ended]), [undefined, undefined]);
  t.is(called.octets, 64 * 65_536);
  caller.line.close();
  caller.line.reset();
  await new Promise(setImmediate);
  t.deepEqual([caller.ends, called.ends], [1, 1]);
});

test('who has no more to say hears on, from a peer that holds its way open', async (t) => {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('end', () => void setImmediate(() => socket.end('and still this')));
    socket.resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const holder = new Holder(dial({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }));
  holder.line.open();
  await holder.opened;
  holder.line.finish();
  holder.line.send(ascii('too late'));
  t.is(await holder.ended, undefined);
  t.deepEqual(holder.chunks, [ascii('and still this')]);
});

test('who has no more to say may still close, and reset', async (t) => {
  for (const end of ['close', 'reset'] as const) {
    const { caller, called } = await connected(t);
    caller.line.finish();
    caller.line[end]();
    await Promise.all([caller.ended, called.ended]);
    t.deepEqual([caller.ends, called.ends], [1, 1], end);
  }
});

test('what comes after our close is not told', async (t) => {
  const { caller, called } = await connected(t);
  caller.line.close();
  called.line.send(ascii('too late'));
  await caller.ended;
  t.is(caller.octets, 0);
});

test('a reset is told as one to the other end, and as an end to its own', async (t) => {
  const { caller, called } = await connected(t);
  called.line.reset();
  t.is((await caller.ended)?.ending, 'reset');
  t.is(await called.ended, undefined);
});

test('a call that nobody takes is refused', async (t) => {
  const listener = await listen(at, () => {});
  await listener.close();
  const caller = new Holder(dial(listener.addresses[0]!));
  caller.line.open();
  t.is((await caller.ended)?.ending, 'refused');
});

test('a call from an address of somebody else does not come off', async (t) => {
  const caller = new Holder(dial({ host: '127.0.0.1', port: 102 }, { host: '192.0.2.77', port: 0 }));
  caller.line.open();
  t.is((await caller.ended)?.ending, 'unreachable');
});

test('a call that its own side closes before it comes off ends in peace', async (t) => {
  const listener = await listen(at, () => {});
  t.teardown(() => listener.close());
  const never = new Holder(dial(listener.addresses[0]!));
  never.line.close();
  const begun = new Holder(dial(listener.addresses[0]!));
  begun.line.open();
  begun.line.close();
  t.deepEqual(await Promise.all([never.ended, begun.ended]), [undefined, undefined]);
});

test('a peer that does not read makes send say false, and costs no more than that', async (t) => {
  const { caller, called } = await connected(t);
  called.line.pause();
  const chunk = new Uint8Array(65_536);
  let sent = 1;
  while (caller.line.send(chunk)) sent += 1;
  for (let turns = 0; turns < 20; turns++) {
    await new Promise(setImmediate);
    if (caller.drains > 0) break;
  }
  while (caller.line.send(chunk)) sent += 1;
  sent += 1;
  const drained = caller.drained();
  called.line.resume();
  await drained;
  await called.received(sent * chunk.length);
  t.is(called.octets, sent * chunk.length);
  t.is((await Promise.race([caller.ended, 'open'])) ?? 'ended', 'open');
});

test('a peer that does not read what it is sent on and on is reset', async (t) => {
  const { caller, called } = await connected(t, { dial: { buffered: 1_000_000 } });
  called.line.pause();
  for (let count = 0; count < 10_000 && caller.ends === 0; count++) caller.line.send(new Uint8Array(65_536));
  t.is((await caller.ended)?.ending, 'overrun');
  called.line.resume();
  t.is((await called.ended)?.ending, 'reset');
});

test('a peer that never closes is not waited for without end', async (t) => {
  const server = createServer({ allowHalfOpen: true }, (socket: Socket) => socket.on('error', () => {}).resume()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => server.close());
  const caller = new Holder(dial({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }, undefined, { linger: 20 }));
  caller.line.open();
  await caller.opened;
  caller.line.close();
  t.is(await caller.ended, undefined);
});

test('a line that is reset while it closes is gone, and its peer knows', async (t) => {
  const { caller, called } = await connected(t);
  caller.line.send(ascii('farewell'));
  caller.line.close();
  caller.line.reset();
  await Promise.all([caller.ended, called.ended]);
  t.deepEqual([caller.ends, called.ends], [1, 1]);
});

test('two stacks exchange a megabyte over it', async (t) => {
  const tsdu = Uint8Array.from({ length: 1_000_000 }, (_, index) => index * 31);
  const listener = await listen(at, (line) => {
    const called = new Driver(
      responder({ cotp: { reference: 7 } }, () => ({ accept: { tpduSize: 2048 } })),
      line,
      systemClock,
      (primitive) => {
        if (primitive.kind === 'T-DATA.indication') called.send({ kind: 'T-DATA.request', tsdu: primitive.tsdu });
      },
    );
    called.accepted();
  });
  t.teardown(() => listener.close());
  const to = listener.addresses[0]!;
  const back = await new Promise<Uint8Array>((resolve, reject) => {
    const caller = new Driver(initiator({ cotp: { reference: 1 } }), dial(to), systemClock, (primitive) => {
      if (primitive.kind === 'T-CONNECT.confirm') caller.send({ kind: 'T-DATA.request', tsdu });
      else if (primitive.kind === 'T-DATA.indication') resolve(primitive.tsdu);
      else reject(new Error(primitive.kind));
    });
    t.teardown(() => caller.send({ kind: 'T-DISCONNECT.request' }));
    caller.send({ kind: 'T-CONNECT.request', to });
  });
  t.deepEqual(back, tsdu);
});

test('an MTA transfers a message with sync points over a line, and lets go', async (t) => {
  const apdu = messageOf('1988', 1 << 20);
  const told: { readonly caller: Up[]; readonly called: Up[] } = { caller: [], called: [] };
  /** Sets a stack on a line, with a user that answers at once. Resolves when the line is at its end. */
  const held = (side: Side, stack: Tower, line: Line, user: User<TransferService>) => {
    let driver: Driver<TransferService>;
    const ended = new Promise<LineError | undefined>((resolve) => {
      driver = new Driver(
        stack,
        line,
        systemClock,
        (each) => {
          told[side].push(each);
          for (const answer of user(each)) driver.send(answer);
        },
        { ended: resolve },
      );
    });
    return { driver: driver!, ended };
  };
  let answered: (ended: Promise<LineError | undefined>) => void = () => {};
  const calledEnded = new Promise<LineError | undefined>((resolve) => {
    answered = resolve;
  });
  const listener = await listen(at, (line) => {
    const { driver, ended } = held('called', answering({ conformance: '1988' }), line, willing);
    driver.accepted();
    answered(ended);
  });
  t.teardown(() => listener.close());
  const line = dial(listener.addresses[0]!, { host: '127.0.0.5', port: 0 });
  const { driver, ended } = held('caller', calling({ conformance: '1988' }), line, sending(apdu));
  driver.send(bind('1988', { checkpointSize: 30, windowSize: 3 }));
  t.deepEqual(await Promise.all([ended, calledEnded]), [undefined, undefined]);
  t.deepEqual(kinds(told.caller), ['MTA-BIND.confirm', 'MTA-TRANSFER.confirm', 'MTA-UNBIND.confirm']);
  t.deepEqual(kinds(told.called), ['MTA-BIND.indication', 'MTA-TRANSFER.indication', 'MTA-UNBIND.indication']);
  t.true(deliveredTo(told.called).every((each) => isSame(each, apdu)));
});
