import type { Flags, Io } from './command.ts';
import type { LiveConsole, Shown } from './live-console.ts';

/** Whether somebody is to look on. */
export const isShown = (flags: Flags): boolean => (flags.ui !== undefined && flags.ui !== false) || flags.streamTo !== undefined;

/** A run as it is shown; undefined: nobody looks on, and then what a console needs is not even read. */
export const onShow = async (io: Io, flags: Flags, shown: Shown): Promise<LiveConsole | undefined> =>
  isShown(flags) ? (await import('./live-console.ts')).LiveConsole.of(io, flags, shown) : undefined;
