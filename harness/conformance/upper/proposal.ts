import { hex } from '../stimuli.ts';
import type { HelloName } from '../words.ts';

/** A presentation context as a CP proposes it, X.226 §8.2, with one transfer syntax; both are OBJECT IDENTIFIER elements. */
export const proposal = (id: number, abstractSyntax: Uint8Array, transferSyntax: Uint8Array): Uint8Array =>
  Uint8Array.of(
    0x30,
    5 + abstractSyntax.length + transferSyntax.length,
    2,
    1,
    id,
    ...abstractSyntax,
    0x30,
    transferSyntax.length,
    ...transferSyntax,
  );

const MTSE = hex`06 04 56 00 02 07`;
const MMS = hex`06 05 28 ca 22 02 01`;

/** An abstract syntax that the endpoint is sure to have, by who stands above transport: 2.6.0.2.7 and 1.0.9506.2.1. */
export const USER_SYNTAXES: Readonly<Record<HelloName, Uint8Array>> = { mta: MTSE, mms: MMS, s7: MTSE, echo: MTSE };
