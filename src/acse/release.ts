import { defined, down, up } from '#src/core/index.ts';
import { carried } from './carriage.ts';
import { RELEASE_REQUEST_REASONS, RELEASE_RESPONSE_REASONS } from './diagnostics.ts';
import type { Do, Received, Request, Variables } from './variables.ts';

/** A-RELEASE.request, X.227 §7.2.3: a normal one, where nothing else is said. */
export const sendRLRQ = (
  { link }: Variables,
  { reason = RELEASE_REQUEST_REASONS.normal.code, userInformation }: Request<'A-RELEASE.request'>,
): Do => [down(defined({ kind: 'P-RELEASE.request', userData: carried(link, 'RLRQ', { reason }, userInformation) }))];

/** RLRQ: the user is asked, X.227 §7.2.3. */
export const indicateRelease = (_: Variables, { apdu, userInformation }: Received<'RLRQ'>): Do => [
  up(defined({ kind: 'A-RELEASE.indication', reason: apdu.reason, userInformation })),
];

/** A-RELEASE.response, X.227 §7.2.3. */
export const sendRLRE = (
  { link }: Variables,
  { reason = RELEASE_RESPONSE_REASONS.normal.code, userInformation }: Request<'A-RELEASE.response'>,
): Do => [down(defined({ kind: 'P-RELEASE.response', userData: carried(link, 'RLRE', { reason }, userInformation) }))];

/** RLRE: released, X.227 §7.2.3. */
export const confirmRelease = (_: Variables, { apdu, userInformation }: Received<'RLRE'>): Do => [
  up(defined({ kind: 'A-RELEASE.confirm', reason: apdu.reason, userInformation })),
];

/** Whether we sent the AARQ: where RLRQs cross, that side answers first, X.227 §7.2.3.5. */
export const isInitiator = ({ isInitiator }: Variables): boolean => isInitiator;
