import { exchange50 } from './exchange-5.0.ts';
import type { Product } from './product.ts';
import { TRAITS } from './traits.ts';

/** Exchange Server 5.5 RTM: classified nowhere; SP1 is said to have brought the new rules, so it has the old ones (Q198772). */
export const exchange55: Product = {
  ...exchange50,
  id: 'exchange-5.5',
  name: 'Exchange Server 5.5',
  builds: ['1960.3', '1960.3'],
  rules: {
    ...exchange50.rules,
    identity: { value: 'address', source: 'assumed, from Q198772 and Q200588' },
    onAmbiguity: { value: 'reset', source: 'assumed, from Q200588' },
    incoming: { value: 'whole-set', source: 'assumed, from Q152934 and Q198772' },
    addressMissLogged: { value: 'yes', source: 'Q189345' },
    unexpectedPassword: { value: 'decode-failure', source: 'Q240383' },
    largeCheckpoint: { value: 'decode-failure', source: 'Q189753' },
    shrinkingCheckpoint: { value: 'fatal', source: 'Q246302' },
    bilateralInformation: { value: 'sent', source: 'assumed, from Q177374' },
  },
  timers: {
    ...exchange50.timers,
    messageLifetimeUrgent: { value: 172_800_000, source: 'Q178539, Q271545' },
    messageLifetimeNormal: { value: 604_800_000, source: 'Q178539, Q271545' },
    messageLifetimeNonUrgent: { value: 864_000_000, source: 'Q178539, Q271545' },
  },
  limits: {
    ...exchange50.limits,
    controlBlocks: { value: 20, source: 'Q200259, Q243632' },
    controlBlocksMost: { value: 1210, source: 'Q243632' },
    associations: { value: 9, source: 'Q194589, Q243632' },
    urgentAssociations: { value: 1, source: 'Q194589, Q243632' },
  },
  traits: [TRAITS.anyLocalAddress, TRAITS.resetAtEveryClose, TRAITS.selectorsEchoed, TRAITS.deletedConnectorHang],
};
