import { decodeValue } from '#src/asn1/index.ts';
import { concat } from '#src/core/index.ts';
import type { Mode } from '#src/presentation/index.ts';
import { apduOf, wireOctets } from '#src/rtse/external.ts';
import { RTTR } from '#src/rtse/index.ts';
import { decodeTsdu, encodeTsdu, type Spdu, spduValue } from '#src/session/index.ts';
import { reread } from './codecs.ts';
import { hexOf } from './hex.ts';
import { type Tsdu, tsdusOf } from './unpacked.ts';
import type { Said } from './vector.ts';

/** A PDU of a call as it stands there, and as our codec writes it again, in hexadecimal. */
export interface Seen {
  readonly name: string;
  readonly octets: string;
  readonly again: string;
}

/** Every PDU of a call from the session layer up. */
export const pdusOf = (said: readonly Said[]): readonly Seen[] => {
  const call = new Call();
  return tsdusOf(said).flatMap((tsdu) => call.take(tsdu));
};

/** What is known of a call: its mode, and at each end what is not whole yet. */
class Call {
  #mode: Mode = 'normal';
  readonly #ends = { caller: new End(), called: new End() };

  take({ from, octets }: Tsdu): readonly Seen[] {
    const spdus = decodeTsdu(octets);
    const whole = { name: spdus.map(({ kind }) => kind).join('+'), octets: hexOf(octets), again: hexOf(encodeTsdu(spdus)) };
    return [whole, ...spdus.flatMap((spdu) => this.#in(spdu, this.#ends[from]))];
  }

  #in(spdu: Spdu, end: End): readonly Seen[] {
    const data = spduValue(spdu.parameters, 'userData');
    if (spdu.kind === 'CN') this.#mode = hexOf(data ?? NONE).includes(NORMAL) ? 'normal' : 'x410-1984';
    if (spdu.kind === 'AS') end.goOn(0);
    if (spdu.kind === 'AR') end.goOn(Number(textOf(spduValue(spdu.parameters, 'oldSerial'))));
    if (spdu.kind === 'DT') return this.#inDT(spdu, end);
    if (spdu.kind === 'AE') return this.#inTransfer(end.transferred());
    if (spdu.kind === 'RF') return seen('CPR', spduValue(spdu.parameters, 'reason')?.subarray(1));
    return seen(CARRIED[spdu.kind] ?? (this.#mode === 'normal' ? 'User-data' : 'RTTP'), data);
  }

  #inDT({ parameters, userInformation }: Spdu, end: End): readonly Seen[] {
    const ssdu = end.segment(userInformation, spduValue(parameters, 'enclosure'));
    if (ssdu === undefined) return [];
    if (this.#mode === 'normal') {
      const { inside } = reread({ name: 'User-data', octets: ssdu });
      for (const { octets } of inside) end.transfer(decodeValue(RTTR, octets));
      return seen('User-data', ssdu);
    }
    end.transfer(ssdu);
    return [];
  }

  #inTransfer(octets: Uint8Array): readonly Seen[] {
    const apdu = apduOf(this.#mode, octets);
    const again = concat(wireOctets(this.#mode, apdu));
    return [{ name: 'transfer', octets: hexOf(octets), again: hexOf(again) }, ...seen('MTS-APDU', apdu.octets)];
  }
}

/** One direction of a call: the SSDU and the transfer that are not whole yet. */
class End {
  readonly #ssdu: Uint8Array[] = [];
  readonly #transfer: Uint8Array[] = [];

  /** An SSDU, once it is whole, X.225 §7.11. */
  segment(octets: Uint8Array, enclosure: Uint8Array | undefined): Uint8Array | undefined {
    this.#ssdu.push(octets);
    return ((enclosure?.[0] ?? LAST) & LAST) === LAST ? concat(this.#ssdu.splice(0)) : undefined;
  }

  transfer(octets: Uint8Array): void {
    this.#transfer.push(octets);
  }

  transferred(): Uint8Array {
    return concat(this.#transfer.splice(0));
  }

  /** The transfer goes on behind a sync point: there was one behind each segment. */
  goOn(syncPoint: number): void {
    this.#transfer.length = syncPoint;
  }
}

const seen = (name: string, octets: Uint8Array | undefined): readonly Seen[] => {
  if (octets === undefined || octets.length === 0) return [];
  const { again, inside } = reread({ name, octets });
  return [{ name, octets: hexOf(octets), again: hexOf(again) }, ...inside.flatMap((each) => seen(each.name, each.octets))];
};

const textOf = (octets: Uint8Array | undefined): string => String.fromCharCode(...(octets ?? NONE));

/** The PPDUs in the user data of SPDUs; in others there is User-data, or in X.410 mode what the user says. */
const CARRIED: Readonly<Partial<Record<Spdu['kind'], string>>> = { CN: 'CP', AC: 'CPA', AB: 'ARU' };

/** A mode selector that says normal mode. */
const NORMAL = 'a003800101';
/** The bit of an enclosure item by which an SSDU ends, X.225 §7.11. */
const LAST = 2;
const NONE = new Uint8Array();
