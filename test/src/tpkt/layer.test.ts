import test from 'ava';
import { frame, type NetworkService, type TcpService, tpkt } from '#src/tpkt/index.ts';
import { keepsTheContract } from '../../contract/layer.ts';
import { ascii, hex, hexOf } from '../../support/hex.ts';
import { TPKTS } from '../../support/samples.ts';

const to = { host: '192.0.2.2', port: 102 };

keepsTheContract<NetworkService, TcpService>('TPKT', {
  make: tpkt,
  ways: [
    [{ below: { kind: 'TCP.accepted', from: to } }],
    [{ above: { kind: 'N-CONNECT.request', to } }, { below: { kind: 'TCP.opened' } }],
  ],
  samples: TPKTS,
  arrive: (octets) => ({ kind: 'TCP.received', octets }),
  says: [{ kind: 'N-DATA.request', nsdu: ascii('abc') }, { kind: 'N-DATA.request', nsdu: ascii('abc') }, { kind: 'N-DISCONNECT.request' }],
  ends: ['N-DISCONNECT.request', 'TCP.closed'],
  isStream: true,
});

// biome-ignore format: a table
const passed: Record<string, { down?: NetworkService['down']; up?: TcpService['up']; gives: unknown }> = {
  'a call':              { down: { kind: 'N-CONNECT.request', to },                       gives: [{ down: { kind: 'TCP.open', to } }] },
  'its success':         { up: { kind: 'TCP.opened' },                                    gives: [{ up: { kind: 'N-CONNECT.confirm' } }] },
  'a caller':            { up: { kind: 'TCP.accepted', from: to },                        gives: [{ up: { kind: 'N-CONNECT.indication', from: to } }] },
  'an orderly end':      { up: { kind: 'TCP.closed' },                                    gives: [{ up: { kind: 'N-DISCONNECT.indication' } }] },
  'a packet':            { up: { kind: 'TCP.received', octets: hex('03000007 02f080') },  gives: [{ up: { kind: 'N-DATA.indication', nsdu: hex('02f080') } }] },
  'a reserved octet':    { up: { kind: 'TCP.received', octets: hex('03110007 02f080') },  gives: [{ up: { kind: 'N-DATA.indication', nsdu: hex('02f080'), reserved: 0x11 } }] },
  'an NSDU':             { down: { kind: 'N-DATA.request', nsdu: hex('02f080') },         gives: [{ down: { kind: 'TCP.send', octets: hex('03000007 02f080') } }] },
  'what is to be in the reserved octet': { down: { kind: 'N-DATA.request', nsdu: hex('02f080'), reserved: 0x11 }, gives: [{ down: { kind: 'TCP.send', octets: hex('03110007 02f080') } }] },
  'a wish to close':     { down: { kind: 'N-DISCONNECT.request' },                        gives: [{ down: { kind: 'TCP.close' } }] },
};
for (const [title, { down, up, gives }] of Object.entries(passed)) {
  test(`passes on ${title}`, (t) => t.deepEqual<unknown, unknown>(down ? tpkt().fromAbove(down) : tpkt().fromBelow(up!), gives));
}

// biome-ignore format: a table
const broken: Record<string, { octets: string; code: string; octet: number }> = {
  'version 2':                     { octets: '0200000b 06e00000000100', code: 'tpkt.version', octet: 0 },
  'an HTTP request':               { octets: '474554202f20485454502f31', code: 'tpkt.version', octet: 0 },
  'a length of 0':                 { octets: '03000000', code: 'tpkt.length', octet: 2 },
  'a length of 3':                 { octets: '03000003', code: 'tpkt.length', octet: 2 },
  'a packet of nothing':           { octets: '03000004', code: 'tpkt.length', octet: 2 },
  'a packet of two octets':        { octets: '03000006 01f0', code: 'tpkt.length', octet: 2 },
};
for (const [title, { octets, code, octet }] of Object.entries(broken)) {
  test(`ends at ${title}, after the good packets before it`, (t) => {
    const layer = tpkt();
    const effects = layer.fromBelow({ kind: 'TCP.received', octets: hex(`0300000a 02f080616263 ${octets} 0300000702f080`) });
    const cause = { code, detail: { octet } };
    t.like(effects, { 0: { up: { kind: 'N-DATA.indication' } }, 1: { up: { kind: 'N-DISCONNECT.indication', cause } }, length: 2 });
    t.deepEqual(layer.fromBelow({ kind: 'TCP.received', octets: hex('0300000702f080') }), []);
    t.deepEqual(layer.fromAbove({ kind: 'N-DISCONNECT.request' }), [{ down: { kind: 'TCP.close' } }]);
    t.deepEqual(layer.fromBelow({ kind: 'TCP.closed' }), []);
  });
}

test('writes its header into the room that there is, without a copy', (t) => {
  const room = hex('ffffffff 02f080');
  const nsdu = room.subarray(4);
  t.is(frame(nsdu, 0, room), room);
  t.is(hexOf(room), '0300000702f080');
});
test('does not take the room of another NSDU', (t) => {
  const room = hex('ffffffff 02f080');
  t.is(hexOf(frame(hex('02f000'), 0, room)), '0300000702f000');
  t.is(hexOf(room), 'ffffffff02f080');
});
for (const length of [2, 65532])
  test(`makes no packet of ${length} octets`, (t) => void t.throws(() => frame(new Uint8Array(length)), { code: 'tpkt.length' }));
