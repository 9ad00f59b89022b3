import { exchange55Sp1 } from './exchange-5.5-sp1.ts';
import { exchange55Sp2 } from './exchange-5.5-sp2.ts';
import type { Product } from './product.ts';

/** Exchange Server 5.5 SP3: as SP2, but every refused address is logged again (Q234962), and a truncated checkpoint does no harm (Q196852). */
export const exchange55Sp3: Product = {
  ...exchange55Sp2,
  id: 'exchange-5.5-sp3',
  name: 'Exchange Server 5.5 SP3',
  builds: ['2650.24', '2650.24'],
  rules: {
    ...exchange55Sp2.rules,
    truncatedCheckpoint: { value: 'refused', source: 'Q196852, Q235453' },
  },
  traits: exchange55Sp1.traits,
};
