import { faults } from '#src/core/index.ts';

// biome-ignore format: a table
/** What can be wrong with a TPKT, RFC 1006 §6. None has an answer: where packets are lost, the line is closed. */
export const tpktFaults = faults('tpkt', {
  version:  { clause: 'RFC 1006 §6',   says: 'the version of a TPKT is 3' },
  length:   { clause: 'RFC 1006 §6',   says: 'the length of a TPKT is 7 to 65535 octets' },
  reserved: { clause: 'RFC 2126 §4.3', says: 'the reserved octet of a TPKT is 0 (Q157015)' },
});
