import { type Directory, directory, distinct, type Row } from './directory.ts';
import { dnsDirectory } from './dns.ts';
import { hostsRows, readHosts } from './hosts.ts';
import { lmhostsRows, readLmhosts } from './lmhosts.ts';
import type { NameSource, NameSources, Names } from './service.ts';
import { isAddress, type TextFault } from './text.ts';

/** What a host needs to resolve names. */
export interface Resolving {
  readonly host: { readonly name: string; readonly addresses: readonly string[] };
  /** Earlier ones are looked at first, within each kind. */
  readonly sources: readonly NameSources[];
  /** The machines that answer NetBIOS queries. */
  readonly netbios: readonly Row[];
}

/** A fault of a source's text. `source` counts from 0; `text` is the key that the text stands at. */
export interface SourceFault extends TextFault {
  readonly source: number;
  readonly text: 'hosts' | 'lmhosts';
}

/** Names as a host sees them. */
export const names = ({ host, sources, netbios }: Resolving): Names => {
  const own = directory(host.addresses.slice(0, 1).map((ip) => ({ name: host.name, ip })));
  const hosts = directory(sources.flatMap(({ hosts = '' }) => hostsRows(readHosts(hosts))));
  const dns = dnsDirectory(sources.flatMap(({ dns = {} }) => dns));
  const lmhosts = sources.flatMap(({ lmhosts = '', read }) => lmhostsRows(readLmhosts(lmhosts, read)));

  // The order of Winsock (Q172218, Q119493).
  const forward: readonly Step[] = [
    ['own name', own.addressOf],
    ['address', literal],
    ['HOSTS', hosts.addressOf],
    ['DNS', dns.addressOf],
    ['NetBIOS', directory([...lmhosts, ...netbios]).addressOf],
  ];
  // HOSTS before all (Q193380); then as gethostbyaddr (Q138086).
  const reverse: readonly Directory[] = [hosts, dns, directory(answers(lmhosts, netbios))];

  return {
    forward: (name) => {
      for (const [by, addressOf] of forward) {
        const ip = addressOf(name);
        if (ip !== undefined) return { ip, by };
      }
      return { unknown: name };
    },
    reverse: (ip) => distinct(reverse.flatMap(({ namesOf }) => namesOf(ip))),
  };
};

/** All faults in the texts of the sources. */
export const faultsIn = (sources: readonly NameSources[]): readonly SourceFault[] =>
  sources.flatMap(({ hosts = '', lmhosts = '', read }, source) => [
    ...readHosts(hosts).faults.map((fault) => ({ source, text: 'hosts' as const, ...fault })),
    ...readLmhosts(lmhosts, read).faults.map((fault) => ({ source, text: 'lmhosts' as const, ...fault })),
  ]);

type Step = readonly [NameSource, (name: string) => string | undefined];

const literal = (name: string): string | undefined => (isAddress(name) ? name : undefined);

/**
 * What node status queries bring: a machine answers with the names that LMHOSTS has for it, in file order, then with its own
 * (assumed, so that a second name in LMHOSTS tells connectors apart: Q200588). A machine that is not there answers nothing.
 */
const answers = (lmhosts: readonly Row[], netbios: readonly Row[]): readonly Row[] => {
  const there = new Set(netbios.map(({ ip }) => ip));
  return [...lmhosts.filter(({ ip }) => there.has(ip)), ...netbios];
};
