import { concat, type Effects, type Layer, over, ProtocolError, type Service } from '#src/core/index.ts';
import { cotp, decodeTpdu } from '#src/cotp/index.ts';
import { transferInitiator, transferResponder } from '#src/stack/index.ts';
import { type TcpService, tpkt } from '#src/tpkt/index.ts';
import { hex, hexOf } from './hex.ts';
import { profileIn } from './profile.ts';
import { apduNamed, type Conversation, nameOfApdu, type Said, type Step } from './vector.ts';
import { cut } from './wire.ts';

/** What one end of a call does: octets (or `end`) in hexadecimal, and what its user is told. */
export interface Done {
  readonly sent: readonly string[];
  readonly told: readonly object[];
}

/** An end of a call, with what is said there and what its user asks and is told. */
export interface Role {
  readonly end: Said['from'];
  readonly said: readonly Said[];
  readonly steps: readonly Step[];
  /** The service of the steps: absent, that of the transport layer. */
  readonly top?: Conversation['top'];
}

/** Plays one end of a call with our machines: its user asks what the steps say, when the vector has it speak. */
export const replayed = (role: Role): Done => {
  const us = new Us(role.end, stackOf(role), role.steps);
  for (const { from, octets } of role.said) {
    if (from === role.end) us.speak();
    else us.hear(octets ? { kind: 'TCP.received', octets } : { kind: 'TCP.closed' });
  }
  const { sent, told } = us;
  return { sent, told };
};

/** The same call as this end hears it where TCP cuts what the peer says without a break into chunks of its own. */
export const chunked = ({ end, said, ...role }: Role, chunk: number): Role => {
  const heard: Said[] = [];
  for (const { from, octets } of said) {
    const last = heard.at(-1);
    if (from === end || !octets || last?.from !== from || !last.octets) heard.push(octets ? { from, octets } : { from });
    else heard[heard.length - 1] = { from, octets: concat([last.octets, octets]) };
  }
  const pieces = heard.flatMap(({ from, octets }) =>
    octets && from !== end ? cut(octets, chunk).map((each) => ({ from, octets: each })) : [octets ? { from, octets } : { from }],
  );
  return { ...role, end, said: pieces };
};

/** What the vector has this end do. */
export const written = ({ end, said, steps }: Role): Done => ({
  sent: said.filter(({ from }) => from === end).map(({ octets }) => (octets ? hexOf(octets) : 'end')),
  told: steps.filter(({ at, kind }) => at === end && !isAsked(kind)).map(({ at: _, ...primitive }) => primitive),
});

class Us {
  readonly sent: string[] = [];
  readonly told: object[] = [];
  readonly #stack: Layer<Service, TcpService>;
  readonly #asked: Service['down'][];
  #due = 0;

  constructor(end: Said['from'], stack: Layer<Service, TcpService>, steps: readonly Step[]) {
    this.#stack = stack;
    this.#asked = steps.filter(({ at, kind }) => at === end && isAsked(kind)).map(revived);
    if (end === 'called') this.hear({ kind: 'TCP.accepted', from: THERE });
  }

  /** It is our turn: what our user still asks, until we have said one thing more. */
  speak(): void {
    this.#due += 1;
    while (this.sent.length < this.#due && this.#asked.length > 0) this.#carryOut(this.#stack.fromAbove(this.#asked.shift()!));
  }

  hear(primitive: TcpService['up']): void {
    this.#carryOut(this.#stack.fromBelow(primitive));
  }

  #carryOut(effects: Effects<Service, TcpService>): void {
    for (const effect of effects) {
      if ('up' in effect) this.told.push(shown(effect.up));
      else if ('down' in effect) this.#obey(effect.down);
    }
  }

  #obey(primitive: TcpService['down']): void {
    if (primitive.kind === 'TCP.open') this.hear({ kind: 'TCP.opened' });
    else this.sent.push(primitive.kind === 'TCP.send' ? hexOf(primitive.octets) : 'end');
  }
}

const stackOf = ({ end, said, top }: Role): Layer<Service, TcpService> => {
  if (top === undefined) return over(cotp({ reference: referenceIn(end, said) }), tpkt());
  const profile = profileIn(end, said);
  return end === 'caller' ? transferInitiator(profile) : transferResponder(profile, () => ({ talk: profile }));
};

const isAsked = (kind: string): boolean => /\.(request|response)$/.test(kind);

/** The reference that this end has in the vector; 1 where it has none. */
const referenceIn = (end: Said['from'], said: readonly Said[]): number => {
  const first = said.find(({ from, octets }) => from === end && octets)?.octets;
  const tpdu = first && decodeTpdu(first.subarray(TPKT_HEADER));
  return (tpdu && 'srcRef' in tpdu && tpdu.srcRef) || 1;
};

/** A primitive of the manifest as machines know it: octets, APDUs by the names of their vectors, and a network address below each selector. */
const revived = ({ at: _, ...primitive }: Step): Service['down'] => {
  const whole = revivedRecord(primitive);
  return { ...whole, kind: primitive.kind, ...(primitive.kind === 'T-CONNECT.request' && { to: THERE }) };
};

const revivedRecord = (record: object): object =>
  Object.fromEntries(Object.entries(record).map(([name, value]: [string, unknown]) => [name, revivedField(name, value)]));

const revivedField = (name: string, value: unknown): unknown => {
  if (typeof value === 'string' && value.startsWith('p1/')) return apduNamed(value);
  if (name === 'transport') return { ...revivedRecord(value as object), network: THERE };
  if (Array.isArray(value) || typeof value !== 'object' || value === null)
    return OCTETS.has(name) && typeof value === 'string' ? hex(value) : value;
  return revivedRecord(value);
};

const shown = (primitive: Service['up']): object => shownRecord(primitive);

const shownRecord = (record: object): object =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => name !== 'network')
      .map(([name, value]: [string, unknown]) => [name, plain(value)]),
  );

const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return nameOfApdu(value) ?? hexOf(value);
  if (value instanceof ProtocolError) return value.code;
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return shownRecord(value);
};

const THERE = { host: '192.0.2.2', port: 102 };
const TPKT_HEADER = 4;

/** The fields that hold octets. */
const OCTETS: ReadonlySet<string> = new Set([
  ...['called', 'calling', 'responding', 'common', 'additional', 'tsel', 'ssel', 'psel'],
  ...['tsdu', 'activity', 'octets'],
]);
