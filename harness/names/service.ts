/** What a forward look-up answers, and which source knew it. */
export type Found = { readonly ip: string; readonly by: NameSource } | { readonly unknown: string };
export type NameSource = 'address' | 'own name' | 'HOSTS' | 'DNS' | 'NetBIOS';

/** Where names are written down: the text of the files, and a table of DNS records. Names compare without case. */
export interface NameSources {
  /** Text of a HOSTS file. */
  readonly hosts?: string;
  /** Text of an LMHOSTS file. */
  readonly lmhosts?: string;
  /** Reads what the LMHOSTS text includes; undefined where it cannot be read. */
  readonly read?: (path: string) => string | undefined;
  readonly dns?: { readonly a?: Readonly<Record<string, string>>; readonly ptr?: Readonly<Record<string, string>> };
}

/** Names as one host sees them. */
export interface Names {
  /** Name to address, in the order of Winsock: own name, HOSTS, DNS, NetBIOS (Q172218, Q119493). */
  forward(name: string): Found;
  /** Address to names, most trusted first: HOSTS, DNS, NetBIOS node status (Q193380, Q138086). Empty: nobody knows. */
  reverse(ip: string): readonly string[];
}
