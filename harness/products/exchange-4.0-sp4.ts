import { exchange40Sp3 } from './exchange-4.0-sp3.ts';
import type { Product } from './product.ts';

/** Exchange Server 4.0 SP4 and SP5: binds back with the password of the connector, and calls on schedule with nothing to send (Q158699). */
export const exchange40Sp4: Product = {
  ...exchange40Sp3,
  id: 'exchange-4.0-sp4',
  name: 'Exchange Server 4.0 SP4',
  builds: ['995.54', '996.72'],
  rules: {
    ...exchange40Sp3.rules,
    resultPassword: { value: 'connector', source: 'Q159182, Q158699' },
    emptyQueueSchedule: { value: 'connects', source: 'Q164469, Q158699' },
  },
};
