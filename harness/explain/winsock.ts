import { WINSOCK, type WinsockCode } from '#harness/events/index.ts';
import type { Explanation, Hints } from './explanation.ts';

/** Winsock codes, as sockets events carry them: `10054`. */
export const winsockExplanations = (): readonly Explanation[] =>
  Object.entries(WINSOCK).map(([code, { name, says }]) => ({
    term: code,
    heading: `Winsock code ${name}`,
    means: `Sockets say: ${says}.`,
    ...WINSOCK_ADVICE[Number(code) as WinsockCode],
    source: 'Windows Sockets 1.1',
  }));

const WINSOCK_ADVICE: Readonly<Record<WinsockCode, Hints>> = {
  10022: { causes: ['On TP4: the NSAP addresses of the two sides do not match.'], try: ['Compare the addresses of both sides.'] },
  10038: { causes: ['One thread used a socket that another had closed (Q170006).'], try: ['Nothing, if it is rare.'] },
  10048: {
    causes: ['Something else listens on the port.'],
    try: ['Find out what holds port 102, or choose another RFC1006 port on all MTAs (Q176466).'],
  },
  10051: { causes: ['There is no route to the network.'], try: ['Check routes and gateways of the caller.'] },
  10053: { causes: ['This side ended the connection, or gave up sending.'], try: ['Look at what happened just before.'] },
  10054: {
    causes: [
      'The end of any connection, orderly or not, as the Exchange MTA logs it (Q169143).',
      'Straight after a connect: the called MTA does not know the caller (Q193380), or several of its connectors fit (Q200588).',
    ],
    try: ['Read the log of the other side at the same moment: port102 explain 9301'],
  },
  10060: {
    causes: ['The address is wrong, the host is down, or a filter swallows the call.'],
    try: ['Check that the host can be reached at all.'],
  },
  10061: {
    causes: ['The host is there, and nobody listens on the port: the MTA is stopped, or listens on another port (Q176466).'],
    try: ['Start the remote MTA.', 'Compare the RFC1006 ports of both sides.'],
  },
  11001: {
    causes: ['Neither HOSTS, DNS nor NetBIOS knows the name.'],
    try: ['Put the name into HOSTS or DNS, or an IP address into the connector (Q240759).'],
  },
};
