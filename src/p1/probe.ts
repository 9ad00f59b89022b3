import { extensions, heldSet, implicit, integer, optional, sequenceOf, type ValueOf } from '#src/asn1/index.ts';
import { perRecipientFields, subjectFields, transferFields } from './envelope.ts';
import { mtsIdentifier } from './names.ts';

/** Probe, X.411 §13: the envelope of a message that there is not. */
export const probe = heldSet({
  probeIdentifier: mtsIdentifier,
  ...subjectFields,
  contentLength: optional(implicit(0, integer)),
  ...transferFields,
  perRecipientFields: implicit(2, sequenceOf(perRecipientFields)),
  unknown: extensions,
});
export type Probe = ValueOf<typeof probe>;
