import type { Allowed, Step } from '../../case.ts';
import type { Known } from '../../known.ts';
import { tpduIn } from '../../known.ts';
import { expect, sound, tolerated, within } from '../../steps.ts';
import { OUR_REFERENCE } from '../../stimuli.ts';
import type { Seen } from '../../words.ts';

type Reactions = readonly (Allowed | Seen)[];

/** The end of the network connection. */
export const ENDED: Reactions = ['closed', 'reset'];

/** PE0: a protocol error on a transport connection, X.224 §6.22.1.3. An ER or the end; that it be discarded is left to circumstances. */
export const PE0: Reactions = ['cotp ER', ...ENDED, tolerated('silence')];

/** How a protocol error on a transport connection is met: silence is given a second, for it is only lived with. */
export const isProtocolError: Step = within(1000, expect(...PE0));

/** The DR that refuses our CR, X.224 §6.6.3: the references must be right. */
export const REFUSAL: Allowed = sound('cotp DR', (pdu) => {
  const DR = tpduIn(pdu);
  if (DR.kind !== 'DR') return 'it is no DR';
  if (DR.dstRef !== OUR_REFERENCE) return `its DST-REF is ${DR.dstRef}, which is not the SRC-REF of the CR`;
  return DR.srcRef === 0 ? undefined : `its SRC-REF is ${DR.srcRef}, where no reference was assigned`;
});

/** What a CR that is not acceptable is met with, X.224 §6.6.3: a DR; or, over TCP, the end. */
export const REFUSED: Reactions = ['cotp DR', ...ENDED];

/** What a CR that is invalid is met with, X.224 §6.6.3: an ER where it was of class 0, or a DR; or, over TCP, the end. */
export const REFUSED_AS_INVALID: Reactions = ['cotp ER', 'cotp DR', ...ENDED];

/** Never by a CC. */
export const isRefused: Step = expect(...REFUSED);
export const isRefusedAsInvalid: Step = expect(...REFUSED_AS_INVALID);

/** A CR is confirmed: in class 0, and with the reference by which we called it. */
export const isConfirmed: Step = expect(sound('cotp CC', (_, known) => confirmationFlaw(known)));

/** What is wrong with the last CC, as an answer to the last CR: its reference or its class. */
export const confirmationFlaw = (known: Known): string | undefined => {
  const CC = confirmationIn(known);
  const CR = known.heard.findLast(({ pdu, by }) => by === 'us' && pdu.layer === 'cotp' && pdu.kind === 'CR')?.pdu;
  const srcRef = CR === undefined ? OUR_REFERENCE : Number(CR.fields.srcRef);
  if (CC === undefined) return 'it is no CC';
  if (CC.dstRef !== srcRef) return `its DST-REF is ${CC.dstRef}, which is not the SRC-REF of the CR`;
  return CC.classOption >> 4 === 0 ? undefined : `it chooses class ${CC.classOption >> 4}`;
};

/** The last CC of the endpoint, with all that it says. */
export const confirmationIn = (known: Known) => {
  const pdu = known.last('cotp CC');
  const tpdu = pdu && tpduIn(pdu);
  return tpdu?.kind === 'CC' ? tpdu : undefined;
};
