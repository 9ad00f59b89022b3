import { choice, decodeValue, encodeValue, implicit, type ValueOf } from '#src/asn1/index.ts';
import { message } from './envelope.ts';
import { probe } from './probe.ts';
import { report } from './report.ts';

/** MTS-APDU, X.411 §13. P1 of 1984 is the same but for what came later. */
export const mtsApdu = choice({ message: implicit(0, message), report: implicit(1, report), probe: implicit(2, probe) });
export type MtsApdu = ValueOf<typeof mtsApdu>;

/** Reads an MTS-APDU. Contents are views of the octets. Throws a fault of BER where they are none. */
export const decodeApdu = (octets: Uint8Array): MtsApdu => decodeValue(mtsApdu, octets);

/** Writes an MTS-APDU: the elements of a SET in the order of X.411. */
export const encodeApdu = (apdu: MtsApdu): Uint8Array => encodeValue(mtsApdu, apdu);
