/**
 * Some frames of a pcapng file of ours, with what belongs to all of them. So that little changes from run to run, their times are replaced by
 * their order, and the port of the called end by 102.
 */
export const sliced = (pcapng: Buffer, port: number, isWanted: (frame: number) => boolean): Buffer => {
  const kept: Buffer[] = [];
  let frame = 0;
  for (let at = 0; at < pcapng.length; ) {
    const block = pcapng.subarray(at, at + pcapng.readUInt32LE(at + 4));
    at += block.length;
    if (block.readUInt32LE(0) !== ENHANCED_PACKET) kept.push(block);
    else if (isWanted(++frame)) kept.push(cut(readdressed(retimed(block, frame), port)));
  }
  return Buffer.concat(kept);
};

/** A block of a packet whose time is a millisecond for each frame before it. */
const retimed = (block: Buffer, frame: number): Buffer => {
  const changed = Buffer.from(block);
  const time = BigInt(frame) * 1000n * UNITS;
  changed.writeUInt32LE(Number(time >> 32n), 12);
  changed.writeUInt32LE(Number(time & 0xffffffffn), 16);
  return changed;
};

/** Both ends speak over IPv4 here. */
const readdressed = (block: Buffer, port: number): Buffer => {
  const tcp = HEADER + IP_HEADER;
  for (const at of [tcp, tcp + 2]) {
    if (block.readUInt16BE(at) !== port) continue;
    block.writeUInt16BE(PORT, at);
    block.writeUInt16BE(resummed(block.readUInt16BE(tcp + CHECKSUM), port, PORT), tcp + CHECKSUM);
  }
  return block;
};

/** A checksum of the Internet after a change of 16 bits, RFC 1624. */
const resummed = (sum: number, from: number, to: number): number => {
  const total = (~sum & 0xffff) + (~from & 0xffff) + to;
  const folded = (total & 0xffff) + (total >> 16);
  return ~((folded & 0xffff) + (folded >> 16)) & 0xffff;
};

/** A long packet is kept as far as it tells anything. */
const cut = (block: Buffer): Buffer => {
  if (block.readUInt32LE(20) <= LONGEST) return block;
  const changed = Buffer.concat([block.subarray(0, HEADER + LONGEST), Buffer.alloc(4)]);
  changed.writeUInt32LE(changed.length, 4);
  changed.writeUInt32LE(LONGEST, 20);
  changed.writeUInt32LE(changed.length, changed.length - 4);
  return changed;
};

const ENHANCED_PACKET = 6;
/** Octets of its block before the packet. */
const HEADER = 28;
const IP_HEADER = 20;
/** Of TCP, where its checksum stands. */
const CHECKSUM = 16;
const PORT = 102;
const LONGEST = 600;
/** Of time in a microsecond. */
const UNITS = 1n;
