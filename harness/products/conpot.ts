import { HABITS } from './habits/index.ts';
import { personality } from './personality.ts';

/** The S7 honeypot of conpot, of April 2026: a CC of nothing but zeros. */
export const conpot = personality({
  id: 'conpot',
  name: 'conpot, S7',
  rules: { calledSelector: { value: 'any', source: 'seen with conpot' } },
  habits: [
    HABITS.oneReadPerPacket,
    HABITS.versionNotChecked,
    HABITS.shortTpktReset,
    HABITS.octet62Lost,
    HABITS.liNotChecked,
    HABITS.threeParameters,
    HABITS.tsapsOf2,
    HABITS.earlyDtIgnored,
    HABITS.secondCrIgnored,
    HABITS.drIgnored,
    HABITS.othersIgnored,
    HABITS.dtIgnored,
    HABITS.zeroReferences,
    HABITS.zeroTsaps,
    HABITS.noSize,
    HABITS.requestNotChecked,
    HABITS.s7Single,
  ],
});
