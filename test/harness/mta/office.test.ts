import test from 'ava';
import { names } from '#harness/names/index.ts';
import { MemoryNetwork, VirtualClock } from '#harness/net/index.ts';
import type { RunEvent } from '#harness/run/index.ts';
import { Link } from '../../../harness/mta/link.ts';
import { Office } from '../../../harness/mta/office.ts';
import type { MtaOptions } from '../../../harness/mta/options.ts';
import { partsOf } from '../../../harness/mta/parts.ts';
import { ascii } from '../../support/hex.ts';
import { pair } from '../../support/hosts.ts';
import { apduNamed } from '../../support/vector.ts';

/** An office, a connector that something has arrived over, and what it tells. */
const officeWith = (options: MtaOptions = {}) => {
  const [host] = pair({ product: 'exchange-5.5' }, { product: 'exchange-5.5' });
  const told: RunEvent[] = [];
  const clock = new VirtualClock();
  const world = { network: new MemoryNetwork(clock, { addresses: [] }), clock, seed: 1, emit: (event: RunEvent) => void told.push(event) };
  const parts = partsOf(host, names({ host: { name: host.name, addresses: [] }, sources: [], netbios: [] }), world);
  const office: Office = new Office(parts, () => [link], options);
  const link: Link = new Link(parts, host.connectors[0]!, Object.assign(office, { ends: () => {} }));
  return { arrives: (apdu: Uint8Array) => office.arrived(apdu, link, 'line'), told };
};

test('Q151395: what cannot be read is logged, with the number of a dump', (t) => {
  const { arrives, told } = officeWith();
  t.true(arrives(ascii('no MTS-APDU')));
  t.true(arrives(ascii('nor this')));
  const logged = told.flatMap((event) => (event.type === 'event' ? [[event.event.id, event.event.inserts.dump, event.connector]] : []));
  t.deepEqual(logged, [
    [200, 1, 'x/link'],
    [200, 2, 'x/link'],
  ]);
  t.deepEqual(
    told.filter(({ type }) => type === 'message'),
    [],
  );
});

test('what is kept is told as received, and goes no further', (t) => {
  const kept: Uint8Array[] = [];
  const { arrives, told } = officeWith({ keep: (apdu) => void kept.push(apdu) });
  const apdu = apduNamed('p1/message-1988');
  t.true(arrives(apdu));
  t.deepEqual(kept, [apdu]);
  t.deepEqual(
    told.map((event) => (event.type === 'message' ? event.state : event.type)),
    ['received'],
  );
});

test('what cannot be kept is not acknowledged, and the user hears why', (t) => {
  const { arrives, told } = officeWith({
    keep: () => {
      throw new Error('the disk is full');
    },
  });
  t.false(arrives(apduNamed('p1/message-1988')));
  t.deepEqual(told, [{ type: 'note', says: 'what arrived cannot be kept: the disk is full' }]);
});
