import { exchange50 } from './exchange-5.0.ts';
import type { Product } from './product.ts';
import { TRAITS } from './traits.ts';

/** Exchange Server 4.0, RTM to SP2: as 5.0, and the reserved octet of its TPKTs holds whatever was in memory (Q157015). */
export const exchange40: Product = {
  ...exchange50,
  id: 'exchange-4.0',
  name: 'Exchange Server 4.0',
  builds: ['837.9', '993.6'],
  rules: {
    ...exchange50.rules,
    reservedOctet: { value: 'rubbish', source: 'Q157015, Q151626' },
    parameterOrder: { value: 'C1 C2 C0', source: 'Q151626' },
  },
  traits: [
    TRAITS.anyLocalAddress,
    TRAITS.resetAtEveryClose,
    TRAITS.selectorsEchoed,
    TRAITS.sessionSelectorInX410,
    TRAITS.oneStallsAll,
    TRAITS.ownPasswordInResult,
    TRAITS.controlBlocksBySp5,
  ],
};
