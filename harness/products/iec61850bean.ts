import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** iec61850bean 1.9.1, the MMS server in Java: strict about a CR, and does not read how long its packet is. */
export const iec61850bean = personality({
  id: 'iec61850bean',
  name: 'iec61850bean 1.9.1',
  rules: {
    calledSelector: { value: 'any', source: 'seen with iec61850bean 1.9.1' },
    reservedChecked: { value: 'yes', source: 'seen with iec61850bean 1.9.1' },
  },
  habits: [
    HABITS.hundredLines,
    HABITS.lengthNotRead,
    HABITS.class0Only,
    HABITS.dstRefChecked,
    HABITS.threeParameters,
    HABITS.sizes7to16,
    HABITS.earlyDtEnds,
    HABITS.dtToSize,
    HABITS.neverEr,
    HABITS.orderC2C1C0,
    HABITS.sizeTo65536,
    HABITS.sessionOnly,
  ],
});
