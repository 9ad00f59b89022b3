import type { Product } from '#harness/products/index.ts';
import type { CotpOptions, Selector } from '#src/cotp/index.ts';
import type { Conformance } from '#src/p1/index.ts';
import type { PresentationOptions } from '#src/presentation/index.ts';
import type { SessionOptions } from '#src/session/index.ts';

/** T-, S- and P-selector of one end; a field that is blank is absent. */
export interface Selectors {
  readonly t?: Selector;
  readonly s?: Selector;
  readonly p?: Selector;
}

/** An IPv4 address of a host with its prefix length, for the choice of a source address. */
export interface HostAddress {
  readonly ip: string;
  readonly prefix: number;
}

/** MTA transport stack object: field A of Q198772. */
export interface StackObject {
  readonly name: string;
  readonly selectors: Selectors;
}

export type Schedule = 'always' | 'never' | 'selected' | 'remote-initiated';

/** Override page of a connector (Q234157, Q199412): what stands here goes before what the MTA and its product have. Times are in milliseconds. */
export interface Override {
  readonly mta?: string;
  readonly password?: string;
  readonly openInterval?: number;
  readonly openRetries?: number;
  readonly transferInterval?: number;
  readonly transferRetries?: number;
  /** In KB; 0 is none. */
  readonly checkpoint?: number;
  /** In checkpoints. */
  readonly window?: number;
  readonly recovery?: number;
  readonly lifetime?: number;
  readonly disconnect?: number;
  /** Queued messages that open another association. */
  readonly threshold?: number;
  /** The time that a KB may take. */
  readonly transferTimeout?: { readonly urgent?: number; readonly normal?: number; readonly nonUrgent?: number };
}

/** Global domain identifier: the management domain of a site. The ADMD is one space where there is none (Q233056). */
export interface Gdi {
  readonly country: string;
  readonly admd: string;
  readonly prmd: string;
}

/** Attributes of an O/R address that routing looks at; `*` stands for any text, `%` for any character (Books Online). */
export type DomainAttributes = { readonly [K in DomainAttribute]?: string };
export type DomainAttribute = 'c' | 'a' | 'p' | 'o' | 'ou1' | 'ou2' | 'ou3' | 'ou4';

/** An entry of the Address Space page: the addresses that a connector is for, and its cost from 1 to 100 (Q199412, Books Online). */
export interface AddressSpace {
  readonly attributes: DomainAttributes;
  readonly cost: number;
}

/** X.400 connector object, as the administrator sees it. */
export interface Connector {
  readonly name: string;
  readonly stack: StackObject;
  /** `address` is exactly one IP address or host name (Q199412, Q197378). */
  readonly remote: { readonly address: string; readonly mta: string; readonly password?: string };
  /** Field B. */
  readonly outgoing: Selectors;
  /** Field C; absent: not configured. */
  readonly incoming?: Selectors;
  /** Stack IP Address Override. */
  readonly source?: string;
  /** `host/connector` that it is meant to reach. */
  readonly peer?: string;
  readonly schedule: Schedule;
  readonly override: Override;
  readonly addressSpace: readonly AddressSpace[];
  /** Connected Sites page, as written. */
  readonly connectedSites: readonly string[];
  readonly conformance: Conformance;
  /** Whether both ends may send over one association; else it is a monologue. */
  readonly twoWayAlternate: boolean;
  /** Whether attachments go as body part 15; else all as body part 14 (Q169998). */
  readonly bp15: boolean;
  /** The largest message in KB; absent: no limit. */
  readonly messageSize?: number;
  /** Of the remote system; absent: that of the own site (Q169299). */
  readonly gdi?: Gdi;
  /** What its other property pages say, as written: nothing reads it (Q199412). */
  readonly pages?: Readonly<Record<string, unknown>>;
}

/**
 * What a new connector has before anybody enters anything. Schedule: Q159264; conformance: Books Online; the two link options are assumed, from
 * Q165111, which leaves the Advanced page as it is between two Exchange servers, and Q169998, where the box is to be cleared.
 */
export const NEW_CONNECTOR = {
  schedule: 'always',
  override: {},
  addressSpace: [],
  connectedSites: [],
  conformance: '1988',
  twoWayAlternate: true,
  bp15: true,
} as const satisfies Partial<Connector>;

/** A server with its MTA. `product` has the host's own `rules:` worked in. */
export interface Host {
  readonly name: string;
  readonly product: Product;
  readonly addresses: readonly HostAddress[];
  readonly port: number;
  readonly mta: { readonly name: string; readonly password?: string };
  /** Of the site that it belongs to. */
  readonly gdi: Gdi;
  readonly stacks: readonly StackObject[];
  readonly connectors: readonly Connector[];
  readonly controlBlocks: number;
  /** What stands on its transport connections; absent: an MTA. Without one calls are accepted, and what they say is passed over. */
  readonly above?: 'nothing';
  /** What its transport layer is told beside what its product has: how long it waits, and whether it agrees to expedited data. */
  readonly transport?: Pick<CotpOptions, 'limits'> & { readonly expedited?: true };
  /** What its session layer is told beside what its product has: who is attached to it, how much a TSDU may hold, and how long it waits. */
  readonly session?: Pick<SessionOptions, 'attached' | 'tsduSizes' | 'limits'>;
  /** What its presentation layer is told: who is attached to it. */
  readonly presentation?: Pick<PresentationOptions, 'attached'>;
  /** Whether its MTA runs when the scenario begins. */
  readonly up: boolean;
  /** Whether it is a real machine and not emulated. */
  readonly external?: boolean;
}

/** The site that a server belongs to where nothing else is said: its PRMD is the organization (Q233056; the name is assumed). */
export const SITE_GDI: Gdi = { country: 'US', admd: ' ', prmd: 'ORG' };
