import { ProtocolError } from '#src/core/index.ts';
import { decodeMms, encodeMms, type MmsPdu } from './pdu.ts';

/** An identify, ISO 9506-2: a service without arguments, with which clients begin. */
export const IDENTIFY = encodeMms({ kind: 'confirmed-Request', value: { invokeId: 1, service: Uint8Array.of(0x82, 0) } });

/** Both sides agree to release by these. */
export const CONCLUDE = encodeMms({ kind: 'conclude-Request', value: null });
const CONCLUDED = encodeMms({ kind: 'conclude-Response', value: null });

/** What an endpoint without any services answers to what it is told; undefined: nothing. */
export const answerTo = (octets: Uint8Array): Uint8Array | undefined => {
  const pdu = readable(octets);
  if (pdu === undefined) return encodeMms({ kind: 'reject', value: { reason: { kind: 'pdu', value: INVALID_PDU } } });
  if (pdu.kind === 'conclude-Request') return CONCLUDED;
  if (pdu.kind !== 'confirmed-Request') return undefined;
  const { invokeId } = pdu.value;
  return encodeMms({ kind: 'reject', value: { invokeId, reason: { kind: 'confirmedRequest', value: UNRECOGNIZED_SERVICE } } });
};

/** A PDU that can be read as what it says to be. */
export const readable = (octets: Uint8Array | undefined): MmsPdu | undefined => {
  try {
    return octets && decodeMms(octets);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
};

/** Reasons of a reject, ISO 9506-2: of a pdu-error, and of a confirmed-requestPDU. */
const INVALID_PDU = 1;
const UNRECOGNIZED_SERVICE = 1;
