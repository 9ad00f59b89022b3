import type { Flag } from './command.ts';

/** The flag of every command that has lines to meddle with. */
export const FAULT_FLAG: Flag = {
  flags: '--fault <fault...>',
  says: "something goes wrong on purpose: 'CC from bravo #2: delay 5s' (port102 list fault-kinds)",
};
