import { exchange55Sp2 } from './exchange-5.5-sp2.ts';
import type { Product } from './product.ts';
import { TRAITS } from './traits.ts';

/** Exchange Server 5.5 SP3: as SP2, and every refused address is logged again (Q234962). */
export const exchange55Sp3: Product = {
  ...exchange55Sp2,
  id: 'exchange-5.5-sp3',
  name: 'Exchange Server 5.5 SP3',
  builds: ['2650.24', '2650.24'],
  traits: [TRAITS.anyLocalAddress, TRAITS.resetAtEveryClose, TRAITS.selectorsEchoed, TRAITS.deletedConnectorHang, TRAITS.tenAssociations],
};
