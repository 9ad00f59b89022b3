/** The kinds of associations: any message goes over a normal one, but for those of which some are kept for (Q215472). */
export type Kind = 'normal' | 'urgent';
export const KINDS: readonly Kind[] = ['normal', 'urgent'];

/** Counts by kind. */
export type Counts = Readonly<Record<Kind, number>>;

/** How many associations a connector may open. */
export interface Allowance {
  /** At most so many for normal messages, and so many more for urgent ones (Q194589, Q243632). */
  readonly most: Counts;
  /** Queued messages that open another one (Threshold). */
  readonly threshold: number;
}

/** How many associations of each kind ought to be there for what waits. */
const WANTED: Readonly<Record<Kind, (waiting: number, allowance: Allowance) => number>> = {
  // The first for any message, another for each Threshold of them (Q194589).
  normal: (waiting, { threshold }) => (threshold > 0 ? Math.ceil(waiting / threshold) : Math.min(waiting, 1)),
  // One for each message that waits (Q278444).
  urgent: (waiting) => waiting,
};

/** Whether one more association of a kind is due, or would be if it were allowed. */
export const demand = (kind: Kind, waiting: Counts, there: Counts, allowance: Allowance): 'none' | 'due' | 'barred' => {
  if (waiting[kind] === 0 || there[kind] >= WANTED[kind](waiting[kind], allowance)) return 'none';
  const { normal, urgent } = allowance.most;
  const isFree = kind === 'normal' ? there.normal < normal : there.normal + there.urgent < normal + urgent;
  return isFree ? 'due' : 'barred';
};
