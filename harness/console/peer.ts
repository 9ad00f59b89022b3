import type { Entry } from './entry.ts';
import type { ServerMessage } from './protocol.ts';

/** Who is sent messages: a socket, or a test. */
export interface Peer {
  /** Octets that were sent and have not gone out. */
  readonly buffered: number;
  send(message: Buffer): void;
  /** Ends it, with a code of RFC 6455 §7.4 and words. */
  close(code: number, says: string): void;
}

/** A message, written. */
export const said = (message: ServerMessage): Buffer => Buffer.from(JSON.stringify(message));

/** Events, written once for everybody. */
export const batchOf = (entries: readonly Entry[]): Buffer =>
  Buffer.from(`{"type":"batch","events":[${entries.map(({ text }) => text).join(',')}]}`);

/** An answer of events that are written already. */
export const eventsOf = (id: number, texts: readonly string[], upTo: number): Buffer =>
  Buffer.from(`{"type":"events","id":${id},"events":[${texts.join(',')}],"upTo":${upTo}}`);
