import { frame } from '#src/tpkt/index.ts';
import { hex } from './hex.ts';

/** One TPDU of each kind, as a peer of reference 7 sends them to reference 1. */
export const TPDUS: readonly Uint8Array[] = [
  '17 e0 0000 0007 00 c0010b c1054d54412d41 c2054d54412d42',
  '06 e0 0000 0007 00',
  '09 e0 0000 0007 20 c70100',
  '0e d0 0001 0007 00 c0010b c1014d c20142',
  '06 d0 0001 0007 00',
  '0a 80 0001 0000 03 e0026e6f',
  '05 c0 0001 0007',
  '02 f0 00 616263',
  '02 f0 80 616263',
  '02 f0 80',
  '04 f0 0001 80 61',
  '02 10 80 61',
  '04 60 0001 00',
  '09 60 0001 00000000 0001',
  '04 20 0001 00',
  '04 50 0001 00',
  '08 70 0001 02 c102 0230',
].map(hex);

/** The same in packets. */
export const TPKTS: readonly Uint8Array[] = TPDUS.map((tpdu) => frame(tpdu));
