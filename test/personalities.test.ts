import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { product } from '#harness/products/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import { answered } from './support/answered.ts';
import { port102With } from './support/cli.ts';
import type { Heard } from './support/emulated.ts';
import { probed } from './support/emulated.ts';
import { hex } from './support/hex.ts';
import { calls, peerTest, withServer } from './support/peers.ts';
import { Slots } from './support/slots.ts';
import { crOf, dt, S7_SETUP, type Stimulus, stimuliFor } from './support/stimuli.ts';

/** Real servers, and the products that are to answer as they do; but for probes that one does not survive, or that its sizes end below. */
const servers: Readonly<Record<string, readonly [server: string, leftOut: readonly string[]]>> = {
  snap7: ['snap7-server', []],
  'iso-on-tcp': ['iso-on-tcp-server', ['size code 0xFF', 'size 2^16', 'size 2^13']],
};
for (const [id, [server, leftOut]] of Object.entries(servers)) {
  peerTest(server, `${id} answers as its original does, octet for octet`, async (t) => {
    t.timeout(PATIENCE);
    const probes = Object.entries({ ...stimuliFor('c2020102'), ...MORE }).filter(([probe]) => !leftOut.includes(probe));
    await turns.run(() =>
      withServer(server, async (at) => {
        for (const [probe, stimulus] of probes) {
          const [real, ours] = [await asked(at, stimulus), await probed(id, stimulus)];
          t.is(told(ours), told(real), probe);
        }
      }),
    );
  });
}

const MORE: Readonly<Record<string, Stimulus>> = {
  'reference 0': [crOf({ src: '0000' })],
  'size 2^13': [crOf({ size: 'c0010d' })],
  'setup for 960 octets': [crOf(), dt(`${S7_SETUP.slice(0, -4)}03c0`)],
  'DR before a CR': ['0300000b 0680 0001 0007 00'],
  '300 octets at a size of 128': [crOf({ size: 'c00107' }), dt('42'.repeat(300))],
  'no S7': [crOf(), dt('42'.repeat(20))],
};

/** What is answered, in short; the reference of who answers is its own. */
const told = ({ heard, end }: Heard): string =>
  answered(heard, end).replaceAll(/CC (?:(\d+)<\d+)? ?/g, (_, reference: string | undefined) => `CC ${reference ?? '7'} `);

/** What a real server answers to a stimulus. */
const asked = async (at: NetworkAddress, stimulus: Stimulus): Promise<Heard> => {
  const socket = createConnection(at).setNoDelay();
  const chunks: Buffer[] = [];
  let end: Heard['end'] = 'open';
  socket.on('data', (chunk) => void chunks.push(chunk));
  socket.on('end', () => {
    end = 'FIN';
  });
  socket.on('error', () => {
    end = 'RST';
  });
  await once(socket, 'connect');
  const pause = stimulus.length > 10 ? 5 : PAUSE;
  for (const octets of stimulus) {
    socket.write(hex(octets));
    await setTimeout(pause);
  }
  await setTimeout(PAUSE);
  const heard = new Uint8Array(Buffer.concat(chunks));
  const ended = end;
  socket.destroy();
  return { heard, end: ended };
};

/** Whether real clients connect: nodes7 takes no CC of less than 22 octets. */
const clients: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  'snap7-client': { snap7: true, 'python-snap7': true, conpot: true, 'cc-exactly-22-octets': false },
  'nodes7-client': { snap7: true, 'python-snap7': false, conpot: false, 'nothing-after-cr': false },
  'st-one-nodes7-client': { snap7: true, 'python-snap7': true, conpot: true },
};
for (const [client, ids] of Object.entries(clients)) {
  for (const [id, connected] of Object.entries(ids)) {
    peerTest(client, `${client} ${connected ? 'connects' : 'does not connect'} to ${id}`, async (t) => {
      t.timeout(PATIENCE);
      const { connected: hasConnected } = await turns.run(() => withProduct(id, (at) => calls(client, at, 0x0100, 0x0102)));
      t.is(hasConnected, connected);
    });
  }
}

/** `port102 emulate` of a product at a free port, as long as `use` lasts. */
const withProduct = async <T>(id: string, use: (at: NetworkAddress) => Promise<T>): Promise<T> => {
  const stop = new AbortController();
  let listens = (_: string): void => {};
  const at = new Promise<string>((resolve) => {
    listens = resolve;
  });
  const out = (line: string): void => void (line.includes('listens at') && listens(line.replace(/.* /, '')));
  const done = port102With({ out, signal: stop.signal }, 'emulate', '--product', product(id)!.id, '--listen', '127.0.0.1:0');
  const [host = '', port = ''] = (await at).split(':');
  try {
    return await use({ host, port: Number(port) });
  } finally {
    stop.abort('SIGINT');
    await done;
  }
};

/** A client that gives up after a second is to be answered in time. */
const turns = new Slots(1);

/** Milliseconds. */
const PAUSE = 100;
const PATIENCE = 90_000;
