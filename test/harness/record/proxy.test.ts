import test, { type ExecutionContext } from 'ava';
import { VirtualClock } from '#harness/net/index.ts';
import { type Leg, type Legs, type ProxyTerms, TellingProxy, tcpLegs } from '#harness/record/index.ts';
import { lineIdOf, type RunEvent, textOfAddress } from '#harness/run/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { MemoryLegs } from '../../support/legs.ts';

/** A caller or a called that notes what it is told, and reads all that comes. */
class Holder {
  readonly leg: Leg;
  readonly news: string[] = [];
  readonly chunks: Uint8Array[] = [];

  constructor(leg: Leg) {
    this.leg = leg;
    held.add(this);
    leg.on({
      opened: () => void this.news.push('opened'),
      received: (octets) => void this.chunks.push(octets),
      drained: () => void this.news.push('drained'),
      finished: () => void this.news.push('finished'),
      closed: (cause) => void this.news.push(cause ? `closed: ${cause.ending}` : 'closed'),
    });
    leg.resume();
  }

  get octets(): number {
    return this.chunks.reduce((sum, { length }) => sum + length, 0);
  }

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }

  say(text: string): void {
    this.leg.send(new TextEncoder().encode(text));
  }
}
const held = new Set<Holder>();
test.after.always('nobody is left', () => {
  for (const { leg } of held) leg.reset();
});

/** A world with a place for a proxy and one for its target, and a way to let things happen there. */
interface World {
  readonly legs: Legs;
  readonly places: readonly [proxy: NetworkAddress, target: NetworkAddress];
  readonly until: (holds: () => boolean) => Promise<void>;
}
const memory = (): World => {
  const clock = new VirtualClock();
  const until = async (holds: () => boolean) => {
    for (let turns = 0; !holds() && turns < 10_000; turns += 1) await clock.pass(1, async () => {});
    if (!holds()) throw new Error('it does not happen');
  };
  return {
    legs: new MemoryLegs(clock),
    places: [
      { host: '10.1.0.9', port: 102 },
      { host: '10.1.0.2', port: 102 },
    ],
    until,
  };
};
const tcp = (): World => {
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    legs: tcpLegs,
    places: [
      { host: '127.0.0.1', port: 0 },
      { host: '127.0.0.1', port: 0 },
    ],
    until,
  };
};

/** A proxy between callers and a target that takes every call. */
const between = async (t: ExecutionContext, { legs, places, until }: World, terms: Partial<ProxyTerms> = {}) => {
  const called: Holder[] = [];
  const events: RunEvent[] = [];
  const target = await legs.listen(places[1], (leg) => void called.push(new Holder(leg)));
  const proxy = new TellingProxy({ legs, to: target.address, emit: (event) => void events.push(event), ...terms });
  const at = await proxy.open(places[0]);
  t.teardown(() => {
    proxy.close();
    target.close();
  });
  return {
    target,
    proxy,
    called,
    events,
    dial: (): Holder => {
      const caller = new Holder(legs.dial(at));
      caller.leg.open();
      return caller;
    },
    /** A caller, and whom it has reached. */
    call: async (): Promise<readonly [Holder, Holder]> => {
      const caller = new Holder(legs.dial(at));
      const count = called.length;
      caller.leg.open();
      await until(() => called.length > count && caller.news.includes('opened'));
      return [caller, called.at(-1)!];
    },
  };
};

const kinds = (events: readonly RunEvent[]): readonly string[] =>
  events.map((event) => {
    if (event.type === 'octets') return `${event.from}: ${Buffer.from(event.octets)}`;
    if (event.type === 'link.finish') return `${event.by} finishes`;
    return event.type === 'link.close' ? `${event.how} by ${event.by}` : event.type;
  });

