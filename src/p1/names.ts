import {
  application,
  choice,
  explicit,
  ia5String,
  implicit,
  numericString,
  optional,
  printableString,
  sequence,
  type ValueOf,
} from '#src/asn1/index.ts';

/** A country or a domain by number or by name, X.411 §8.5.5: two string types for the same thing. */
export const numericOrPrintable = choice({ numeric: numericString, printable: printableString });
export type NumericOrPrintable = ValueOf<typeof numericOrPrintable>;

/** CountryName, X.411 §9: by X.121 number or by the two letters of ISO 3166. */
export const countryName = explicit(application(1), numericOrPrintable);

/** AdministrationDomainName, X.411 §9; a single space stands for none. */
export const administrationDomainName = explicit(application(2), numericOrPrintable);

/** PrivateDomainIdentifier, and PrivateDomainName, X.411 §9. */
export const privateDomainName = numericOrPrintable;

/** MTAName, X.411 §8.5.3: unique within its domain. */
export const mtaName = ia5String;

/** GlobalDomainIdentifier, X.411 §8.5.2. */
export const globalDomainIdentifier = implicit(
  application(3),
  sequence({ countryName, administrationDomainName, privateDomainIdentifier: optional(privateDomainName) }),
);
export type GlobalDomainIdentifier = ValueOf<typeof globalDomainIdentifier>;

/** MTSIdentifier, X.411 §8.5.1: of a message, a probe or a report. */
export const mtsIdentifier = implicit(application(4), sequence({ globalDomainIdentifier, localIdentifier: ia5String }));
export type MtsIdentifier = ValueOf<typeof mtsIdentifier>;

/** A domain by the letters of its country and the names that it has there. */
export const domainOf = (country: string, administration: string, identifier?: string): GlobalDomainIdentifier => ({
  countryName: countryOf(country),
  administrationDomainName: { kind: 'printable', value: administration },
  ...(identifier === undefined ? {} : { privateDomainIdentifier: { kind: 'printable', value: identifier } }),
});

/** A country as people write it: digits are its X.121 number. */
export const countryOf = (text: string): NumericOrPrintable => ({ kind: /^\d+$/.test(text) ? 'numeric' : 'printable', value: text });

/** Whether two domains are the same, X.411 §8.5.2: neither the string type counts nor the case of letters. */
export const isSameDomain = (a: GlobalDomainIdentifier, b: GlobalDomainIdentifier): boolean =>
  isSameName(a.countryName, b.countryName) &&
  isSameName(a.administrationDomainName, b.administrationDomainName) &&
  isSameName(a.privateDomainIdentifier, b.privateDomainIdentifier);

const isSameName = (a: NumericOrPrintable | undefined, b: NumericOrPrintable | undefined): boolean =>
  a?.value.toUpperCase() === b?.value.toUpperCase();
