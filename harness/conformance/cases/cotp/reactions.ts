import type { Allowed, Step } from '../../case.ts';
import type { Known } from '../../known.ts';
import { tpduIn } from '../../known.ts';
import { expect, tolerated, within } from '../../steps.ts';
import type { Seen } from '../../words.ts';

/** How long silence is waited for that is only lived with, in milliseconds: less than the second after which many callers give up by themselves. */
export const TOLERANCE = 600;

type Reactions = readonly (Allowed | Seen)[];

/** The end of the network connection. */
export const ENDED: Reactions = ['closed', 'reset'];

/**
 * PE0: a protocol error on a transport connection, X.224 §6.22.1.3. An ER or the end; that it be discarded is left to circumstances. A DR
 * before the end is none of class 0, but says the same.
 */
export const PE0: Reactions = ['cotp ER', ...ENDED, tolerated('cotp DR'), tolerated('silence')];

/** How a protocol error on a transport connection is met: silence is given its time, for it is only lived with. */
export const isProtocolError: Step = within(TOLERANCE, expect(...PE0));

/** What a CR that is not acceptable is met with, X.224 §6.6.3: a DR; or, over TCP, the end. */
export const REFUSED: Reactions = ['cotp DR', ...ENDED];

/** What a CR that is invalid is met with, X.224 §6.6.3: an ER where it was of class 0, or a DR; or, over TCP, the end. */
export const REFUSED_AS_INVALID: Reactions = ['cotp ER', 'cotp DR', ...ENDED];

/** Never by a CC. */
export const isRefused: Step = expect(...REFUSED);
export const isRefusedAsInvalid: Step = expect(...REFUSED_AS_INVALID);

/** A CR is confirmed, whatever else the CC says. */
export const isConfirmed: Step = expect('cotp CC');

/** The last CC of the endpoint, with all that it says. */
export const confirmationIn = (known: Known) => {
  const pdu = known.last('cotp CC');
  const tpdu = pdu && tpduIn(pdu);
  return tpdu?.kind === 'CC' ? tpdu : undefined;
};
