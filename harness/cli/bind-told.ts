import { defined } from '#src/core/index.ts';
import type { BindAsked } from './asking.ts';
import type { BindEnded } from './bind-ending.ts';
import { BIND_TELLS } from './bind-tells.ts';
import type { ExitCode } from './exit.ts';
import { TELLS } from './probe-tells.ts';

/** What one ending of a bind comes to: in words, what that tells, what to try next; `says` is absent where a layer has said it. */
export interface BindTold {
  readonly says?: string;
  readonly tells: string;
  readonly tries: readonly string[];
  readonly exit: ExitCode;
}

/** What an ending of a bind tells. */
export const toldOf = (asked: BindAsked, ended: BindEnded): BindTold => {
  if (ended.ending === 'below') {
    const { says, tells, tries, exit } = TELLS[ended.probed.ending];
    const probe = called(asked);
    return { says: says(ended.probed), tells: tells(probe, ended.probed), tries: tries(probe, ended.probed), exit };
  }
  const { says, tells, tries, exit } = BIND_TELLS[ended.ending];
  return { ...(says ? { says: says(ended) } : {}), tells: tells(asked, ended), tries: tries(asked, ended), exit };
};

const called = ({ target, asking }: BindAsked) => defined({ target, called: asking.called.t });
