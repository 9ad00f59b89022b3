import type { External } from '#src/asn1/index.ts';
import type { Pdv } from '#src/presentation/index.ts';
import { acseFaults } from './faults.ts';
import { BER } from './objects.ts';

/** User information as it came, X.227 §9.1: an EXTERNAL with the number of a presentation context. */
export const pdvOf = ({ indirectReference, encoding }: External): Pdv => {
  if (indirectReference === undefined) throw acseFaults.reference({ got: 'none' });
  if (encoding.kind === 'arbitrary') throw acseFaults.encoding({ got: 'bits' });
  return { context: indirectReference, octets: encoding.value };
};

/**
 * User information as it goes: with the transfer syntax, too, for while contexts are being negotiated both references stand (X.690 §8.18); peers
 * have both in any APDU.
 */
export const externalOf = ({ context, octets }: Pdv): External => {
  if (context === undefined) throw acseFaults.reference({ got: 'none' });
  return { directReference: BER, indirectReference: context, encoding: { kind: 'singleAsn1Type', value: octets } };
};
