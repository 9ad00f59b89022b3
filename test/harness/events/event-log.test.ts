import test from 'ava';
import { connectorDn, stackDn } from '../../../harness/events/distinguished-name.ts';
import { logged, originOf } from '../../../harness/events/event-log.ts';
import type { EventRow } from '../../../harness/events/event-row.ts';
import { EVENTS, type EventId } from '../../../harness/events/events.ts';
import { hexAddress, readHexAddress } from '../../../harness/events/network-address.ts';
import { winsock } from '../../../harness/events/winsock.ts';

const ROWS = Object.entries(EVENTS) as readonly (readonly [string, EventRow])[];

// biome-ignore format: a table
/** Events as the articles print them: category, type, severity, and who logs them. */
const printed: readonly (readonly [id: EventId, as: string, article: string])[] = [
  [9301, 'Configuration Information 10 [BASE IL TCP/IP DRVR 218]',   'Q189345'],
  [9215, 'Operating System Warning 12 [BASE IL TCP/IP DRVR 274]',    'Q170056'],
  [9221, 'Operating System Warning 12 [BASE IL TCP/IP DRVR 262]',    'Q169143'],
  [9225, 'Internal Processing Warning 14 [BASE IL TCP/IP DRVR 255]', 'Q157701'],
  [9228, 'Configuration Error 16 [BASE IL MAIN BASE 250]',           'Q168815'],
  [9156, 'Resource Warning 10 [BASE IL MAIN BASE 282]',              'Q166602'],
  [1290, 'X.400 Service Warning 12 [PLATFORM KERNEL 130]',           'Q169716'],
  [1293, 'X.400 Service Warning 12 [PLATFORM KERNEL 128]',           'Q169716'],
  [1294, 'X.400 Service Warning 10 [PLATFORM KERNEL 130]',           'Q157630'],
  [4284, 'X.400 Service Warning 14 [POP4 POP4 DOWN 179]',            'Q175354'],
  [289,  'X.400 Service Warning 12 [MTA XFER-IN 26]',                'Q157630'],
  [37,   'Security Warning 14 [MTA XFER-IN 35]',                     'Q169716'],
  [48,   'Security Warning 14 [MTA XFER-IN 42]',                     'Q159182'],
  [51,   'Security Warning 14 [MTA XFER-IN 42]',                     'Q166308'],
  [57,   'X.400 Service Warning 14 [MTA XFER-IN 34]',                'Q194589'],
];
for (const [id, as, article] of printed) {
  test(`logs ${id} as ${article} prints it`, (t) => {
    const { category, type, severity, origin } = EVENTS[id];
    t.is(`${category} ${type} ${severity} ${originOf(origin)}`, as);
  });
}

test('an entry holds the row, the inserts in its order and a text', (t) => {
  t.deepEqual(logged(9301, { address: hexAddress('145.245.193.27'), stack: stackDn('bravo') }), {
    id: 9301,
    source: 'MSExchangeMTA',
    category: 'Configuration',
    type: 'Information',
    severity: 10,
    origin: '[BASE IL TCP/IP DRVR 218]',
    inserts: { stack: '/o=ORG/ou=SITE/cn=Configuration/cn=Servers/cn=BRAVO/cn=TCP (BRAVO)', address: '91F5C11B' },
    text: 'No one connector on /o=ORG/ou=SITE/cn=Configuration/cn=Servers/cn=BRAVO/cn=TCP (BRAVO) stands for the network address 91F5C11B (145.245.193.27)',
  });
});

test('the MTA prints the name of a connector in capitals', (t) => {
  t.deepEqual(logged(289, { entity: connectorDn('to-bravo') }).inserts, {
    entity: '/O=ORG/OU=SITE/CN=CONFIGURATION/CN=CONNECTIONS/CN=TO-BRAVO',
  });
});
test('the transport drivers print the name of a connector as it is', (t) => {
  t.is(
    logged(9302, { transport: 5, entity: connectorDn('to-bravo') }).inserts.entity,
    '/o=ORG/ou=SITE/cn=Configuration/cn=Connections/cn=to-bravo',
  );
});

test('an event takes its own inserts, and no others', (t) => {
  // @ts-expect-error 9202 has no insert of that name
  t.is(logged(9202, { error: 0, controlBlok: 3 }).inserts.controlBlok, undefined);
  // @ts-expect-error the control block of 9202 is missing
  t.is(logged(9202, { error: 0 }).inserts.controlBlock, undefined);
});

test('every text is made of inserts that the row names', (t) => {
  const texts = ROWS.map(([, { inserts, says }]) => says(Object.fromEntries(Object.keys(inserts).map((name) => [name, `<${name}>`]))));
  t.deepEqual(
    texts.filter((text) => text.includes('undefined') || !text.includes('<')),
    [],
  );
});

test('every event has an article', (t) =>
  t.deepEqual(
    ROWS.filter(([, { source }]) => !/^Q\d{6}/.test(source)),
    [],
  ));

const addresses: readonly (readonly [address: string, hex: string, reads: string])[] = [
  ['145.245.193.27', '91F5C11B', '145.245.193.27'],
  ['10.1.0.1', '0A010001', '10.1.0.1'],
  ['RemoteMTA', '52656D6F74654D5441', 'RemoteMTA'],
  ['NCOSTEST', '4E434F5354455354', 'NCOSTEST'],
  ['MTA2', '4D544132', '77.84.65.50, or the name MTA2'],
];
for (const [address, hex, reads] of addresses) {
  test(`9301 prints ${address} as ${hex}, which reads as ${reads}`, (t) =>
    t.deepEqual([hexAddress(address), readHexAddress(hex.toLowerCase())], [hex, reads]));
}

test('a Winsock code says what it means, an unknown one stands alone', (t) => {
  t.deepEqual(
    [winsock(10061), winsock('10054'), winsock(0)],
    ['10061 (nobody listens there)', '10054 (the other side reset the connection)', '0'],
  );
});
