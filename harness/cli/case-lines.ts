import type { Case, Target } from '#harness/conformance/index.ts';
import type { RunEvent } from '#harness/run/index.ts';

/** One of those who play cases at once: the endpoint as it has it, and what it tells. */
export interface Hand {
  readonly target: Target;
  readonly news: {
    begins(case_: Case): void;
    sanity(group: string, ill: string | undefined): void;
  };
}

/** Plays cases one after the other, in a round: whatever line it opens is that of the case that it is at. */
export const handOf = (target: Target, round: number, emit: (event: RunEvent) => void): Hand => {
  const { role } = target;
  let at: string | undefined;
  return {
    target: {
      ...target,
      link: async () => {
        const link = await target.link();
        if (typeof link !== 'string' && at !== undefined) emit({ type: 'case.line', case: at, role, round, line: link.line });
        return link;
      },
    },
    news: {
      begins: ({ id }) => {
        at = id;
        emit({ type: 'case', case: id, role, round });
      },
      sanity: (group, ill) => emit({ type: 'sanity', group, ...(ill === undefined ? {} : { ill }) }),
    },
  };
};
