import { exchange55Sp1 } from './exchange-5.5-sp1.ts';
import type { Product } from './product.ts';
import { TRAITS } from './traits.ts';

/** Exchange Server 5.5 SP2: logs 9301 only where the name is not found either (Q189345, Q242222). */
export const exchange55Sp2: Product = {
  ...exchange55Sp1,
  id: 'exchange-5.5-sp2',
  name: 'Exchange Server 5.5 SP2',
  builds: ['2448.1', '2448.1'],
  rules: {
    ...exchange55Sp1.rules,
    addressMissLogged: { value: 'no', source: 'Q189345, Q242222' },
    sourceOverride: { value: 'yes', source: 'Q197378' },
  },
  traits: [
    TRAITS.anyLocalAddress,
    TRAITS.resetAtEveryClose,
    TRAITS.selectorsEchoed,
    TRAITS.silentMisses,
    TRAITS.deletedConnectorHang,
    TRAITS.tenAssociations,
  ],
};
