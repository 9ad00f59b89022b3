import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** libiec61850 1.5.3, the MMS server: T-selectors of 4 octets at most, 5 connections. */
export const libiec61850 = personality({
  id: 'libiec61850',
  name: 'libiec61850 1.5.3',
  rules: {
    calledSelector: { value: 'any', source: 'seen with libiec61850 1.5.3' },
    reservedChecked: { value: 'yes', source: 'seen with libiec61850 1.5.3' },
  },
  habits: [
    HABITS.fiveLines,
    HABITS.tsapsTo4,
    HABITS.earlyDtEnds,
    HABITS.dtToSize,
    HABITS.neverEr,
    HABITS.callersReference,
    HABITS.orderC0C2C1,
    HABITS.inventedTsaps,
    HABITS.noPreferredSize,
    HABITS.sizeTo8192,
    HABITS.classEchoed,
    HABITS.requestNotChecked,
    HABITS.secondCrConfirmed,
    HABITS.sessionOnly,
  ],
});
