import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { LineId } from './events.ts';

/** The name of a line, the same at both ends: caller first, logical addresses. */
export const lineIdOf = (caller: NetworkAddress, called: NetworkAddress): LineId => `${textOfAddress(caller)}>${textOfAddress(called)}`;

/** The two ends of a line, as its name has them. */
export const endsOf = (line: LineId): Readonly<Record<'caller' | 'called', NetworkAddress>> => {
  const [caller = '', called = ''] = line.split('>');
  return { caller: addressIn(caller), called: addressIn(called) };
};

/** `10.1.0.1:102`, or `[::1]:102`: an IPv6 address has colons of its own. */
export const textOfAddress = ({ host, port }: NetworkAddress): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

const addressIn = (text: string): NetworkAddress => {
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), port: Number(text.slice(colon + 1)) };
};
