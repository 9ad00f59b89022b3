import { exchange40 } from './exchange-4.0.ts';
import type { Product } from './product.ts';

/** Exchange Server 4.0 SP3 to SP5: the reserved octet of a TPKT is 0 (Q157015). */
export const exchange40Sp3: Product = {
  ...exchange40,
  id: 'exchange-4.0-sp3',
  name: 'Exchange Server 4.0 SP3',
  builds: ['994.54', '996.72'],
  rules: {
    ...exchange40.rules,
    reservedOctet: { value: 'zero', source: 'Q157015' },
  },
};
