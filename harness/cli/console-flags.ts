import type { Flag } from './command.ts';

/** Streams what a command does to somebody elsewhere. */
const STREAM_TO: Flag = {
  flags: '--stream-to <url>',
  says: 'stream the run into a console elsewhere: the second URL that it prints with -v',
};

// biome-ignore format: a table
/** The flags of the live console, of every command that has a run to show; `--open` is the browser's, where the command has none of its own. */
const SHOW: readonly Flag[] = [
  { flags: '--ui [port]',     says: 'a live console on 127.0.0.1, --ui 8102, or at an address of this machine, --ui=10.0.0.5:8102' },
  { flags: '--ui-readonly',   says: 'the console shows, and does nothing to the run' },
];
const KEEP: Flag = {
  flags: '--ui-keep',
  says: 'keep the console up when the run is over, until it is interrupted; at a terminal that is so anyway',
};
const OPEN: Flag = { flags: '--open', says: 'open the console in a browser' };

/** Of a run that comes to its end by itself, and stands while it is paused. */
export const RUN_CONSOLE_FLAGS: readonly Flag[] = [
  ...SHOW,
  { flags: '--ui-paused', says: 'begin paused: nothing happens until the console says so' },
  KEEP,
  OPEN,
  STREAM_TO,
];

/** Of one that comes to its end, and waits for nobody. */
export const CONFORM_CONSOLE_FLAGS: readonly Flag[] = [...SHOW, KEEP, OPEN, STREAM_TO];

/** Of one that goes on until it is interrupted. */
export const RECORD_CONSOLE_FLAGS: readonly Flag[] = [...SHOW, OPEN, STREAM_TO];
export const EMULATE_CONSOLE_FLAGS: readonly Flag[] = [...SHOW, { ...OPEN, flags: '--ui-open' }, STREAM_TO];

/** Of a run that is over, or of none: for those that are streamed in. */
export const UI_FLAGS: readonly Flag[] = [{ flags: '--port <port>', says: 'where; left out: any port of 127.0.0.1', default: '0' }, OPEN];
