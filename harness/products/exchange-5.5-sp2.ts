import { exchange55Sp1 } from './exchange-5.5-sp1.ts';
import type { Product } from './product.ts';
import { TRAITS } from './traits.ts';

/** Exchange Server 5.5 SP2: logs 9301 only where the name is not found either, and uses the window that is configured (Q242222). */
export const exchange55Sp2: Product = {
  ...exchange55Sp1,
  id: 'exchange-5.5-sp2',
  name: 'Exchange Server 5.5 SP2',
  builds: ['2448.1', '2448.1'],
  rules: {
    ...exchange55Sp1.rules,
    addressMissLogged: { value: 'no', source: 'Q189345, Q242222' },
    sourceOverride: { value: 'yes', source: 'Q197378' },
    window: { value: 'configured', source: 'Q185934, Q242222' },
    // No list of fixes names the article, up to SP3 (Q242222, Q235453, Q241740).
    windowAbsent: { value: 'five', source: 'Q189754; that it begins with SP2 is assumed, from Q185934' },
    largeCheckpoint: { value: 'taken', source: 'Q189753, Q242222' },
  },
  traits: [...exchange55Sp1.traits, TRAITS.silentMisses],
};
