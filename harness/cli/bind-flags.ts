import { type Flag, type Flags, UsageError } from './command.ts';
import { camel, nameOf } from './settings.ts';

// biome-ignore format: a table
/** The flags of an MTA bind, besides `--mta`, `--called` and `--calling`. */
export const BIND_FLAGS: readonly Flag[] = [
  { flags: '--password <text>',        says: 'password to bind with; left out: none' },
  { flags: '--mode <mode>',            says: '1988 in normal mode, 1988 in X.410 mode, or 1984; left out: 1988', choices: ['1988', 'x410', '1984'] },
  { flags: '--dialogue <mode>',        says: 'who may send: the caller alone, or both in turn; left out: monologue', choices: ['monologue', 'twa'] },
  { flags: '--checkpoint <kb>',        says: 'checkpoint size to propose, 0 is none; left out: 30' },
  { flags: '--window <n>',             says: 'window size to propose, in checkpoints; left out: 3' },
  { flags: '--called-s <ssel>',        says: 'called S-selector: text, or 0x4f5053' },
  { flags: '--called-p <psel>',        says: 'called P-selector, in normal mode' },
  { flags: '--calling-s <ssel>',       says: 'calling S-selector' },
  { flags: '--calling-p <psel>',       says: 'calling P-selector, in normal mode' },
  { flags: '--remote-mta <name>',      says: 'MTA name that is to answer; left out: any' },
  { flags: '--remote-password <text>', says: 'password that is to come with the answer; left out: any, or none' },
];

/** Without a bind its flags have no meaning: refuses them, but for the password, which a variable may hold for other commands. */
export const withoutBind = (flags: Flags): void => {
  const stray = BIND_FLAGS.map(nameOf).find((name) => name !== 'password' && flags[camel(name)] !== undefined);
  if (stray !== undefined)
    throw new UsageError(`--${stray} goes with --mta`, 'port102 probe HOST --mta NAME binds; without --mta one CR is sent');
};
