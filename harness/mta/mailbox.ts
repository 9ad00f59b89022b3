import {
  type Attributes,
  attributesIn,
  domainOf,
  type GlobalDomainIdentifier,
  type OrAddress,
  type OrName,
  orAddressOfText,
} from '#src/p1/index.ts';
import type { Gdi, Host } from './config.ts';

/** A user of an emulated host: its organization is the MTA name, so that every host is a site of its own (assumed). */
export const mailboxAt = ({ gdi, mta }: Pick<Host, 'gdi' | 'mta'>, surname: string): OrName =>
  orAddressOfText(`c=${gdi.country};a=${gdi.admd};p=${gdi.prmd};o=${printable(mta.name)};s=${surname};`);

/** Whether an address is one of the host's mailboxes. */
export const isLocal = ({ gdi, mta }: Host, address: OrAddress): boolean => {
  const { c, a, p, o } = attributesIn(address);
  return same(c, gdi.country) && same(a ?? ' ', gdi.admd) && same(p, gdi.prmd) && same(o, printable(mta.name));
};

/** The domain of a host, as it stands in identifiers and traces. */
export const domainAt = ({ gdi: { country, admd, prmd } }: { readonly gdi: Gdi }): GlobalDomainIdentifier => domainOf(country, admd, prmd);

/** The organization that an address is in, for routing. */
export const organizationIn = (address: OrAddress): string | undefined => attributesIn(address).o;

/** Whether a value is that of an Address Space entry: `*` stands for any text, and case does not count (Books Online). */
export const fits = (pattern: string, value: string | undefined): boolean =>
  new RegExp(`^${pattern.split('*').map(escaped).join('.*').replaceAll('%', '.')}$`, 'i').test(value ?? '');

/** The attributes of an address by their labels. */
export const attributesOf = (address: OrAddress): Attributes => attributesIn(address);

/** A name in the characters of a PrintableString, the others written as RFC 2156 has it: `A_B` is `A(u)B`. */
export const printable = (name: string): string =>
  Array.from(name, (character) =>
    PRINTABLE.test(character) ? character : (ESCAPES[character] ?? `(${String(character.charCodeAt(0)).padStart(3, '0')})`),
  ).join('');

const PRINTABLE = /[A-Za-z0-9 '+,\-./:=?]/;
const ESCAPES: Readonly<Record<string, string>> = { '@': '(a)', '%': '(p)', '!': '(b)', '"': '(q)', _: '(u)', '(': '(l)', ')': '(r)' };

const same = (a: string | undefined, b: string): boolean => a?.toUpperCase() === b.toUpperCase();
const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
