import test from 'ava';
import { ProtocolError } from '#src/core/index.ts';
import { cotp, type TransportService } from '#src/cotp/index.ts';
import { type Choice, initiator, responder } from '#src/stack/index.ts';
import { type NetworkService, strictReserved, type TcpService, withReserved } from '#src/tpkt/index.ts';
import { keepsTheContract } from '../../contract/layer.ts';
import { ascii, hex, hexOf } from '../../support/hex.ts';
import { TPDUS, TPKTS } from '../../support/samples.ts';
import { kinds, wire } from '../../support/wire.ts';

const to = { host: '192.0.2.2', port: 102 };
const own = { cotp: { reference: 1 } };
const theirs = { cotp: { reference: 7 } };
const tsdu = ascii('abc');

const says: readonly TransportService['down'][] = [
  { kind: 'T-DATA.request', tsdu },
  { kind: 'T-DATA.request', tsdu },
  { kind: 'T-CONNECT.response' },
  { kind: 'T-DISCONNECT.request', reason: 3 },
];

keepsTheContract<TransportService, NetworkService>('X.224', {
  make: () => cotp({ reference: 1 }),
  ways: [
    [{ below: { kind: 'N-CONNECT.indication', from: to } }],
    [{ above: { kind: 'T-CONNECT.request', to } }, { below: { kind: 'N-CONNECT.confirm' } }],
    [
      { above: { kind: 'T-CONNECT.request', to } },
      { below: { kind: 'N-CONNECT.confirm' } },
      { below: { kind: 'N-DATA.indication', nsdu: hex('06 d0 0001 0007 00') } },
    ],
    [
      { below: { kind: 'N-CONNECT.indication', from: to } },
      { below: { kind: 'N-DATA.indication', nsdu: hex('06 e0 0000 0007 00') } },
      { above: { kind: 'T-CONNECT.response' } },
    ],
  ],
  samples: TPDUS,
  arrive: (nsdu) => ({ kind: 'N-DATA.indication', nsdu }),
  says,
  ends: ['N-DISCONNECT.request', 'N-DISCONNECT.indication', 'T-DISCONNECT.request'],
  isStream: false,
});

keepsTheContract<TransportService, TcpService>('a stack that calls', {
  make: () => initiator(own),
  ways: [
    [{ above: { kind: 'T-CONNECT.request', to } }, { below: { kind: 'TCP.opened' } }],
    [
      { above: { kind: 'T-CONNECT.request', to } },
      { below: { kind: 'TCP.opened' } },
      { below: { kind: 'TCP.received', octets: hex('0300000b 06d00001000700') } },
    ],
  ],
  samples: TPKTS,
  arrive: (octets) => ({ kind: 'TCP.received', octets }),
  says,
  ends: ['TCP.close', 'TCP.closed'],
  isStream: true,
});

for (const [title, choice] of Object.entries<Choice>({ accepts: { accept: {} }, refuses: { refuse: 3 }, ignores: { ignore: true } })) {
  keepsTheContract<TransportService, TcpService>(`a stack that ${title} its callers`, {
    make: () => responder(own, () => choice),
    ways: [[{ below: { kind: 'TCP.accepted', from: to } }]],
    samples: TPKTS,
    arrive: (octets) => ({ kind: 'TCP.received', octets }),
    says,
    ends: ['TCP.close', 'TCP.closed'],
    isStream: true,
  });
}

