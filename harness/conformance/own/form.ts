import type { Mode } from '../target.ts';
import type { Terms } from '../terms.ts';
import { OWN_TERMS } from './host.ts';
import { MMS_TERMS } from './mms-terms.ts';

/** What our own endpoint is: an MTA that binds in one mode, or an endpoint of MMS. */
export type OwnForm = Mode | 'mms';

/** All that it can be. */
export const OWN_FORMS: readonly OwnForm[] = ['normal', 'x410', 'mms'];

/** How each is to be spoken to. */
export const OWN_TERMS_OF: Readonly<Record<OwnForm, Terms>> = { normal: OWN_TERMS, x410: OWN_TERMS, mms: MMS_TERMS };
