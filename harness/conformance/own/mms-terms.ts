import type { Terms } from '../terms.ts';
import { OWN_TERMS } from './host.ts';

/** The same with the titles of MMS, as a client says them in a capture of the field (piccolo.pcap of ITI/ICS-Security-Tools). */
export const mmsTerms = (terms: Terms): Terms => ({
  ...terms,
  called: { ...terms.called, apTitle: '1.1.1.999.1', aeQualifier: 12 },
  calling: { ...terms.calling, apTitle: '1.1.1.999', aeQualifier: 12 },
});

/** How our own endpoint of MMS is to be spoken to. */
export const MMS_TERMS = mmsTerms(OWN_TERMS);
