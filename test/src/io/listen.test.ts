import test from 'ava';
import { BindError, dial, type Line, listen } from '#src/io/index.ts';
import { Holder } from '../../support/lines.ts';

const call = (to: { host: string; port: number }): Holder => {
  const holder = new Holder(dial(to));
  holder.line.open();
  return holder;
};

test('listens at several addresses, and knows which was called', async (t) => {
  const calls: string[] = [];
  const listener = await listen(
    ['127.0.0.1', '127.0.0.2', '127.1.2.3'].map((host) => ({ host, port: 0 })),
    (line) => {
      calls.push(line.local.host);
      line.reset();
    },
  );
  t.teardown(() => listener.close());
  t.deepEqual(
    listener.addresses.map(({ host }) => host),
    ['127.0.0.1', '127.0.0.2', '127.1.2.3'],
  );
  for (const address of listener.addresses) t.is((await call(address).ended)?.ending, 'reset');
  t.deepEqual(calls, ['127.0.0.1', '127.0.0.2', '127.1.2.3']);
});

test('at any address it still knows which was called', async (t) => {
  const called = await new Promise<Line>((resolve, reject) => {
    listen({ host: '::', port: 0 }, resolve).then((listener) => {
      t.teardown(() => listener.close());
      call({ host: '127.0.0.9', port: listener.addresses[0]!.port });
    }, reject);
  });
  t.is(called.local.host, '127.0.0.9');
  t.is(called.remote.host, '127.0.0.1');
  called.reset();
});

test('listens at all of its addresses or at none', async (t) => {
  const first = await listen({ host: '127.0.0.1', port: 0 }, () => {});
  const taken = first.addresses[0]!;
  const free = { host: '127.0.0.2', port: taken.port };
  const error = await t.throwsAsync<BindError>(
    listen([free, taken], () => {}),
    { instanceOf: BindError },
  );
  t.like(error, { code: 'EADDRINUSE', at: taken });
  t.regex(error?.hint ?? '', /another port or address/);
  await first.close();
  const second = await listen([free, taken], () => {});
  await second.close();
});

// biome-ignore format: a table
const unbindable: Record<string, { host: string; code: string; hint: RegExp }> = {
  'an address of another machine': { host: '192.0.2.77', code: 'EADDRNOTAVAIL', hint: /loopback interface/ },
};
for (const [title, { host, code, hint }] of Object.entries(unbindable)) {
  test(`does not listen at ${title}, and says what cures it`, async (t) => {
    const error = await t.throwsAsync<BindError>(
      listen({ host, port: 0 }, () => {}),
      { code },
    );
    t.regex(error?.hint ?? '', hint);
  });
}

test('takes so many lines and resets the next one at once, until one has gone', async (t) => {
  const lines: Holder[] = [];
  const listener = await listen({ host: '127.0.0.1', port: 0 }, (line) => lines.push(new Holder(line)), { connections: 2 });
  t.teardown(() => listener.close());
  const to = listener.addresses[0]!;
  const callers = [call(to), call(to)];
  await Promise.all(callers.map(({ opened }) => opened));
  t.is((await call(to).ended)?.ending, 'reset');
  t.is(lines.length, 2);
  callers[0]!.line.close();
  await Promise.all([lines[0]!.ended, callers[0]!.ended]);
  await new Promise(setImmediate);
  const again = call(to);
  await again.opened;
  t.is(await Promise.race([again.ended, new Promise((resolve) => setImmediate(resolve, 'open'))]), 'open');
  t.is(lines.length, 3);
  for (const { line } of [...callers, ...lines, again]) line.reset();
});

test('a listener that closes leaves its lines alone', async (t) => {
  const lines: Holder[] = [];
  const listener = await listen({ host: '127.0.0.1', port: 0 }, (line) => lines.push(new Holder(line)));
  const caller = call(listener.addresses[0]!);
  await caller.opened;
  await new Promise(setImmediate);
  await listener.close();
  caller.line.send(new Uint8Array(3));
  await lines[0]!.received(3);
  t.is(lines[0]!.octets, 3);
  caller.line.reset();
});
