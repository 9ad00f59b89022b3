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
  otherConformance: {
    means: 'The caller speaks another protocol than the connector is set up for: 1988 in normal mode, 1988 in X.410 mode, or 1984.',
    causes: ['MTA conformance on the Advanced page differs between the two ends.'],
    try: ['Choose the same mode at both ends, and restart both MTAs (Q135063).'],
    source: 'Q135063; how it is refused: assumed',
  },
  wrongDialogue: {
    means: 'The caller asks for two way alternate, and the connector does not allow it.',
    causes: ['Two way alternate is off at the called end alone, or the caller is of another make.'],
    try: ['Switch it off at the caller: port102 explain 55'],
    source: 'Q171113',
  },
  suspended: {
    means: 'The schedule of the called connector is Never: it neither calls nor takes calls.',
    causes: ['The Schedule page says so.'],
    try: ['port102 explain 37'],
    source: 'Q169716',
  },
  tooManyAssociations: {
    means: 'The two MTAs have as many associations with each other as are allowed.',
    causes: ['The queue is long, or many urgent messages wait, and each opens an association of its own.'],
    try: ['Raise the Threshold of the connector: port102 explain 57'],
    source: 'Q194589, Q278444',
  },
  noControlBlock: {
    means: 'The called MTA had no control block left for one more association.',
    causes: ['More connections than control blocks are configured for.'],
    try: ['port102 explain 9156'],
    source: 'Q166602, Q200259',
  },
};
