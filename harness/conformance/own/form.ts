import type { Mode } from '../target.ts';

/** What our own endpoint is: an MTA that binds in one mode, or an endpoint of MMS. */
export type OwnForm = Mode | 'mms';

/** All that it can be. */
export const OWN_FORMS: readonly OwnForm[] = ['normal', 'x410', 'mms'];
