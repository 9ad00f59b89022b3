import { sessionFaults } from './faults.ts';
import type { Sync } from './variables.ts';

/** Before there is any sync point, X.225 Table A.4. */
export const NO_SYNC: Sync = { awaited: 0, next: 0, restart: 0, confirms: false, activity: false };

/** An activity that starts, X.225 Table A.4: its first sync point is 1. */
export const started = (sync: Sync): Sync => ({ ...sync, awaited: 1, next: 1, restart: 1, activity: true });

/** An activity that goes on behind a sync point, X.225 Table A.4. */
export const resumed = (sync: Sync, serial: number): Sync => ({
  ...sync,
  awaited: serial + 1,
  next: serial + 1,
  restart: 1,
  activity: true,
});

/** An activity that was interrupted or discarded. */
export const stopped = (sync: Sync): Sync => ({ ...sync, activity: false });

/** A sync point of ours, X.225 Table A.4. */
export const made = (sync: Sync): Sync => ({
  ...sync,
  awaited: sync.confirms ? sync.next : sync.awaited,
  next: sync.next + 1,
  confirms: false,
});

/** A sync point of the peer's, X.225 Table A.4: it is the next one. */
export const heard = (sync: Sync, serial: number): Sync => {
  if (serial !== sync.next) throw sessionFaults.syncPoint({ got: serial });
  return { ...sync, awaited: sync.confirms ? sync.awaited : sync.next, next: sync.next + 1, confirms: true };
};

/** A confirm of ours up to a sync point of the peer's, X.225 §7.21. */
export const answered = (sync: Sync, serial: number): Sync => settled(sync, serial, sync.confirms);

/** A confirm of the peer's up to a sync point of ours, X.225 §7.21.3. */
export const confirmed = (sync: Sync, serial: number): Sync => settled(sync, serial, !sync.confirms);

/** The end of an activity, confirmed, X.225 §7.36.3: it is the last sync point. */
export const ended = (sync: Sync, serial: number): Sync => {
  if (serial !== sync.next - 1) throw sessionFaults.syncPoint({ got: serial });
  return { ...sync, awaited: sync.next, restart: sync.next, activity: false };
};

const settled = (sync: Sync, serial: number, isDue: boolean): Sync => {
  if (!isDue || serial < sync.awaited || serial >= sync.next) throw sessionFaults.syncPoint({ got: serial });
  return { ...sync, awaited: serial + 1 };
};
