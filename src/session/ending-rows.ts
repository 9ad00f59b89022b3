import { keeps } from './accept.ts';
import { aborted, acceptsAborts, breakOff, hangUp, lost, sendAA, sendAAKept, sendAB, sendUserAB, staysAborted } from './endings.ts';

// biome-ignore format: a table
/** How a session connection ends that is there, or on its way. */
export const ENDS = {
  'S-U-ABORT.request': [
    { if: keeps,                    to: 'STA01A', do: sendUserAB },
    {                               to: 'STA16',  do: sendUserAB },
  ],
  AB: [
    { if: staysAborted,             to: 'STA01C', do: sendAAKept },
    { if: acceptsAborts,            to: 'STA16',  do: sendAA },
    {                               to: 'OVER',   do: aborted },
  ],
  'T-DISCONNECT.indication':      { to: 'OVER',   do: lost },
  invalid:                        { to: 'STA16',  do: sendAB },
} as const;

// biome-ignore format: a table
/** Where there is no session connection, the transport connection goes. */
export const GOES = {
  'S-U-ABORT.request':            { to: 'OVER',   do: hangUp },
  'T-DISCONNECT.indication':      { to: 'OVER',   do: lost },
  invalid:                        { to: 'OVER',   do: breakOff },
} as const;
