import { Hub, type HubTerms, type Peer, type ServerMessage, type Told } from '#harness/console/index.ts';
import { VirtualClock } from '#harness/net/index.ts';
import type { Stamped } from '#harness/run/index.ts';

/** Somebody who looks, in memory: what it was sent, and how much of it has not gone out. */
export class Looker implements Peer {
  readonly heard: ServerMessage[] = [];
  buffered = 0;
  closed: string | undefined;

  send(message: Buffer): void {
    this.heard.push(JSON.parse(message.toString()) as ServerMessage);
  }

  close(_: number, says: string): void {
    this.closed = says;
  }

  of<Type extends ServerMessage['type']>(type: Type): Extract<ServerMessage, { type: Type }>[] {
    return this.heard.filter((each): each is Extract<ServerMessage, { type: Type }> => each.type === type);
  }

  /** The numbers of the events that came by themselves. */
  get seqs(): readonly number[] {
    return this.of('batch').flatMap(({ events }) => events.map(({ seq }) => seq));
  }
}

/** A hub on a clock of its own. */
export const hubWith = (terms: Partial<HubTerms> = {}) => {
  const clock = new VirtualClock();
  const hub = new Hub({ clock, run: { id: 'own', name: 'a run', started: '', argv: [] }, time: 'virtual', ...terms });
  const quiet = async () => {};
  return { clock, hub, pass: (ms: number) => clock.pass(ms, quiet) };
};

/** Event number so and so: a PDU with a text in it. */
export const pdu = (seq: number, text = ''): Stamped => ({
  v: 1,
  seq,
  t: seq / 10,
  type: 'pdu',
  line: '10.1.0.1:40001>10.1.0.2:102',
  layer: 'cotp',
  kind: 'DT',
  from: 'caller',
  fields: { text },
  frame: seq + 1,
});

export const pdus = (from: number, to: number): readonly Stamped[] =>
  Array.from({ length: to - from + 1 }, (_, index) => pdu(from + index));

/** Turns of the event loop, until it holds; whatever takes longer than ten seconds is given up. */
export const until = async (holds: () => boolean): Promise<void> => {
  for (const end = Date.now() + 10_000; !holds(); await new Promise((resolve) => setTimeout(resolve, 5)))
    if (Date.now() > end) throw new Error('it never came to that');
};

export type { Told };
