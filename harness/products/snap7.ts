import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** snap7 1.4.x, the S7 server in node-snap7 and others: its CC is the CR itself, and it works without one. */
export const snap7 = personality({
  id: 'snap7',
  name: 'snap7 1.4.x',
  rules: { calledSelector: { value: 'any', source: 'seen with snap7 1.4.x' } },
  habits: [
    HABITS.ccEchoesCr,
    HABITS.versionNotChecked,
    HABITS.shortTpktIgnored,
    HABITS.liNotChecked,
    HABITS.drByDc,
    HABITS.othersIgnored,
    HABITS.dtTo4096,
    HABITS.neverEr,
    HABITS.callersReference,
    HABITS.requestNotChecked,
    HABITS.secondCrConfirmed,
    HABITS.s7Skewed,
  ],
});
