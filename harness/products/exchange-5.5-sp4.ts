import { exchange55Sp3 } from './exchange-5.5-sp3.ts';
import type { Product } from './product.ts';
import { TRAITS } from './traits.ts';

/** Exchange Server 5.5 SP4: as SP3, without the hang on a deleted connector (Q263567) and the end at checkpoints that shrink (Q246302). */
export const exchange55Sp4: Product = {
  ...exchange55Sp3,
  id: 'exchange-5.5-sp4',
  name: 'Exchange Server 5.5 SP4',
  builds: ['2653.23', '2653.23'],
  rules: {
    ...exchange55Sp3.rules,
    shrinkingCheckpoint: { value: 'taken', source: 'Q246302' },
  },
  traits: [TRAITS.anyLocalAddress, TRAITS.resetAtEveryClose, TRAITS.selectorsEchoed],
};
