import type { ConnectorOutcome, RefusalName } from '#harness/run/index.ts';
import type { Advice } from './explanation.ts';

type Row = Advice & { readonly source?: string };

/** What became of a connector's attempt. */
export const OUTCOMES: Readonly<Record<ConnectorOutcome, Row>> = {
  up: {
    means: 'The connector is connected, and each side books the connection under the connector that the other side means.',
    causes: [],
    try: [],
  },
  misrouted: {
    means:
      'The call was taken, and booked under another connector than the one it was meant for. Mail may flow; costs, schedules, limits and queues of the wrong connector apply.',
    causes: [
      'Several connectors of the called host fit the call, and its product takes one of them.',
      'The reverse look-up returns the name that another connector holds.',
    ],
    try: ['Give the connectors something that tells them apart: port102 explain ambiguous-identity'],
  },
  refused: {
    means: 'The called side said no: TCP refused the connect, or a DR or ER came, or there was no control block to call with.',
    causes: ['Nobody listens.', 'The called T-selector does not fit.', 'No control block is free.'],
    try: ['Look at the reason of the DR (port102 explain cotp.dr.3) or at the Winsock code (port102 explain 10061).'],
  },
  reset: {
    means: 'TCP came about, and the called side ended it without a TPDU.',
    causes: ['The called MTA knows no connector for the caller’s address, or several: its log has 9301 and 9202.'],
    try: ['port102 explain 9301', 'port102 check SCENARIO'],
  },
  timeout: {
    means: 'Nobody answered in time: TCP did not come about, or a CR stayed without an answer.',
    causes: ['The address is nobody’s, the host is down, or what listens there does not speak RFC 1006.'],
    try: ['port102 explain 10060', 'port102 probe HOST'],
  },
  unresolved: {
    means: 'The host name that the connector holds leads to no address.',
    causes: [
      'Neither HOSTS, DNS nor NetBIOS knows it.',
      'It is a short name that only DNS knows, which the Exchange MTA cannot dial (Q162674).',
    ],
    try: ['Put an IP address or a full domain name into the connector, or the name into HOSTS.'],
    source: 'Q162674, Q172218, Q240759',
  },
  suspended: {
    means: 'The connector does not call, and takes no calls.',
    causes: ['Its schedule is Never.'],
    try: ['Choose another schedule: port102 explain 37'],
    source: 'Q169716',
  },
};

/** Why a call is refused. */
export const REFUSED: Readonly<Record<RefusalName, Row>> = {
  unknownAddress: {
    means: 'No connector of the called host holds the address of the caller, nor a name that the reverse look-up returns.',
    causes: ['The connector holds another address or name.', 'The caller used another of its addresses, or something between changed it.'],
    try: ['port102 explain 9301'],
    source: 'Q193380, Q189345',
  },
  ambiguous: {
    means: 'Several connectors of the called host fit the call, and its product needs exactly one.',
    causes: ['They hold the same address, and the product looks at nothing else yet.'],
    try: ['port102 explain ambiguous-identity'],
    source: 'Q200588',
  },
  wrongSelector: {
    means: 'The T-selectors of the call lead to no connector of the called host.',
    causes: ['The called T-selector is not the one that the called side expects: which field that is depends on its version.'],
    try: ['port102 explain selector-mismatch', 'port102 explain 4293'],
    source: 'Q252843, Q198772',
  },
  unknownMta: {
    means: 'MTA name, password and calling selectors together fit no connector of the called host.',
    causes: ['One of them differs from what the connector says of the remote MTA.'],
    try: ['port102 explain 51'],
    source: 'Q166308, Q152934',
  },
  noControlBlock: {
    means: 'The called MTA had no control block left for one more association.',
    causes: ['More connections than control blocks are configured for.'],
    try: ['port102 explain 9156'],
    source: 'Q166602, Q200259',
  },
};