for (const chunk of [1, 2, 3, 7, Infinity]) {
  test(`a caller is taken by its called selector, and data goes both ways, in chunks of ${chunk}`, (t) => {
    const seen: string[] = [];
    const called = responder(theirs, (first) =>
      first.called && hexOf(first.called) === hexOf(ascii('M2')) ? { accept: { tpduSize: 128, responding: first.called } } : { refuse: 3 },
    );
    const ends = wire(
      initiator(own, (going, { kind }) => seen.push(`${going} ${kind}`)),
      called,
      { chunk },
    );
    ends.caller.send({ kind: 'T-CONNECT.request', to, called: ascii('M2'), tpduSize: 2048 });
    const long = Uint8Array.from({ length: 1000 }, (_, index) => index);
    ends.caller.send({ kind: 'T-DATA.request', tsdu: long });
    ends.called.send({ kind: 'T-DATA.request', tsdu });
    t.deepEqual(ends.caller.told, [
      { kind: 'T-CONNECT.confirm', responding: ascii('M2'), tpduSize: 128 },
      { kind: 'T-DATA.indication', tsdu },
    ]);
    t.deepEqual(ends.called.told, [
      { kind: 'T-CONNECT.indication', called: ascii('M2'), tpduSize: 2048 },
      { kind: 'T-DATA.indication', tsdu: long },
    ]);
    t.deepEqual([...ends.caller.alarms, ...ends.called.alarms], []);
    t.deepEqual(seen.slice(0, 4), ['down T-CONNECT.request', 'down N-CONNECT.request', 'up N-CONNECT.confirm', 'down N-DATA.request']);
    ends.caller.send({ kind: 'T-DISCONNECT.request' });
    t.deepEqual(ends.called.told.at(-1), { kind: 'T-DISCONNECT.indication' });
  });
}

test('a refused caller hears why, and closes', (t) => {
  const ends = wire(
    initiator(own),
    responder(theirs, () => ({ refuse: 1, additional: ascii('busy') })),
  );
  ends.caller.send({ kind: 'T-CONNECT.request', to });
  t.deepEqual(ends.caller.told, [{ kind: 'T-DISCONNECT.indication', reason: 1, additional: ascii('busy') }]);
  t.deepEqual(kinds(ends.caller.sent), ['TCP.open', 'TCP.send', 'TCP.close']);
  t.deepEqual(kinds(ends.called.sent), ['TCP.send']);
});

test('an ignored caller hears nothing until it gives up', (t) => {
  const ends = wire(
    initiator(own),
    responder(theirs, () => ({ ignore: true })),
  );
  ends.caller.send({ kind: 'T-CONNECT.request', to });
  t.deepEqual([ends.caller.told, ends.called.sent], [[], []]);
  ends.caller.ring('TS1');
  t.like(ends.caller.told, { 0: { kind: 'T-DISCONNECT.indication', cause: { code: 'cotp.answer' } } });
  t.deepEqual(ends.called.told, [{ kind: 'T-DISCONNECT.indication' }]);
});

test('who waits for a call may go before there is one', (t) => {
  const called = responder(theirs, () => ({ accept: {} }));
  called.fromBelow({ kind: 'TCP.accepted', from: to });
  t.deepEqual(called.fromAbove({ kind: 'T-DISCONNECT.request' }), [{ down: { kind: 'TCP.close' } }]);
  t.deepEqual(called.fromBelow({ kind: 'TCP.received', octets: TPKTS[1]! }), []);
});

test('what a product does to the reserved octet is let in under X.224 (Q151626)', (t) => {
  const rubbish = { ...own, network: [() => withReserved(() => 0x11)] };
  const lenient = wire(
    initiator(rubbish),
    responder(theirs, () => ({ accept: {} })),
  );
  lenient.caller.send({ kind: 'T-CONNECT.request', to });
  t.deepEqual(kinds(lenient.caller.told), ['T-CONNECT.confirm']);
  t.like(lenient.caller.sent[1], { octets: hex('0311000b 06e00000000100') });
  const strict = wire(
    initiator(rubbish),
    responder({ ...theirs, network: [strictReserved] }, () => ({ accept: {} })),
  );
  strict.caller.send({ kind: 'T-CONNECT.request', to });
  const { cause } = strict.called.told[0] as { cause?: unknown };
  t.is(cause instanceof ProtocolError && cause.code, 'tpkt.reserved');
  t.deepEqual(strict.caller.told, [{ kind: 'T-DISCONNECT.indication' }]);
});
