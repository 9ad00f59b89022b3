import type { MtsApdu, MtsIdentifier } from '#src/p1/index.ts';

/** What an MTS-APDU is called by whoever made it. */
export const identifierOf = ({ kind, value }: MtsApdu): MtsIdentifier => {
  if (kind === 'message') return value.envelope.messageIdentifier;
  return kind === 'probe' ? value.probeIdentifier : value.envelope.reportIdentifier;
};
