import type { Advice } from './explanation.ts';

type Row = Advice & { readonly source?: string };

/** What `port102 check` finds, by the name of the rule. */
export const LINT: Readonly<Record<string, Row>> = {
  'ambiguous-identity': {
    means: 'When a call comes in, several connectors of the called host look the same to its product.',
    causes: [
      'Before 5.5 SP1: they hold the same address. Selectors do not help, for all connectors of a server share those of its one TCP stack.',
      'From 5.5 SP1 on: they hold the same address and the same Outgoing T-selector, or none.',
    ],
    try: [
      'Give each connector an address of its own, or a host name of its own, on both servers (Q200588).',
      'With 5.5 SP1 or later at both ends, give each link a T-selector of its own: Outgoing T, equal at both ends (Q198772).',
    ],
    source: 'Q200588, Q198772',
  },
  'selector-mismatch': {
    means: 'A connector calls with T-selectors that the connector it is meant for does not take.',
    causes: [
      'Two servers before 5.5 SP1: Outgoing T here must be the stack’s T there; Incoming T there, or Outgoing T where Incoming is blank, must be the stack’s T here.',
      'Two servers of 5.5 SP1 or later: both Outgoing T must be equal, and nothing else counts.',
      'One of each: both Outgoing T must be equal; Incoming T of the older one, or its Outgoing T where Incoming is blank, must be the stack’s T of the newer one.',
    ],
    try: ['See which comparison fails: port102 match SCENARIO --at HOST --from IP --called T --calling T'],
    source: 'Q198772, Q152934, Q252843',
  },
  'bind-mismatch': {
    means:
      'What a connector would bind with is not what the connector it is meant for expects: name, password, conformance or dialogue mode.',
    causes: [
      'Remote MTA name or Remote MTA password at one end is not the local name or password of the other.',
      'One end overrides its name or password on the connector, which the other end does not know.',
      'The Advanced pages differ: in the MTA conformance, or one end proposes two way alternate and the other does not have it.',
    ],
    try: [
      'Compare the Override page of the one with the General page of the other, in both directions.',
      'Make the Advanced pages of both ends equal, and restart both MTAs.',
    ],
    source: 'Q166308, Q159182, Q135063, Q171113',
  },
  'unknown-caller': {
    means: 'A connector calls from an address that no connector of the called host holds.',
    causes: [
      'The caller has several addresses, and the call may leave from another one than is expected.',
      'The called side holds a name that the reverse look-up of that address does not return.',
    ],
    try: [
      'Pin the source address (Stack IP Address Override, from 5.5 SP1 on), or enter the address that the call comes from.',
      'port102 explain 9301',
    ],
    source: 'Q193380, Q197378, Q256844',
  },
  'wrong-connector': {
    means: 'A call would be taken under another connector than the one it is meant for.',
    causes: ['Something in the call, its source address or its called T-selector, is what the other connector waits for.'],
    try: ['See what each connector wants of the call: port102 match SCENARIO --at HOST --from IP'],
  },
  'dead-connector': {
    means: 'No call in the scenario is ever booked under this connector.',
    causes: ['Its peer calls another connector, or cannot reach this one.', 'A connector before it takes all its calls.'],
    try: ['Look at the other findings for this connector and its peer first.'],
  },
  'unresolved-name': {
    means: 'A connector holds a host name that leads nowhere on its host.',
    causes: ['Neither HOSTS, DNS nor NetBIOS knows it.', 'It is a short name that only DNS knows (Q162674).'],
    try: ['Add it to the names of the scenario, or write an IP address or a full domain name.'],
    source: 'Q162674, Q172218, Q240759',
  },
  'no-such-address': {
    means: 'A connector dials an address that no host of the scenario has.',
    causes: ['A slip in the address, or a host that is missing from the file.'],
    try: ['Compare it with the addresses of the hosts.'],
  },
  'address-not-owned': {
    means: 'A connector is to call from an address that its host does not have.',
    causes: ['A slip in `source`, or an address that is missing under `ip`.'],
    try: ['Add the address to the host, or name one that it has.'],
    source: 'Q255991, Q256844',
  },
  'one-way': {
    means: 'Calls fit in one direction, and not in the other.',
    causes: ['The change was made on one server alone: a second address, a name, a selector.'],
    try: ['Make it on both (Q200588).'],
    source: 'Q200588',
  },
  'case-only-difference': {
    means: 'Two selectors that belong together differ in case alone.',
    causes: ['Selectors are octets: "OPS" and "ops" are two (Q165030).'],
    try: ['Write them alike, or as hex.'],
    source: 'Q165111, Q165030',
  },
  'selector-too-long': {
    means: 'A selector has more octets than the product can hold.',
    causes: ['Exchange holds 32 octets of T-, 16 of S- and 4 of P-selector.'],
    try: ['Choose a shorter one at both ends.'],
    source: 'Q165111, Q169159, Books Online',
  },
  'ignored-field': {
    means: 'A field is filled in that the product never reads.',
    causes: ['From 5.5 SP1 on the Incoming T-selector means nothing.'],
    try: ['Leave it blank, so that nobody relies on it.'],
    source: 'Q198772',
  },
  'duplicate-address': {
    means: 'Two hosts of the scenario have the same address.',
    causes: ['A slip, or a copy of a host that was not finished.'],
    try: ['Give one of them another address.'],
  },
  'unused-stack': {
    means: 'A host has a transport stack that no connector uses.',
    causes: ['The connectors name another stack, or there is one too many.'],
    try: ['Remove it, or name it in a connector.'],
  },
};
