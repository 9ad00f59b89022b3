import { exchange50 } from './exchange-5.0.ts';
import type { Product } from './product.ts';
import { TRAITS } from './traits.ts';

/** Exchange Server 4.0, RTM and SP1: as 5.0, but the reserved octet of its TPKTs holds whatever was in memory, and it has troubles of its own at bind. */
export const exchange40: Product = {
  ...exchange50,
  id: 'exchange-4.0',
  name: 'Exchange Server 4.0',
  builds: ['837.9', '838.10'],
  rules: {
    ...exchange50.rules,
    reservedOctet: { value: 'rubbish', source: 'Q157015, Q151626' },
    parameterOrder: { value: 'C1 C2 C0', source: 'Q151626' },
    window: { value: 'configured', source: 'assumed, from Q185934' },
    checkpointOnRecovery: { value: 'kept', source: 'assumed, from Q187929' },
    resultPassword: { value: 'mta', source: 'Q159182' },
    absentDialogue: { value: 'mishandled', source: 'Q140958' },
    emptyQueueSchedule: { value: 'never-connects', source: 'Q164469' },
    truncatedCheckpoint: { value: 'refused', source: 'assumed, from Q196852' },
    bilateralInformation: { value: 'sent', source: 'Q157358' },
  },
  traits: [TRAITS.anyLocalAddress, TRAITS.resetAtEveryClose, TRAITS.selectorsEchoed, TRAITS.oneStallsAll, TRAITS.controlBlocksBySp5],
};
