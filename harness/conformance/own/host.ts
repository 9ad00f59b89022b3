import { type Connector, type Host, NEW_CONNECTOR, SITE_GDI, type StackObject } from '#harness/mta/index.ts';
import { type Product, product } from '#harness/products/index.ts';
import type { Conformance } from '#src/p1/index.ts';
import { text } from '../stimuli.ts';
import type { Terms } from '../terms.ts';

/** Where our own endpoint is, and where its tester. */
export const OWN_ADDRESS = '192.0.2.2';
export const TESTER_ADDRESS = '192.0.2.1';
export const OWN_PORT = 102;
/** Milliseconds from its last word on a connection until it hangs up: short, for cases wait for it. */
export const OWN_PATIENCE = 100;

/** Its SRC-REF where it calls. */
export const OWN_REFERENCE = 0x0304;

/** The most octets of a TSDU, where a caller names any: so that data may come in segments. */
const OWN_SIZES = { initiator: 4096, responder: 4096 };

const OWN_SELECTORS = { t: text('IUT'), s: text('SES'), p: text('PRES') };
const TESTER_SELECTORS = { t: text('TESTER') };

/** How our own endpoint is to be spoken to. */
export const OWN_TERMS: Terms = {
  called: OWN_SELECTORS,
  calling: TESTER_SELECTORS,
  mta: 'TESTER',
  password: 'tester',
  timeout: 10_000,
  quiet: 200,
};

const STACK: StackObject = { name: 'tcp', selectors: OWN_SELECTORS };

const PEER: Connector = {
  ...NEW_CONNECTOR,
  name: 'tester',
  stack: STACK,
  remote: { address: TESTER_ADDRESS, mta: OWN_TERMS.mta, password: OWN_TERMS.password! },
  outgoing: TESTER_SELECTORS,
};

/** Our own endpoint as it is called: an MTA that knows one caller, and binds to it in one mode. */
export const ownHost = (
  conformance: Conformance,
  at = { host: OWN_ADDRESS, port: OWN_PORT },
  kind: Product = product('generic')!,
): Host => ({
  name: 'iut',
  product: kind,
  addresses: [{ ip: at.host, prefix: 24 }],
  port: at.port,
  mta: { name: 'IUT', password: 'iut' },
  gdi: SITE_GDI,
  stacks: [STACK],
  connectors: [{ ...PEER, conformance }],
  presentation: { attached: [OWN_SELECTORS.p] },
  transport: { limits: { close: OWN_PATIENCE }, expedited: true },
  session: { attached: [OWN_SELECTORS.s], tsduSizes: OWN_SIZES, limits: { close: OWN_PATIENCE } },
  controlBlocks: kind.limits.controlBlocks.value,
  up: true,
});
