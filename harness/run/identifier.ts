import type { MtsIdentifier } from '#src/p1/index.ts';

/** An MTS identifier as the event log of products writes it: `c=US;a= ;p=ORG;l=ALPHA-000001`. */
export const textOfIdentifier = ({ globalDomainIdentifier, localIdentifier }: MtsIdentifier): string => {
  const { countryName, administrationDomainName, privateDomainIdentifier } = globalDomainIdentifier;
  const domain = privateDomainIdentifier ? `p=${privateDomainIdentifier.value};` : '';
  return `c=${countryName.value};a=${administrationDomainName.value};${domain}l=${localIdentifier}`;
};
