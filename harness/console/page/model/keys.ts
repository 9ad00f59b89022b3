/** What a key does, wherever the focus is but where one types. */
export type Command =
  | 'next'
  | 'previous'
  | 'pageDown'
  | 'pageUp'
  | 'first'
  | 'last'
  | 'open'
  | 'mark'
  | 'clear'
  | 'filter'
  | 'follow'
  | 'pause'
  | 'step'
  | 'failure'
  | 'help';

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key on the ladder; keys with Ctrl, Alt or Meta are the browser's. */
export const commandOf = ({ key, ctrlKey, metaKey, altKey }: Pressed): Command | undefined =>
  ctrlKey || metaKey || altKey ? undefined : COMMANDS.get(key);

/** Those that hold wherever one is; the others move about on the ladder. */
export const isEverywhere = (command: Command): boolean => EVERYWHERE.has(command);

/** Keys and what they do, as it is told to people. */
export const KEYS: readonly (readonly [keys: string, says: string])[] = [
  ['j k ↓ ↑', 'next and previous row'],
  ['PgDn PgUp', 'a screen down and up'],
  ['g G', 'first and last row'],
  ['n', 'next failure'],
  ['Enter', 'look at it: go to its octets and tree'],
  ['Space', 'select it; two selected are compared'],
  ['Esc', 'select nothing; close what is open'],
  ['/', 'filter'],
  ['f', 'follow what comes'],
  ['p', 'pause and resume'],
  ['s', 'step'],
  ['?', 'these keys'],
];

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['j', 'next'],
  ['ArrowDown', 'next'],
  ['k', 'previous'],
  ['ArrowUp', 'previous'],
  ['PageDown', 'pageDown'],
  ['PageUp', 'pageUp'],
  ['g', 'first'],
  ['Home', 'first'],
  ['G', 'last'],
  ['End', 'last'],
  ['Enter', 'open'],
  [' ', 'mark'],
  ['Escape', 'clear'],
  ['/', 'filter'],
  ['f', 'follow'],
  ['p', 'pause'],
  ['s', 'step'],
  ['n', 'failure'],
  ['?', 'help'],
]);

const EVERYWHERE: ReadonlySet<Command> = new Set(['filter', 'follow', 'pause', 'step', 'help', 'clear', 'failure']);
