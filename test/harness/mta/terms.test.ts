import test from 'ava';
import { upperOf } from '#harness/mta/terms.ts';
import { product } from '#harness/products/index.ts';
import { hex } from '../../support/hex.ts';

const HOST = {
  name: 'OPS',
  product: product('generic')!,
  addresses: [],
  port: 102,
  mta: { name: 'OPS' },
  gdi: { country: 'US', admd: ' ', prmd: 'ORG' },
  stacks: [],
  connectors: [],
  controlBlocks: 10,
  up: true,
};

test('an MTA knows the syntaxes of X.419 and of reliable transfer, and rejects any other, X.226 §6.2.3.5', (t) => {
  const { abstractSyntaxes = [] } = upperOf(HOST, {}).presentation ?? {};
  t.deepEqual(
    ['2.2.1.0.1', '2.6.0.2.7', '2.6.0.2.12', '2.3.2', '2.6.0.2.9999'].map((syntax) => abstractSyntaxes.includes(syntax)),
    [true, true, true, true, false],
  );
});

test('and one application context, X.227 §7.1.3.3', (t) => t.deepEqual(upperOf(HOST, {}).acse, { applicationContexts: ['2.6.0.1.6'] }));

test('a host may say who is attached to its P-selectors', (t) =>
  t.deepEqual(upperOf({ ...HOST, presentation: { attached: [hex('5059')] } }, {}).presentation?.attached, [hex('5059')]));
