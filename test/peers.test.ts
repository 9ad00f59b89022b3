import { connect } from 'node:net';
import type { Stamped } from '#harness/run/index.ts';
import { decodeTpdu, type Tpdu, type TransportService } from '#src/cotp/index.ts';
import { Driver, dial, type Listener, listen, systemClock } from '#src/io/index.ts';
import { type Choice, initiator, responder, type TransportIndication } from '#src/stack/index.ts';
import type { NetworkAddress, NetworkService } from '#src/tpkt/index.ts';
import { type Lab, openLab } from '../harness/topology/lab.ts';
import { ascii, hex, hexOf } from './support/hex.ts';
import { connector, host, topology } from './support/hosts.ts';
import { calls, type Outcome, peerTest, withServer } from './support/peers.ts';

/** The TSAP that all clients call from. */
const CALLING = 0x0100;
const DR_3 = 'DR reason 3';
const UNKNOWN_ADDRESS = 'Received a disconnect request with reason [3]: Address unknown (at TCP connect time)';

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
  peerTest('snap7-client', `node-snap7's client ${title}`, async (t) => {
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
const clients: Readonly<Record<string, readonly [called: number, outcome: Outcome]>> = {
  'snap7-client connects where its TSAP is right': [0x0102, { connected: true, says: '' }],
  'snap7-client takes a DR for a bad PDU': [0x0104, { connected: false, says: 'ISO : Bad PDU format' }],
  'nodes7-client connects where its TSAP is right': [0x0102, { connected: true, says: '' }],
  'nodes7-client gives up on a DR': [0x0104, { connected: false, says: "Error - TCP connected, ISO didn't" }],
  'st-one-nodes7-client connects where its TSAP is right': [0x0102, { connected: true, says: '' }],
  'st-one-nodes7-client names the reason of a DR': [0x0104, { connected: false, says: UNKNOWN_ADDRESS }],
  'iso-on-tcp-client connects where its TSAP is right, and hears its echo': [0x0102, { connected: true, says: 'ping' }],
  'iso-on-tcp-client names the reason of a DR': [0x0104, { connected: false, says: UNKNOWN_ADDRESS }],
};
for (const [title, [called, outcome]] of Object.entries(clients)) {
  const [client = ''] = title.split(' ');
  peerTest(client, title, async (t) => {
    t.timeout(PATIENCE);
    const { addresses, close } = await answering();
    t.deepEqual(await calls(client, addresses[0]!, CALLING, called), outcome);
    await close();
  });
}

/** What clients that have their own selectors, or none, make of a DR. */
const refused: Readonly<Record<string, RegExp>> = {
  's7-info-client could not negotiate': /^Could not negotiate COTP$/,
  'xfreerdp-client expects a CC': /expected X224_TPDU_CONNECTION_CONFIRM/,
  'rdesktop-client expects a CC, and tells what it got': /expected ISO_PDU_CC, got 0x(80|70)/,
};
for (const [title, says] of Object.entries(refused)) {
  const [client = ''] = title.split(' ');
  peerTest(client, `${title} at a refusal`, async (t) => {
    t.timeout(PATIENCE);
    const { addresses, close } = await answering(() => ({ refuse: 3 }));
    const outcome = await calls(client, addresses[0]!);
    await close();
    t.false(outcome.connected);
    t.regex(outcome.says, says);
  });
}

peerTest(['s7-info-client', 'snap7-server'], "s7-info-client reads what node-snap7's server is", async (t) => {
  t.timeout(PATIENCE);
  await withServer('snap7-server', async (at) => t.regex((await calls('s7-info-client', at)).says, /Module: /));
});

/** The CC that servers answer a CR of TPKT 0300000b06e00000123400 with, whatever follows it. */
const confirmed: Readonly<Record<string, string>> = {
  'iso-on-tcp-server, which proposes a TPDU of 2^0 octets': '0300 0016 11 d0 1234 0007 00 c00100 c1020000 c2020000',
  'xrdp-server, which turns the references around': '0300 000b 06 d0 0000 1234 00',
  'freerdp-shadow-server, which answers a negotiation that was not asked for': '0300 0013 0e d0 0000 0000 00 0203080000000000',
};
for (const [title, cc] of Object.entries(confirmed)) {
  const [server = ''] = title.split(',');
  peerTest(server, `a CC comes from ${title}`, async (t) => {
    t.timeout(PATIENCE);
    await withServer(server, async (at, fate) => {
      t.is(await heard(at, '0300 000b 06 e0 0000 1234 00', hex(cc).length), hexOf(hex(cc)));
      t.is(fate(), 'runs');
    });
  });
}

/** Whatever selectors one calls node-snap7's server with. */
const selectors: Readonly<Record<string, readonly [called: string, calling: string]>> = {
  'of two octets': ['0102', '0100'],
  'of text': [hexOf(ascii('EXCHANGE')), hexOf(ascii('PORT102'))],
};
for (const [title, [called, calling]] of Object.entries(selectors)) {
  peerTest('snap7-server', `node-snap7's server confirms TSAPs ${title}, says them again, and answers an S7 setup`, async (t) => {
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

/** So many of the octets that a server answers others with. */
const heard = async ({ host, port }: NetworkAddress, said: string, length: number): Promise<string> => {
  const socket = connect(port, host);
  socket.write(hex(said));
  let octets = Buffer.alloc(0);
  for await (const chunk of socket) {
    octets = Buffer.concat([octets, chunk as Buffer]);
    if (octets.length >= length) break;
  }
  return hexOf(octets.subarray(0, length));
};

/** A listener of ours: answers an S7 setup, and echoes what is none. */
const answering = (choose = byTsap): Promise<Listener> =>
  listen({ host: '127.0.0.1', port: 0 }, (line) => {
    const driver: Driver<TransportService> = new Driver(responder({ cotp: { reference: 1 } }, choose), line, systemClock, (primitive) => {
      if (primitive.kind === 'T-DATA.indication') driver.send({ kind: 'T-DATA.request', tsdu: answerTo(primitive.tsdu) });
    });
    driver.accepted();
  });

const byTsap = ({ called = hex(''), calling = hex('') }: TransportIndication): Choice =>
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
const PATIENCE = 60_000;
