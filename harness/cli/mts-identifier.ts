import type { GlobalDomainIdentifier, MtsApdu, MtsIdentifier } from '#src/p1/index.ts';

/** What an MTS-APDU is called by whoever made it. */
export const identifierOf = ({ kind, value }: MtsApdu): MtsIdentifier => {
  if (kind === 'message') return value.envelope.messageIdentifier;
  return kind === 'probe' ? value.probeIdentifier : value.envelope.reportIdentifier;
};

/** An MTS identifier as the event log writes it: `c=US;a= ;p=ORG;l=ALPHA-000001`. */
export const textOfIdentifier = ({ globalDomainIdentifier, localIdentifier }: MtsIdentifier): string =>
  `${textOfDomain(globalDomainIdentifier)}l=${localIdentifier}`;

/** A domain in the same way. */
export const textOfDomain = ({ countryName, administrationDomainName, privateDomainIdentifier: prmd }: GlobalDomainIdentifier): string =>
  `c=${countryName.value};a=${administrationDomainName.value};${prmd ? `p=${prmd.value};` : ''}`;
