import {
  anyElement,
  application,
  explicit,
  implicit,
  numericString,
  optional,
  printableString,
  sequence,
  sequenceOf,
  setOf,
  type ValueOf,
} from '#src/asn1/index.ts';
import { domainDefinedAttributesIn, extensionAttribute, personalNameIn } from './extension-attributes.ts';
import { administrationDomainName, countryName, privateDomainName } from './names.ts';

/** PersonalName, X.411 §9. */
export const personalName = personalNameIn(printableString);
export type PersonalName = ValueOf<typeof personalName>;

/** BuiltInStandardAttributes, X.411 §9: all that 1984 knew. The network address is one of X.121. */
export const standardAttributes = sequence({
  countryName: optional(countryName),
  administrationDomainName: optional(administrationDomainName),
  networkAddress: optional(implicit(0, numericString)),
  terminalIdentifier: optional(implicit(1, printableString)),
  privateDomainName: optional(explicit(2, privateDomainName)),
  organizationName: optional(implicit(3, printableString)),
  numericUserIdentifier: optional(implicit(4, numericString)),
  personalName: optional(implicit(5, personalName)),
  organizationalUnitNames: optional(implicit(6, sequenceOf(printableString))),
});

/** ORAddress, X.411 §9. */
export const orAddress = sequence({
  standardAttributes,
  domainDefinedAttributes: optional(domainDefinedAttributesIn(printableString)),
  extensionAttributes: optional(setOf(extensionAttribute)),
});
export type OrAddress = ValueOf<typeof orAddress>;

/** ORName, X.411 §8.5.5: an address, and a directory name, of which the octets are kept. */
export const orName = implicit(application(0), sequence({ ...orAddress.components, directoryName: optional(explicit(0, anyElement)) }));
export type OrName = ValueOf<typeof orName>;
