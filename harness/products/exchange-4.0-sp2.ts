import { exchange40 } from './exchange-4.0.ts';
import type { Product } from './product.ts';

/** Exchange Server 4.0 SP2: a caller that names no dialogue mode is understood (Q140958). */
export const exchange40Sp2: Product = {
  ...exchange40,
  id: 'exchange-4.0-sp2',
  name: 'Exchange Server 4.0 SP2',
  builds: ['993.6', '993.6'],
  rules: {
    ...exchange40.rules,
    absentDialogue: { value: 'monologue', source: 'Q140958' },
  },
};
