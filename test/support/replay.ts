import { type Effects, type Layer, over, ProtocolError } from '#src/core/index.ts';
import { cotp, decodeTpdu, type TransportService } from '#src/cotp/index.ts';
import { type TcpService, tpkt } from '#src/tpkt/index.ts';
import { hex, hexOf } from './hex.ts';
import type { Said, Step } from './vector.ts';

/** What one end of a call does: octets (or `end`) in hexadecimal, and what its user is told. */
export interface Done {
  readonly sent: readonly string[];
  readonly told: readonly object[];
}

/** Plays one end of a call with our machines: its user asks what the steps say, when the vector has it speak. */
export const replayed = (end: Said['from'], said: readonly Said[], steps: readonly Step[]): Done => {
  const us = new Us(end, referenceIn(end, said), steps);
  for (const each of said) {
    if (each.from === end) us.speak();
    else us.hear(each);
  }
  const { sent, told } = us;
  return { sent, told };
};

/** What the vector has this end do. */
export const written = (end: Said['from'], said: readonly Said[], steps: readonly Step[]): Done => ({
  sent: said.filter(({ from }) => from === end).map(({ octets }) => (octets ? hexOf(octets) : 'end')),
  told: steps.filter(({ at, kind }) => at === end && !isAsked(kind)).map(({ at: _, ...primitive }) => primitive),
});

class Us {
  readonly sent: string[] = [];
  readonly told: object[] = [];
  readonly #stack: Layer<TransportService, TcpService>;
  readonly #asked: TransportService['down'][];
  #due = 0;

  constructor(end: Said['from'], reference: number, steps: readonly Step[]) {
    this.#stack = over(cotp({ reference }), tpkt());
    this.#asked = steps.filter(({ at, kind }) => at === end && isAsked(kind)).map(revived);
    if (end === 'called') this.#hear({ kind: 'TCP.accepted', from: THERE });
  }

  /** It is our turn: what our user still asks, until we have said one thing more. */
  speak(): void {
    this.#due += 1;
    while (this.sent.length < this.#due && this.#asked.length > 0) this.#carryOut(this.#stack.fromAbove(this.#asked.shift()!));
  }

  hear({ octets }: Said): void {
    this.#hear(octets ? { kind: 'TCP.received', octets } : { kind: 'TCP.closed' });
  }

  #hear(primitive: TcpService['up']): void {
    this.#carryOut(this.#stack.fromBelow(primitive));
  }

  #carryOut(effects: Effects<TransportService, TcpService>): void {
    for (const effect of effects) {
      if ('up' in effect) this.told.push(shown(effect.up));
      else if ('down' in effect) this.#obey(effect.down);
    }
  }

  #obey(primitive: TcpService['down']): void {
    if (primitive.kind === 'TCP.open') this.#hear({ kind: 'TCP.opened' });
    else this.sent.push(primitive.kind === 'TCP.send' ? hexOf(primitive.octets) : 'end');
  }
}

const isAsked = (kind: string): boolean => /\.(request|response)$/.test(kind);

/** The reference that this end has in the vector; 1 where it has none. */
const referenceIn = (end: Said['from'], said: readonly Said[]): number => {
  const first = said.find(({ from, octets }) => from === end && octets)?.octets;
  const tpdu = first && decodeTpdu(first.subarray(TPKT_HEADER));
  return (tpdu && 'srcRef' in tpdu && tpdu.srcRef) || 1;
};

const revived = ({ at: _, ...primitive }: Step): TransportService['down'] => {
  const fields = Object.entries(primitive).map(([name, value]) => [name, OCTETS.has(name) ? hex(String(value)) : value]);
  return Object.fromEntries(primitive.kind === 'T-CONNECT.request' ? [...fields, ['to', THERE]] : fields);
};

const shown = (primitive: TransportService['up']): object =>
  Object.fromEntries(Object.entries(primitive).map(([name, value]) => [name, plain(value)]));

const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return hexOf(value);
  return value instanceof ProtocolError ? value.code : value;
};

const THERE = { host: '192.0.2.2', port: 102 };
const OCTETS: ReadonlySet<string> = new Set(['called', 'calling', 'responding', 'tsdu', 'additional']);
const TPKT_HEADER = 4;
