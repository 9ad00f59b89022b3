import type { Rules, RuleValues } from '#harness/products/index.ts';
import type { CotpOptions } from '#src/cotp/index.ts';
import { ABSTRACT_SYNTAXES, CONFORMANCES, type Conformance } from '#src/p1/index.ts';
import { RTSE_SYNTAXES } from '#src/rtse/index.ts';
import type { SessionOptions } from '#src/session/index.ts';
import type { NetworkTrait, StackProfile, Terms, TransferTrait, TransportIndication, UpperProfile } from '#src/stack/index.ts';
import { strictReserved, withReserved } from '#src/tpkt/index.ts';
import type { Host } from './config.ts';
import { mortal } from './deadly.ts';

/** What RFC 1006 §5 takes for the TPDU size where nobody names one. */
const RFC1006_SIZE = 65_531;

/** The largest TPDU of a host, in octets (facts: Supports 2K TPDU; Q165030, Q159161). */
const sizeOf = ({ tpduSize, supports2KTpdu }: Rules): number =>
  supports2KTpdu.value === 'yes' ? Math.max(2048, tpduSize.value) : tpduSize.value;

const ORDERS: Readonly<Record<RuleValues['parameterOrder'], NonNullable<CotpOptions['order']>>> = {
  'C0 C1 C2': ['tpduSize', 'callingTsel', 'calledTsel', 'preferredTpduSize'],
  'C1 C2 C0': ['callingTsel', 'calledTsel', 'tpduSize', 'preferredTpduSize'],
};

/** The layers up to transport, as the host's product has them; `random` gives the rubbish in its reserved octets. */
export const groundOf = ({ product: { rules, timers }, transport = {} }: Host, reference: number, random: () => number): StackProfile => ({
  cotp: {
    reference,
    order: ORDERS[rules.parameterOrder.value],
    limits: { firstCR: timers.firstCR.value, answer: timers.disconnect.value, ...transport.limits },
  },
  network: [...RESERVED_SENT[rules.reservedOctet.value](random), ...RESERVED_TAKEN[rules.reservedChecked.value]],
});

/** What a product does with the reserved octet of a TPKT (Q157015, Q151626). */
const RESERVED_SENT: Readonly<Record<RuleValues['reservedOctet'], (random: () => number) => readonly NetworkTrait[]>> = {
  zero: () => [],
  rubbish: (random) => [() => withReserved(() => 1 + Math.floor(random() * 255))],
};
const RESERVED_TAKEN: Readonly<Record<RuleValues['reservedChecked'], readonly NetworkTrait[]>> = { no: [], yes: [strictReserved] };

/** The layers above, for a call of ours in that conformance, or for a call that is accepted and `grants` these terms. */
export const upperOf = (
  host: Host,
  { conformance, grants }: { readonly conformance?: Conformance; readonly grants?: Terms },
): UpperProfile => {
  const { rules, timers } = host.product;
  const { session = {}, presentation = {} } = host;
  const size = sizeOf(rules);
  return {
    session: {
      versions: conformance === undefined ? [1, 2] : VERSIONS[CONFORMANCES[conformance].mode],
      asks: size === RFC1006_SIZE ? {} : { tpduSize: size },
      ...(grants ? { grants } : {}),
      ...session,
      limits: { answer: timers.disconnect.value, firstCN: timers.firstCR.value, ...session.limits },
    },
    presentation: { abstractSyntaxes: SYNTAXES, ...presentation },
    acse: { applicationContexts: APPLICATION_CONTEXTS },
    // Of any product, for only the called ones are told apart (Q187929).
    rtse: { otherCheckpoint: 'aborted', ...CHECKPOINTS[rules.sentCheckpoints.value] },
    ...TRAITS[rules.truncatedCheckpoint.value](host),
  };
};

/** How large checkpoints are behind the first: as agreed, or of 1 KB, for an article says of them no more than much smaller (Q246302). */
const CHECKPOINTS: Readonly<Record<RuleValues['sentCheckpoints'], { readonly laterCheckpoints?: number }>> = {
  even: {},
  shrinking: { laterCheckpoints: 1 },
};

/** What becomes of all layers with a checkpoint that is cut short (Q196852). */
const TRAITS: Readonly<Record<RuleValues['truncatedCheckpoint'], (host: Host) => { readonly trait?: TransferTrait }>> = {
  refused: () => ({}),
  fatal: (host) => ({ trait: mortal(host) }),
};

/** What an MTA can be asked for in normal mode, X.419 §12: it knows no other syntaxes, and no other application context. */
const SYNTAXES: readonly string[] = [...Object.values(ABSTRACT_SYNTAXES), ...Object.keys(RTSE_SYNTAXES)];
const APPLICATION_CONTEXTS = [CONFORMANCES['1988'].applicationContext];

/** The session protocol of 1984 knows version 1 alone; in normal mode the user data of a connect are soon too long for it (X.225 §7.1.1). */
const VERSIONS: Readonly<Record<(typeof CONFORMANCES)[Conformance]['mode'], NonNullable<SessionOptions['versions']>>> = {
  normal: [2],
  'x410-1984': [1],
};

/** On what terms a call is accepted: both selectors come back in the CC (Q151626), and no more octets than both can take. */
export const termsOf = (
  { product: { rules }, transport }: Host,
  { called, calling, tpduSize = RFC1006_SIZE }: TransportIndication,
): Terms => {
  const size = Math.min(tpduSize, sizeOf(rules));
  return {
    ...(calling === undefined ? {} : { calling }),
    ...(called === undefined ? {} : { responding: called }),
    ...(size === RFC1006_SIZE ? {} : { tpduSize: size }),
    ...(transport?.expedited ? { expedited: true } : {}),
  };
};
