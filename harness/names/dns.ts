import { type Directory, directory } from './directory.ts';
import type { NameSources } from './service.ts';

/** The DNS records of a scenario. */
export type DnsTable = NonNullable<NameSources['dns']>;

/** Directory of DNS records: A for addresses, PTR for names. No domain is ever put behind a name: a short one is found only as written. */
export const dnsDirectory = (tables: readonly DnsTable[]): Directory => {
  const a = directory(tables.flatMap(({ a = {} }) => Object.entries(a).map(([name, ip]) => ({ name: dotless(name), ip }))));
  const ptr = directory(tables.flatMap(({ ptr = {} }) => Object.entries(ptr).map(([ip, name]) => ({ name: dotless(name), ip }))));
  return { addressOf: (name) => a.addressOf(dotless(name)), namesOf: ptr.namesOf };
};

/** A name without the dot of the root. */
const dotless = (name: string): string => name.replace(/\.$/, '');
