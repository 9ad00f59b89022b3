// biome-ignore format: a table
/** The Winsock codes that the event log shows (Windows Sockets 1.1). */
export const WINSOCK = {
  10022: { name: 'WSAEINVAL',          says: 'an argument was invalid' },
  10038: { name: 'WSAENOTSOCK',        says: 'the socket was no longer one' },
  10048: { name: 'WSAEADDRINUSE',      says: 'the address was in use' },
  10051: { name: 'WSAENETUNREACH',     says: 'the network could not be reached' },
  10053: { name: 'WSAECONNABORTED',    says: 'this side gave the connection up' },
  10054: { name: 'WSAECONNRESET',      says: 'the other side reset the connection' },
  10060: { name: 'WSAETIMEDOUT',       says: 'nobody answered in time' },
  10061: { name: 'WSAECONNREFUSED',    says: 'nobody listens there' },
  11001: { name: 'WSAHOST_NOT_FOUND',  says: 'the host name was not found' },
} as const;

/** A code of the table. */
export type WinsockCode = keyof typeof WINSOCK;

/** A code with what it means, as far as it is known: `10061 (nobody listens there)`. */
export const winsock = (code: string | number): string => {
  const known = Object.entries(WINSOCK).find(([each]) => each === String(code));
  return known ? `${code} (${known[1].says})` : String(code);
};
