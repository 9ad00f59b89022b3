import type { RefusalName, StageName } from '#harness/run/index.ts';
import type { ProductHabit } from './habits/index.ts';
import type { Trait } from './trait.ts';

export type { Trait } from './trait.ts';

/** A fact about a product, and where it is known from: Q numbers, or the word 'assumed'. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

export type ProductId =
  | 'exchange-4.0'
  | 'exchange-4.0-sp2'
  | 'exchange-4.0-sp3'
  | 'exchange-4.0-sp4'
  | 'exchange-5.0'
  | 'exchange-5.5'
  | 'exchange-5.5-sp1'
  | 'exchange-5.5-sp2'
  | 'exchange-5.5-sp3'
  | 'exchange-5.5-sp4'
  | 'generic'
  | PersonalityId;

/** Other implementations of RFC 1006, and products of one habit each. */
export type PersonalityId =
  | 'snap7'
  | 'python-snap7'
  | 'conpot'
  | 'iso-on-tcp'
  | 'osi-net'
  | 'libiec61850'
  | 'iec61850bean'
  | 'isode'
  | 'xrdp'
  | 'silent-after-accept'
  | 'fin-after-accept'
  | 'nothing-after-cr'
  | 'late-cc'
  | 'cc-exactly-22-octets'
  | 'cc-order-c1-c2-c0'
  | 'cc-without-size'
  | 'cc-zero-references'
  | 'class-echoed';

/** An emulated product: settings plus traits, each with its evidence. */
export interface Product {
  readonly id: ProductId;
  readonly name: string;
  /** First and last build that this stands for; absent: no particular one. */
  readonly builds?: readonly [first: string, last: string];
  readonly rules: Rules;
  readonly timers: Timers;
  readonly limits: Limits;
  readonly traits: readonly Trait[];
  /** What a caller sees that no layer of ours would do, from the wire to our stack; absent: nothing. */
  readonly habits?: readonly ProductHabit[];
}

/** The switches of a product: what its MTA does where products differ. A scenario may set any of them for a host (`rules:`). */
export interface RuleValues {
  /** How a caller is matched to a connector: the table of stages to use. */
  readonly identity: 'address' | 'address-then-called-selector' | 'selectors';
  /** What happens to a call from an address that no connector has. */
  readonly onUnknownAddress: 'reset' | 'close' | 'refuse-association';
  /** What happens where several connectors fit and the product needs one. */
  readonly onAmbiguity: 'reset' | 'first' | 'last' | 'round-robin';
  /** Whether a blank T-selector of the stack (field A) takes any called T-selector, or any T-selector does. */
  readonly calledSelector: 'blank-takes-any' | 'blank-is-blank' | 'any';
  /** What the Incoming set (field C) means: the whole set defaults to Outgoing (B); each field does; it is never read; or no caller is expected. */
  readonly incoming: 'whole-set' | 'field-by-field' | 'never-read' | 'any-caller';
  /** Which of a host's addresses a call leaves from. */
  readonly sourceAddress: 'route' | 'first';
  /** Whether a connector may name its own source address (Stack IP Address Override). */
  readonly sourceOverride: 'yes' | 'no';
  /** Which names a reverse look-up counts, where an address has several. */
  readonly reverse: 'first' | 'all';
  /** Whether an absent selector and one of no octets are the same. */
  readonly emptySelector: 'same' | 'distinct';
  readonly nameCase: 'insensitive' | 'sensitive';
  /** Whether a short host name that only DNS knows can be dialled. */
  readonly shortNameByDns: 'fails' | 'resolves';
  /** Whether 9301 is logged for the address although the name is found afterwards. */
  readonly addressMissLogged: 'yes' | 'no';
  /** The largest TPDU that is proposed and granted, in octets. */
  readonly tpduSize: 128 | 256 | 512 | 1024 | 2048 | 65531;
  /** Raises tpduSize to 2048 (registry: Supports 2K TPDU). */
  readonly supports2KTpdu: 'yes' | 'no';
  /** What stands in the reserved octet of a TPKT that is sent. */
  readonly reservedOctet: 'zero' | 'rubbish';
  /** Whether a TPKT with a reserved octet other than 0 is refused. */
  readonly reservedChecked: 'yes' | 'no';
  /** The order of the parameters in its CR and CC: Exchange writes the selectors first (Q151626). */
  readonly parameterOrder: 'C0 C1 C2' | 'C1 C2 C0';
  /** Which window of checkpoints it proposes and grants: the one of its connector, or 3 whatever is configured. */
  readonly window: 'configured' | 'three';
  /** Whether a caller says which window it proposes, and that it wants a monologue: unsaid, they are 3 and just that. */
  readonly proposesWindow: 'yes' | 'no';
  readonly proposesMonologue: 'yes' | 'no';
  /** Which window it answers with where the caller proposes none, which stands for 3. */
  readonly windowAbsent: 'three' | 'five';
  /** Whether a caller that recovers a transfer is granted the checkpoint size that it was granted first. */
  readonly checkpointOnRecovery: 'kept' | 'changed';
  /** Whether an S-selector is sent and expected in the X.410 modes, which have none. */
  readonly x410SessionSelector: 'used' | 'ignored';
  /** Whose password a called MTA binds back with: the connector's own (Override page), else the MTA's; or always the MTA's. */
  readonly resultPassword: 'connector' | 'mta';
  /** What a caller makes of a password in the bind result, where its connector knows of none. */
  readonly unexpectedPassword: 'decode-failure' | 'refused' | 'ignored';
  /** What a called MTA makes of a caller that names no dialogue mode, which stands for monologue. */
  readonly absentDialogue: 'monologue' | 'mishandled';
  /** Whether urgent messages and reports get an association of their own. */
  readonly urgentAssociation: 'own' | 'shared';
  /** Whether a connector calls at its scheduled time with nothing queued: its peer may wait for that. */
  readonly emptyQueueSchedule: 'connects' | 'never-connects';
  /** How large the checkpoints are that it sends: as agreed, or only the first of them. */
  readonly sentCheckpoints: 'even' | 'shrinking';
  /** What becomes of a transfer with checkpoints of 64 KB and more. */
  readonly largeCheckpoint: 'taken' | 'decode-failure';
  /** What becomes of a transfer one of whose checkpoints ends too early. */
  readonly truncatedCheckpoint: 'refused' | 'fatal';
  /** What becomes of a transfer whose first checkpoint is large and whose later ones are much smaller. */
  readonly shrinkingCheckpoint: 'taken' | 'fatal';
  /** Whether messages carry per-domain-bilateral-information, by which sites detect loops. */
  readonly bilateralInformation: 'sent' | 'not-sent';
  /** Whose event log it keeps: that of the Exchange MTA, or none (generic). */
  readonly eventLog: 'MSExchangeMTA' | 'none';
}
export type RuleName = keyof RuleValues;
export type Rules = { readonly [K in RuleName]: Sourced<RuleValues[K]> };

