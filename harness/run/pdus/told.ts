import { ProtocolError } from '#src/core/index.ts';

/** A PDU as it is told: whose it is, what it is, and the little that it says. */
export interface Told {
  readonly layer: 'tpkt' | 'cotp' | 'session' | 'presentation' | 'acse' | 'rtse' | 'p1';
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads octets of a peer, which may be anything: what cannot be read is told as such. */
export const attempted = (layer: Told['layer'], octets: Uint8Array, read: () => readonly Told[]): readonly Told[] => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return [{ layer, kind: 'invalid', fields: { error: error.message, octets: hex(octets.subarray(0, SHOWN[layer])) } }];
  }
};

/** A reason as it is told: its number, and what that stands for, where anybody knows. */
export const reasoned = (
  table: Readonly<Record<string, { readonly code: number; readonly says: string }>>,
  reason: number | undefined,
) => ({
  reason,
  says: Object.values(table).find(({ code }) => code === reason)?.says,
});

export const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');

/** The octets of an optional field. */
export const hexIn = (octets: Uint8Array | undefined): string | undefined => octets && hex(octets);

/** Octets of an invalid PDU that are shown: so few that no password is among them. */
const SHOWN: Readonly<Record<Told['layer'], number>> = { tpkt: 64, cotp: 64, session: 16, presentation: 16, acse: 16, rtse: 12, p1: 0 };
