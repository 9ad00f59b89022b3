import { exchange55 } from './exchange-5.5.ts';
import type { Product } from './product.ts';

/** Exchange Server 5.5 SP1: connectors to one address are told apart by T-selector, and the Incoming set is never read (Q198772). */
export const exchange55Sp1: Product = {
  ...exchange55,
  id: 'exchange-5.5-sp1',
  name: 'Exchange Server 5.5 SP1',
  builds: ['2232.18', '2232.18'],
  rules: {
    ...exchange55.rules,
    identity: { value: 'address-then-called-selector', source: 'Q198772' },
    onAmbiguity: { value: 'first', source: 'assumed' },
    incoming: { value: 'never-read', source: 'Q198772' },
    sourceOverride: { value: 'yes', source: 'Q255991, Q256844; Q197378 says SP2' },
    checkpointOnRecovery: { value: 'kept', source: 'Q187929, Q242221' },
    x410SessionSelector: { value: 'ignored', source: 'Q152932, Q242221' },
  },
};