/** What holds over any legs. */
const contract: Readonly<Record<string, (t: ExecutionContext, world: World) => Promise<void>>> = {
  'octets pass both ways, and are told with who said them': async (t, world) => {
    const { call, events, target } = await between(t, world);
    const [caller, called] = await call();
    caller.say('one');
    await world.until(() => called.text === 'one');
    called.say('two');
    await world.until(() => caller.text === 'two');
    t.deepEqual(kinds(events), ['link.open', 'caller: one', 'called: two']);
    const [open] = events as readonly Extract<RunEvent, { type: 'link.open' }>[];
    t.is(open!.line, `${open!.caller}>${open!.called}`);
    t.is(open!.called, textOfAddress(target.address));
  },
  'an end passes on, and the other way stays open': async (t, world) => {
    const { call, events } = await between(t, world);
    const [caller, called] = await call();
    caller.say('last words');
    caller.leg.finish();
    await world.until(() => called.news.includes('finished'));
    called.say('and mine');
    await world.until(() => caller.text === 'and mine');
    t.deepEqual([called.text, caller.news, called.news], ['last words', ['opened'], ['finished']]);
    called.leg.finish();
    await world.until(() => caller.news.includes('closed') && called.news.includes('closed'));
    t.deepEqual(kinds(events), ['link.open', 'caller: last words', 'caller finishes', 'called: and mine', 'closed by caller']);
  },
  'the called may end first': async (t, world) => {
    const { call, events, proxy } = await between(t, world);
    const [caller, called] = await call();
    called.leg.finish();
    await world.until(() => caller.news.includes('finished'));
    caller.leg.finish();
    await world.until(() => proxy.calls === 0);
    t.deepEqual(kinds(events), ['link.open', 'called finishes', 'closed by called']);
  },
  'a reset of the caller is one for the called': async (t, world) => {
    const { call, events, proxy } = await between(t, world);
    const [caller, called] = await call();
    caller.say('x');
    await world.until(() => called.text === 'x');
    caller.leg.reset();
    await world.until(() => called.news.includes('closed: reset') && proxy.calls === 0);
    t.deepEqual(kinds(events), ['link.open', 'caller: x', 'reset by caller']);
  },
  'a reset of the called is one for the caller': async (t, world) => {
    const { call, events } = await between(t, world);
    const [caller, called] = await call();
    called.leg.reset();
    await world.until(() => caller.news.includes('closed: reset'));
    t.deepEqual(kinds(events), ['link.open', 'reset by called']);
  },
  'a target that refuses has the caller reset': async (t, world) => {
    const { dial, events, target } = await between(t, world);
    target.close();
    const caller = dial();
    await world.until(() => caller.news.includes('closed: reset'));
    t.deepEqual(kinds(events), ['link.open', 'refused by called']);
  },
  'several calls at once are told apart': async (t, world) => {
    const { call, events } = await between(t, world);
    const calls = [await call(), await call(), await call()];
    for (const word of ['a', 'b', 'c'])
      for (const [index, [caller, called]] of calls.entries()) {
        caller.say(`${index}${word}`);
        await world.until(() => called.text.endsWith(`${index}${word}`));
      }
    const opened = events.flatMap((event) => (event.type === 'link.open' ? [event.line] : []));
    t.deepEqual(
      opened.map((line) => kinds(events.filter((event) => 'line' in event && event.line === line))),
      calls.map((_, index) => ['link.open', ...['a', 'b', 'c'].map((word) => `caller: ${index}${word}`)]),
    );
  },
  'a slow reader stops a fast sender, and gets everything': async (t, world) => {
    const { call, events } = await between(t, world);
    const [caller, called] = await call();
    called.leg.pause();
    const chunk = new Uint8Array(64 * 1024).fill(7);
    let sent = 0;
    let isTaken = true;
    const more = (): boolean => {
      while (isTaken && sent < ENDLESS) {
        isTaken = caller.leg.send(chunk);
        sent += chunk.length;
      }
      return caller.news.includes('drained');
    };
    // It is stopped when it has not been drained for a while.
    for (let last = -1; last !== sent; ) {
      last = sent;
      more();
      for (let turns = 0; turns < 2000 && !caller.news.includes('drained'); turns += 1) await turnOf(world);
      isTaken = caller.news.splice(0).includes('drained');
    }
    t.true(sent < ENDLESS, 'the sender was stopped');
    const passed = (): number => events.reduce((sum, event) => sum + (event.type === 'octets' ? event.octets.length : 0), 0);
    t.true(passed() < ENDLESS, 'and what it has sent was not read');
    called.leg.resume();
    await world.until(() => called.octets === sent);
    t.is(passed(), sent);
  },
  'what telling throws keeps nothing from passing, and is heard of once': async (t, world) => {
    const heard: unknown[] = [];
    const { call } = await between(t, world, {
      emit: () => {
        throw new Error('cannot be read');
      },
      troubled: (error) => void heard.push(error),
    });
    const [caller, called] = await call();
    caller.say('one');
    await world.until(() => called.text === 'one');
    caller.leg.finish();
    await world.until(() => called.news.includes('finished'));
    t.deepEqual(heard.map(String), ['Error: cannot be read']);
  },
  'the first call may be the last': async (t, world) => {
    const { call, dial, proxy } = await between(t, world, { once: true });
    const [caller, called] = await call();
    const late = dial();
    await world.until(() => late.news.some((each) => each.startsWith('closed')));
    let isFinished = false;
    void proxy.finished.then(() => {
      isFinished = true;
    });
    caller.leg.finish();
    called.leg.finish();
    await world.until(() => isFinished);
    t.is(proxy.calls, 0);
  },
  'one call more than there may be is reset': async (t, world) => {
    const { call, dial, events } = await between(t, world, { most: 1 });
    await call();
    const late = dial();
    await world.until(() => late.news.includes('closed: reset'));
    t.deepEqual(kinds(events), ['link.open']);
  },
  'a proxy that is closed resets what is under way': async (t, world) => {
    const { call, events, proxy } = await between(t, world);
    const [caller, called] = await call();
    proxy.close();
    await world.until(() => [caller, called].every(({ news }) => news.includes('closed: reset')));
    t.deepEqual(kinds(events), ['link.open', 'reset by undefined']);
  },
};
const ENDLESS = 64 * 1024 * 1024;
const turnOf = (world: World): Promise<void> => {
  let turns = 0;
  return world.until(() => turns++ > 0);
};

for (const [name, make] of Object.entries({ memory, tcp })) {
  for (const [title, prove] of Object.entries(contract)) test(`${name}: ${title}`, (t) => prove(t, make()));
}

test('a caller that has its port again is told of as another call', async (t) => {
  const world = memory();
  const { events, called } = await between(t, world);
  const from = { host: '10.1.0.7', port: 7 };
  const dialled = (): Holder => {
    const caller = new Holder((world.legs as MemoryLegs).dial(world.places[0], from));
    caller.leg.open();
    return caller;
  };
  const first = dialled();
  await world.until(() => called.length === 1);
  const second = dialled();
  await world.until(() => called.length === 2);
  first.say('old');
  second.say('new');
  await world.until(() => called[0]!.text === 'old' && called[1]!.text === 'new');
  t.deepEqual(kinds(events), ['link.open', 'closed by undefined', 'link.open', 'caller: new']);
  t.is(new Set(events.map((event) => 'line' in event && event.line)).size, 1);
  t.true(events.some((event) => 'line' in event && event.line === lineIdOf(from, world.places[1])));
});
