import { sessionFaults } from './faults.ts';
import type { Sync } from './variables.ts';

/** Before there is any sync point, X.225 Table A.4. */
export const NO_SYNC: Sync = { awaited: 0, next: 0, restart: 0, confirms: false, activity: false };

// Whoever changes one says all five: a copy by `...` of what was copied so before costs a hundred times as much.

/** An activity that starts, X.225 Table A.4: its first sync point is 1. */
export const started = ({ confirms }: Sync): Sync => ({ awaited: 1, next: 1, restart: 1, confirms, activity: true });

/** An activity that goes on behind a sync point, X.225 Table A.4. */
export const resumed = ({ confirms }: Sync, serial: number): Sync => ({
  awaited: serial + 1,
  next: serial + 1,
  restart: 1,
  confirms,
  activity: true,
});

/** An activity that was interrupted or discarded. */
export const stopped = ({ awaited, next, restart, confirms }: Sync): Sync => ({ awaited, next, restart, confirms, activity: false });

/** A sync point of ours, X.225 Table A.4. */
export const made = ({ awaited, next, restart, confirms, activity }: Sync): Sync => ({
  awaited: confirms ? next : awaited,
  next: next + 1,
  restart,
  confirms: false,
  activity,
});

/** A sync point of the peer's, X.225 Table A.4: it is the next one. */
export const heard = ({ awaited, next, restart, confirms, activity }: Sync, serial: number): Sync => {
  if (serial !== next) throw sessionFaults.syncPoint({ got: serial });
  return { awaited: confirms ? awaited : next, next: next + 1, restart, confirms: true, activity };
};

/** A confirm of ours up to a sync point of the peer's, X.225 §7.21. */
export const answered = (sync: Sync, serial: number): Sync => settled(sync, serial, sync.confirms);

/** A confirm of the peer's up to a sync point of ours, X.225 §7.21.3. */
export const confirmed = (sync: Sync, serial: number): Sync => settled(sync, serial, !sync.confirms);

/** The end of an activity, confirmed, X.225 §7.36.3: it is the last sync point. */
export const ended = ({ next, confirms }: Sync, serial: number): Sync => {
  if (serial !== next - 1) throw sessionFaults.syncPoint({ got: serial });
  return { awaited: next, next, restart: next, confirms, activity: false };
};

const settled = ({ awaited, next, restart, confirms, activity }: Sync, serial: number, isDue: boolean): Sync => {
  if (!isDue || serial < awaited || serial >= next) throw sessionFaults.syncPoint({ got: serial });
  return { awaited: serial + 1, next, restart, confirms, activity };
};
