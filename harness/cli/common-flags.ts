import type { Flag } from './command.ts';

// biome-ignore format: a table
/** The flags that every command takes; each may come from a `PORT102_*` variable instead. */
export const COMMON_FLAGS: readonly Flag[] = [
  { flags: '-v, --verbose',    says: 'say more' },
  { flags: '-q, --quiet',      says: 'say what is wrong, and nothing else' },
  { flags: '--json',           says: 'one JSON document on stdout, for programs' },
  { flags: '--color <when>',   says: 'colour', default: 'auto', choices: ['auto', 'always', 'never'] },
  { flags: '--ascii',          says: 'words in place of glyphs' },
  { flags: '--seed <n>',       says: 'seed of everything that is drawn at random', default: '1' },
  { flags: '--timeout <time>', says: 'how long an answer is waited for: 500ms, 2s, 1min', default: '5s' },
  { flags: '--config [file]',  says: 'settings that are not said otherwise; left out: port102.config.yaml, where one stands' },
  { flags: '--run-dir <dir>',  says: 'where runs are kept', default: '.port102' },
];
