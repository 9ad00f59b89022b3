import { conpot } from './conpot.ts';
import { exchange40 } from './exchange-4.0.ts';
import { exchange40Sp2 } from './exchange-4.0-sp2.ts';
import { exchange40Sp3 } from './exchange-4.0-sp3.ts';
import { exchange40Sp4 } from './exchange-4.0-sp4.ts';
import { exchange50 } from './exchange-5.0.ts';
import { exchange55 } from './exchange-5.5.ts';
import { exchange55Sp1 } from './exchange-5.5-sp1.ts';
import { exchange55Sp2 } from './exchange-5.5-sp2.ts';
import { exchange55Sp3 } from './exchange-5.5-sp3.ts';
import { exchange55Sp4 } from './exchange-5.5-sp4.ts';
import { generic } from './generic.ts';
import { iec61850bean } from './iec61850bean.ts';
import { isoOnTcp } from './iso-on-tcp.ts';
import { isode } from './isode.ts';
import { libiec61850 } from './libiec61850.ts';
import { osiNet } from './osi-net.ts';
import type { Product, ProductId, RuleName, Rules, RuleValues } from './product.ts';
import { pythonSnap7 } from './python-snap7.ts';
import { SINGLES } from './singles.ts';
import { snap7 } from './snap7.ts';
import { xrdp } from './xrdp.ts';

/** Every product that can be emulated, by id: MTAs, oldest first, the generic listener, and those that are that with habits of others. */
export const PRODUCTS: Readonly<Record<ProductId, Product>> = {
  'exchange-4.0': exchange40,
  'exchange-4.0-sp2': exchange40Sp2,
  'exchange-4.0-sp3': exchange40Sp3,
  'exchange-4.0-sp4': exchange40Sp4,
  'exchange-5.0': exchange50,
  'exchange-5.5': exchange55,
  'exchange-5.5-sp1': exchange55Sp1,
  'exchange-5.5-sp2': exchange55Sp2,
  'exchange-5.5-sp3': exchange55Sp3,
  'exchange-5.5-sp4': exchange55Sp4,
  generic,
  snap7,
  'python-snap7': pythonSnap7,
  conpot,
  'iso-on-tcp': isoOnTcp,
  'osi-net': osiNet,
  libiec61850,
  iec61850bean,
  isode,
  xrdp,
  ...SINGLES,
};

/** The product of that id; undefined where there is none. */
export const product = (id: string): Product | undefined => (isProductId(id) ? PRODUCTS[id] : undefined);

const isProductId = (id: string): id is ProductId => Object.hasOwn(PRODUCTS, id);

/** Rules that a scenario sets for one host. */
export type RuleOverrides = { readonly [K in RuleName]?: RuleValues[K] };

/** The product with some of its rules set otherwise; those have the scenario as their source. */
export const withRules = (product: Product, overrides: RuleOverrides): Product => ({
  ...product,
  rules: { ...product.rules, ...sourced(overrides) },
});

const sourced = (overrides: RuleOverrides): Partial<Rules> =>
  Object.fromEntries(Object.entries(overrides).map(([name, value]) => [name, { value, source: 'scenario' }]));
