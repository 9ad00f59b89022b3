import type { Pdu } from '#src/dissect/index.ts';
import { ABORT_BITS, decodeTsdu, SPDUS, type Spdu, type SpduParameterName, spduValue } from '#src/session/index.ts';
import type { Allowed, Seen, Step } from '../../case.ts';
import { expect, passing, quiet, sound, tolerated } from '../../steps.ts';

type Reactions = readonly (Allowed | Seen)[];

/** The end of the transport connection. */
export const ENDED: Reactions = ['closed', 'reset'];

/** PES: what comes out of turn, X.225 §A.4.1.2. An AB; that the connection ends without one is lived with. */
export const PES: Reactions = ['session AB', tolerated('closed'), tolerated('reset')];

/** The same while an activity runs and the data token is ours: an ER may be sent in place of the AB. */
const PES_IN_ACTIVITY: Reactions = ['session ER', ...PES];

/** PESI: what is invalid, X.225 §A.4.3.2. Anything but that it counts as valid; a CN may also be refused. */
export const REFUSED: Reactions = ['session RF', 'session AB', ...ENDED];

/** What an endpoint that calls is busy with as soon as it is bound: none of it is an answer. */
export const BUSY: readonly Seen[] = ['AS', 'AR', 'DT', 'MIP', 'AE', 'PT', 'GT', 'GTC', 'FN'].map((kind) => `session ${kind}`);

/** An answer, whatever the endpoint is busy with beside it. */
export const answer = (...allowed: readonly (Allowed | Seen)[]): Step => passing(BUSY, expect(...allowed));

/** It is out of turn, and met so. */
export const isOutOfTurn: Step = answer(...PES);

/** The same in an activity that we send. */
export const isOutOfTurnInActivity: Step = answer(...PES_IN_ACTIVITY);

/** A CN is refused, or ends the connection; that nothing comes of it is no breach, X.225 §A.4.3.2. */
export const isNotAccepted: Step = quiet(...REFUSED);

/**
 * The same of a TSDU that cannot be read at all: who looks on does not know then that this is a session, and has the answer for octets of some
 * user.
 */
export const isUnreadable: Step = quiet(
  ...REFUSED,
  sound('user octets', ({ octets }) => (octets[0] === SPDUS.AC.si ? 'it is an AC' : undefined)),
);

/** A CN is refused, or ends the connection. */
export const isRefused: Step = expect(...REFUSED);

/**
 * It has not been taken as valid. What is invalid may be passed over in silence, X.225 §A.4.3.2, so that something has to follow that is never
 * passed over (see `clinched`): whatever comes of what went before comes first.
 */
export const isNotTaken: Step = answer('session AB', 'session ER', 'session RF', ...ENDED);

/** Whether an AB says that the session entity of the endpoint is at its end with us, and not its user. */
const isOfProvider = (AB: Pdu): boolean => (Number(AB.fields.reason) & ABORT_BITS.user.code) === 0;

/** An AB of the user: what the session layer takes, a user may still not want. */
export const USER_ABORT: Allowed = sound('session AB', (AB) => (isOfProvider(AB) ? 'the session entity aborts what is valid' : undefined));

/** What a user may do with what its session layer has taken: abort, or report an exception. */
export const USER_OBJECTS: Reactions = [USER_ABORT, 'session ED'];

/** The value of a parameter of an SPDU that stands alone in its TSDU. */
export const parameterIn = (pdu: Pdu, parameter: SpduParameterName): Uint8Array | undefined => spduValue(alone(pdu).parameters, parameter);

/** An SPDU of category 1, with all that it says. */
export const alone = ({ octets }: Pdu): Spdu => decodeTsdu(octets)[0]!;

/** A number in octets; absent where the parameter is. */
export const numberIn = (value: Uint8Array | undefined): number | undefined => value?.reduce((number, octet) => number * 256 + octet, 0);