/** In milliseconds, but `openRetries` (a count). */
export interface Timers {
  readonly openInterval: Sourced<number>;
  readonly openRetries: Sourced<number>;
  readonly disconnect: Sourced<number>;
  readonly lifetime: Sourced<number>;
  /** Until a message that could not be transferred over an open association is tried again. */
  readonly transferInterval: Sourced<number>;
  /** How long a transfer that was cut off is kept for its recovery. */
  readonly recovery: Sourced<number>;
  /** Until a message that is still queued is returned, by its priority. */
  readonly messageLifetimeUrgent: Sourced<number>;
  readonly messageLifetimeNormal: Sourced<number>;
  readonly messageLifetimeNonUrgent: Sourced<number>;
  /** Until a TCP connect is given up (Winsock's 10060). */
  readonly connect: Sourced<number>;
  /** From an accepted TCP connection to its first CR. */
  readonly firstCR: Sourced<number>;
}

export interface Limits {
  /** Control blocks that are configured; one of them listens. */
  readonly controlBlocks: Sourced<number>;
  /** The most that can be configured. */
  readonly controlBlocksMost: Sourced<number>;
  /** TCP stacks a server may have. */
  readonly stacks: Sourced<number>;
  readonly tselOctets: Sourced<number>;
  readonly ssel: Sourced<number>;
  readonly psel: Sourced<number>;
  /** Tries to transfer a message over an open association. */
  readonly transferRetries: Sourced<number>;
  /** Queued messages that open one more association. */
  readonly threshold: Sourced<number>;
  /** In KB. */
  readonly checkpoint: Sourced<number>;
  /** Checkpoints that may be unacknowledged. */
  readonly window: Sourced<number>;
  /** Associations of a connector for normal and non-urgent messages. */
  readonly associations: Sourced<number>;
  /** Associations more that urgent messages and reports may have. */
  readonly urgentAssociations: Sourced<number>;
  /** Milliseconds that a KB may take, by the priority of its message. */
  readonly transferTimeoutUrgent: Sourced<number>;
  readonly transferTimeoutNormal: Sourced<number>;
  readonly transferTimeoutNonUrgent: Sourced<number>;
}

/** The names of the criteria; harness/mta/criteria.ts says what each compares. */
export type CriterionName =
  | 'address is caller'
  | 'name is reverse of caller'
  | 'called T = A'
  | 'called T = A, exactly'
  | 'called T = B'
  | 'calling T = B'
  | 'calling T = C else B'
  | 'calling T = C else B, blank takes any'
  | 'calling S, P = C else B'
  | 'calling S, P = B'
  | 'MTA name'
  | 'password';

/**
 * A stage of the matching. A way is a list of criteria that must all hold; the first way that leaves candidates wins.
 * `single`: the product needs one connector here already; several are ambiguous.
 */
export interface Stage {
  readonly at: StageName;
  readonly ways: readonly (readonly CriterionName[])[];
  readonly single: boolean;
  /** The ways go from strict to lenient: where none leaves anybody, the last one tells why. */
  readonly ranked?: true;
  readonly refusal: RefusalName;
  readonly source: string;
}
