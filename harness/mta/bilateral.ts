import { encodeValue, printableString } from '#src/asn1/index.ts';
import type { MtsApdu } from '#src/p1/index.ts';
import type { Host } from './config.ts';
import { domainAt, printable } from './mailbox.ts';

type Envelope = Extract<MtsApdu, { kind: 'message' }>['value']['envelope'];
type Entries = NonNullable<Envelope['perDomainBilateralInformation']>;

/** Whether the domain of a host is a private one. */
const isPrivate = (domain: ReturnType<typeof domainAt>): domain is Required<typeof domain> => domain.privateDomainIdentifier !== undefined;

/**
 * Per-domain-bilateral-information, X.411 §12.2.1.1.1.2, with the site of one more host: Exchange names there the sites that a message came
 * through (Q157358). How it names them is assumed.
 */
export const bilateralInformation = (host: Host, earlier: Entries = []): Pick<Envelope, 'perDomainBilateralInformation'> => {
  const domain = domainAt(host);
  const { countryName, administrationDomainName } = domain;
  if (host.product.rules.bilateralInformation.value === 'not-sent')
    return earlier.length > 0 ? { perDomainBilateralInformation: earlier } : {};
  const entry: Entries[number] = {
    countryName,
    domain: isPrivate(domain)
      ? { kind: 'privateDomain', value: { administrationDomainName, privateDomainIdentifier: domain.privateDomainIdentifier } }
      : { kind: 'administrationDomainName', value: administrationDomainName },
    bilateralInformation: encodeValue(printableString, printable(host.mta.name)),
  };
  return { perDomainBilateralInformation: [...earlier, entry] };
};
