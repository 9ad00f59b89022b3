import { exchange40Sp2 } from './exchange-4.0-sp2.ts';
import type { Product } from './product.ts';

/** Exchange Server 4.0 SP3: the reserved octet of a TPKT is 0 (Q157015). */
export const exchange40Sp3: Product = {
  ...exchange40Sp2,
  id: 'exchange-4.0-sp3',
  name: 'Exchange Server 4.0 SP3',
  builds: ['994.54', '994.54'],
  rules: {
    ...exchange40Sp2.rules,
    reservedOctet: { value: 'zero', source: 'Q157015' },
  },
};
