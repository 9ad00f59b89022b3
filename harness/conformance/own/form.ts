import type { Against } from '../described.ts';
import { OWN_TERMS } from './host.ts';
import { MMS_TERMS } from './mms-terms.ts';

// biome-ignore format: a table
/** How our own endpoint is spoken to, by what it is: an MTA that binds in one mode, or an endpoint of MMS. */
export const OWN_FORMS = {
  normal: { terms: OWN_TERMS, hello: 'mta', mode: 'normal' },
  x410:   { terms: OWN_TERMS, hello: 'mta', mode: 'x410' },
  mms:    { terms: MMS_TERMS, hello: 'mms', mode: 'normal' },
} as const satisfies Readonly<Record<string, Omit<Against, 'role'>>>;

/** What it is. */
export type OwnForm = keyof typeof OWN_FORMS;
