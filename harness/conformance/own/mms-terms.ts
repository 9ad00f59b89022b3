import type { Terms } from '../terms.ts';
import { OWN_TERMS } from './host.ts';

/** How our own endpoint of MMS is to be spoken to: by the titles that a client says in a capture of the field (piccolo.pcap of ITI/ICS-Security-Tools). */
export const MMS_TERMS: Terms = {
  ...OWN_TERMS,
  called: { ...OWN_TERMS.called, apTitle: '1.1.1.999.1', aeQualifier: 12 },
  calling: { ...OWN_TERMS.calling, apTitle: '1.1.1.999', aeQualifier: 12 },
};
