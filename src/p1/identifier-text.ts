import type { GlobalDomainIdentifier, MtsIdentifier } from './names.ts';

/** An MTS identifier as the event log of products writes it: `c=US;a= ;p=ORG;l=ALPHA-000001`. */
export const textOfIdentifier = ({ globalDomainIdentifier, localIdentifier }: MtsIdentifier): string =>
  `${textOfDomain(globalDomainIdentifier)}l=${localIdentifier}`;

/** A domain in the same way. */
export const textOfDomain = ({ countryName, administrationDomainName, privateDomainIdentifier: prmd }: GlobalDomainIdentifier): string =>
  `c=${countryName.value};a=${administrationDomainName.value};${prmd ? `p=${prmd.value};` : ''}`;
