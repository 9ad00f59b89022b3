import type { Stamped } from '#harness/run/index.ts';
import { decodeTpdu, type Tpdu, type TransportService } from '#src/cotp/index.ts';
import { Driver, dial, type Listener, listen, systemClock } from '#src/io/index.ts';
import { initiator, responder, type TransportIndication } from '#src/stack/index.ts';
import type { NetworkAddress, NetworkService } from '#src/tpkt/index.ts';
import { type Lab, openLab } from '../harness/topology/lab.ts';
import { ascii, hex, hexOf } from './support/hex.ts';
import { connector, host, topology } from './support/hosts.ts';
import { calls, type Outcome, type Peer, peerTest, withServer } from './support/peers.ts';

/** The TSAP that all clients call from. */
const CALLING = 0x0100;
const DR_3 = 'DR reason 3';

/** One address of a generic listener, two connectors: what becomes of a called TSAP, and what node-snap7's client makes of that. */
const routed: Readonly<Record<string, readonly [called: number, became: string, says: RegExp]>> = {
  'reaches the connector of TSAP 0102 and waits there for an answer to its S7 setup': [
    0x0102,
    'plc/one',
    /recv TCP : Connection timed out/,
  ],
  'reaches the connector of TSAP 0103 and waits there for an answer to its S7 setup': [
    0x0103,
    'plc/two',
    /recv TCP : Connection timed out/,
  ],
  'is refused TSAP 0104 and takes the DR for a bad PDU': [0x0104, DR_3, /Bad PDU format/],
};
for (const [title, [called, became, says]] of Object.entries(routed)) {
  peerTest('node-snap7', `node-snap7's client ${title}`, async (t) => {
    t.timeout(PATIENCE);
    const lab = await openLab(topology([PLC]), { transport: 'tcp', clock: 'real', seed: 1 });
    const outcome = await calls('snap7-client', placeOf(lab), CALLING, called);
    await lab.close();
    t.like(outcome, { connected: false });
    t.regex(outcome.says, says);
    t.deepEqual(lab.stream.events.flatMap(fate), [became]);
  });
}

/** What clients make of a listener of ours that has TSAP 0102 and answers what they say. */
const clients: Readonly<Record<string, readonly [peer: Peer, called: number, outcome: Outcome]>> = {
  'snap7-client connects where its TSAP is right': ['node-snap7', 0x0102, { connected: true, says: '' }],
  'snap7-client takes a DR for a bad PDU': ['node-snap7', 0x0104, { connected: false, says: 'ISO : Bad PDU format' }],
  'nodes7-client connects where its TSAP is right': ['nodes7', 0x0102, { connected: true, says: '' }],
  'nodes7-client gives up on a DR': ['nodes7', 0x0104, { connected: false, says: "Error - TCP connected, ISO didn't" }],
  'iso-on-tcp-client connects where its TSAP is right, and hears its echo': ['iso-on-tcp', 0x0102, { connected: true, says: 'ping' }],
  'iso-on-tcp-client names the reason of a DR': [
    'iso-on-tcp',
    0x0104,
    { connected: false, says: 'Received a disconnect request with reason [3]: Address unknown (at TCP connect time)' },
  ],
};
for (const [title, [peer, called, outcome]] of Object.entries(clients)) {
  peerTest(peer, title, async (t) => {
    t.timeout(PATIENCE);
    const { addresses, close } = await answering();
    t.deepEqual(await calls(title.split(' ')[0]!, addresses[0]!, CALLING, called), outcome);
    await close();
  });
}

/** Whatever selectors one calls node-snap7's server with. */
const selectors: Readonly<Record<string, readonly [called: string, calling: string]>> = {
  'of two octets': ['0102', '0100'],
  'of text': [hexOf(ascii('EXCHANGE')), hexOf(ascii('PORT102'))],
};
for (const [title, [called, calling]] of Object.entries(selectors)) {
  peerTest('node-snap7', `node-snap7's server confirms TSAPs ${title}, says them again, and answers an S7 setup`, async (t) => {
    t.timeout(PATIENCE);
    await withServer('snap7-server', async (to) => {
      const { tpdus, answer } = await setUp(to, { called: hex(called), calling: hex(calling), tpduSize: 1024 });
      const [cr, cc] = tpdus as [Tpdu & { kind: 'CR' }, Tpdu & { kind: 'CC' }];
      t.deepEqual([cc.kind, cc.dstRef, cc.classOption, cc.parameters], ['CC', cr.srcRef, 0, cr.parameters]);
      t.regex(hexOf(answer), /^3203/);
    });
  });
}

