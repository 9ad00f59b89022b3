import { encodeValue, octetString } from '#src/asn1/index.ts';
import type { Layer, Watch } from '#src/core/index.ts';
import { CONFORMANCES, type Conformance, type TransferService } from '#src/p1/index.ts';
import { referencesOf } from '#src/rtse/index.ts';
import type { SessionOptions } from '#src/session/index.ts';
import { type TransferProfile, transferInitiator, transferResponder, type UpperProfile } from '#src/stack/index.ts';
import type { TcpService } from '#src/tpkt/index.ts';
import type { User } from './wire.ts';

/** The stack of an MTA, between its two services. */
export type Tower = Layer<TransferService, TcpService>;

export type Up = TransferService['up'];
export type Down = TransferService['down'];
export type Told<K extends Up['kind']> = Extract<Up, { kind: K }>;
export type Asked<K extends Down['kind']> = Extract<Down, { kind: K }>;
export type Side = 'caller' | 'called';

export const SIDES = ['caller', 'called'] as const;
export const ALL = Object.keys(CONFORMANCES) as readonly Conformance[];

// biome-ignore format: a table
/** What a caller's session layer speaks: X.410 mode knows version 1 only. */
const SPEAKS: Readonly<Record<Conformance, SessionOptions>> = {
  '1988': { versions: [2] },
  x410:   { versions: [1] },
  '1984': { versions: [1] },
};

/** How the stacks of a test are set up, besides what the conformance says. */
export interface Towers {
  readonly conformance: Conformance;
  /** The TPDU size of the CR; absent: that of RFC 1006. */
  readonly tpduSize?: number | undefined;
  readonly profile?: UpperProfile & { readonly limits?: TransferProfile['cotp']['limits'] };
  readonly watch?: Watch;
}

/** A caller's stack. */
export const calling = ({ conformance, tpduSize, profile: { limits, ...upper } = {}, watch }: Towers): Tower =>
  transferInitiator(
    {
      ...upper,
      cotp: { reference: 1, ...(limits && { limits }) },
      session: { ...SPEAKS[conformance], ...upper.session, ...(tpduSize && { asks: { tpduSize } }) },
    },
    watch,
  );

/** The stack of who is called. */
export const answering = ({ profile: { limits, ...talk } = {}, watch }: Towers): Tower =>
  transferResponder({ cotp: { reference: 7, ...(limits && { limits }) } }, () => ({ talk }), watch);

/** The session connection of a call by its name. */
export const named = (conformance: Conformance, name: string) =>
  referencesOf(CONFORMANCES[conformance].mode, 'calling', { name, time: '991122120000Z' });

/** Asks to bind. */
export const bind = (conformance: Conformance, more: Partial<Asked<'MTA-BIND.request'>> = {}): Asked<'MTA-BIND.request'> => ({
  kind: 'MTA-BIND.request',
  called: { session: { transport: { network: { host: '192.0.2.2', port: 102 } } } },
  conformance,
  references: named(conformance, 'ALPHA'),
  argument: { kind: 'authenticated', value: { initiatorName: 'ALPHA', initiatorCredentials: { kind: 'ia5', value: 'a' } } },
  ...more,
});

/** Accepts who asks. */
export const ACCEPT: Extract<Asked<'MTA-BIND.response'>, { result: 'accepted' }> = {
  kind: 'MTA-BIND.response',
  result: 'accepted',
  value: { kind: 'authenticated', value: { responderName: 'BRAVO', responderCredentials: { kind: 'ia5', value: 'b' } } },
};

// biome-ignore format: a table
/** What a user that wants nothing of its own answers. */
const ANSWERS: { readonly [K in Up['kind']]?: Down } = {
  'MTA-BIND.indication':     ACCEPT,
  'MTA-TRANSFER.indication': { kind: 'MTA-TRANSFER.response', result: 'secured' },
  'MTA-UNBIND.indication':   { kind: 'MTA-UNBIND.response' },
};

/** A user that accepts, secures and lets go. */
export const willing: User<TransferService> = ({ kind }) => [ANSWERS[kind] ?? []].flat();

/** A user that transfers a message as soon as it is bound, and then unbinds; of what it is asked it does the usual. */
export const sending =
  (apdu: Uint8Array): User<TransferService> =>
  (told) => {
    if (told.kind === 'MTA-BIND.confirm' && told.result === 'accepted') return [transfer(apdu)];
    return told.kind === 'MTA-TRANSFER.confirm' ? [{ kind: 'MTA-UNBIND.request' }] : willing(told);
  };

/** Asks to transfer a message. */
export const transfer = (apdu: Uint8Array): Asked<'MTA-TRANSFER.request'> => ({ kind: 'MTA-TRANSFER.request', apdu, within: 60_000 });

/** A message of so many octets that tell where they stand: in normal mode the contents of an OCTET STRING, for there it is one BER element. */
export const messageOf = (conformance: Conformance, length: number): Uint8Array => {
  const octets = new Uint8Array(length);
  for (let at = 0; at < length; at++) octets[at] = at * 7 + (at >> 8) * 13 + (at >> 16) * 31;
  return CONFORMANCES[conformance].mode === 'normal' ? encodeValue(octetString, octets) : octets;
};

/** What was delivered to an end. */
export const deliveredTo = (told: readonly Up[]): readonly Uint8Array[] =>
  told.flatMap((each) => (each.kind === 'MTA-TRANSFER.indication' ? [each.apdu] : []));

/** Whether these are the same octets; a comparison that costs nothing. */
export const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a.buffer, a.byteOffset, a.length).equals(b);
