import test from 'ava';
import { type NetworkService, strictReserved, withReserved } from '#src/tpkt/index.ts';
import { keepsTheContract, type Subject } from '../../contract/layer.ts';
import { hex } from '../../support/hex.ts';
import { TPDUS } from '../../support/samples.ts';

const nsdu = hex('02f080');
const common: Omit<Subject<NetworkService, NetworkService>, 'make' | 'ends'> = {
  ways: [[], [{ below: { kind: 'N-CONNECT.confirm' } }]],
  samples: TPDUS,
  arrive: (octets) =>
    octets.length % 5 === 1 ? { kind: 'N-DATA.indication', nsdu: octets, reserved: 0x11 } : { kind: 'N-DATA.indication', nsdu: octets },
  says: [{ kind: 'N-DATA.request', nsdu }],
  isStream: false,
};
keepsTheContract('a strict reader of the reserved octet', { ...common, make: strictReserved, ends: [] });
keepsTheContract('a writer of the reserved octet', { ...common, make: () => withReserved(() => 0x11), ends: [] });

test('a strict reader ends the connection at an octet other than 0 (Q157015)', (t) => {
  const layer = strictReserved();
  t.deepEqual(layer.fromBelow({ kind: 'N-DATA.indication', nsdu }), [{ up: { kind: 'N-DATA.indication', nsdu } }]);
  t.like(layer.fromBelow({ kind: 'N-DATA.indication', nsdu, reserved: 0x11 }), {
    0: { up: { kind: 'N-DISCONNECT.indication', cause: { code: 'tpkt.reserved', detail: { octet: 1, got: 0x11 } } } },
  });
});

// biome-ignore format: a table
const written: Record<string, { octet: number; gives: NetworkService['down'] }> = {
  '17 (Q151626)': { octet: 0x11,  gives: { kind: 'N-DATA.request', nsdu, reserved: 0x11 } },
  '0':            { octet: 0,     gives: { kind: 'N-DATA.request', nsdu } },
  '256, cut':     { octet: 0x100, gives: { kind: 'N-DATA.request', nsdu } },
};
for (const [title, { octet, gives }] of Object.entries(written)) {
  test(`a writer puts ${title}`, (t) =>
    t.deepEqual(withReserved(() => octet).fromAbove({ kind: 'N-DATA.request', nsdu }), [{ down: gives }]));
}