/** Calls, asks for an S7 setup in a packet of 25 octets, and releases at the answer. The TPDUs are those of both sides. */
const setUp = (
  to: NetworkAddress,
  terms: Partial<TransportIndication>,
): Promise<{ readonly tpdus: readonly Tpdu[]; readonly answer: Uint8Array }> =>
  new Promise((resolve, reject) => {
    const tpdus: Tpdu[] = [];
    const stack = initiator({ cotp: { reference: 0x1234 } }, (_, primitive) => {
      if (isNsdu(primitive)) tpdus.push(decodeTpdu(primitive.nsdu));
    });
    const driver = new Driver<TransportService>(stack, dial(to), systemClock, (primitive) => {
      if (primitive.kind === 'T-CONNECT.confirm') driver.send({ kind: 'T-DATA.request', tsdu: S7_SETUP });
      else if (primitive.kind !== 'T-DATA.indication') reject(new Error(primitive.kind));
      else {
        driver.send({ kind: 'T-DISCONNECT.request' });
        resolve({ tpdus, answer: primitive.tsdu });
      }
    });
    driver.send({ ...terms, kind: 'T-CONNECT.request', to });
  });

/** A listener of ours: answers an S7 setup, and echoes what is none. */
const answering = (): Promise<Listener> =>
  listen({ host: '127.0.0.1', port: 0 }, (line) => {
    const driver: Driver<TransportService> = new Driver(responder({ cotp: { reference: 1 } }, choose), line, systemClock, (primitive) => {
      if (primitive.kind === 'T-DATA.indication') driver.send({ kind: 'T-DATA.request', tsdu: answerTo(primitive.tsdu) });
    });
    driver.accepted();
  });

const choose = ({ called = hex(''), calling = hex('') }: TransportIndication) =>
  hexOf(called) === '0102' ? { accept: { calling, responding: called } } : { refuse: 3 };

const answerTo = (tsdu: Uint8Array): Uint8Array => (tsdu[0] === S7_SETUP[0] ? S7_ANSWER : tsdu);

const isNsdu = (primitive: { readonly kind: string }): primitive is Extract<NetworkService['up'], { kind: 'N-DATA.indication' }> =>
  primitive.kind.startsWith('N-DATA');

const placeOf = ({ network }: Lab): NetworkAddress => {
  const [host = '', port = ''] = network.real({ host: ADDRESS, port: 102 }).split(':');
  return { host, port: Number(port) };
};

/** To which connector a call was booked, or the DR that it got. */
const fate = (event: Stamped): readonly string[] => {
  if (event.type === 'association') return [event.booked];
  return event.type === 'pdu' && event.kind === 'DR' ? [`DR reason ${event.fields.reason}`] : [];
};

const ADDRESS = '10.1.0.1';
const tsap = (a: string) => ({ product: 'generic', a, b: '\x01\x00' });
const PLC = host(
  'plc',
  tsap(''),
  [ADDRESS],
  [connector('one', tsap('\x01\x02'), '10.1.0.2', 'PG'), connector('two', tsap('\x01\x03'), '10.1.0.2', 'PG')],
);

// S7 setup communication and its answer: header, reference, lengths of parameters and data; jobs at a time and PDU size.
const S7_SETUP = hex('3201 0000 0000 0008 0000      f0 00 0001 0001 01e0');
const S7_ANSWER = hex('3203 0000 0000 0008 0000 0000 f0 00 0001 0001 01e0');

/** Milliseconds: a client that is refused may try again for seconds before it says so. */
const PATIENCE = 30_000;
