/** Some frames of a pcapng file, with what belongs to all of them. Their times are replaced by their order, so that nothing else changes from run to run. */
export const sliced = (pcapng: Buffer, isWanted: (frame: number) => boolean): Buffer => {
  const kept: Buffer[] = [];
  let frame = 0;
  for (let at = 0; at < pcapng.length; ) {
    const block = pcapng.subarray(at, at + pcapng.readUInt32LE(at + 4));
    at += block.length;
    if (block.readUInt32LE(0) !== ENHANCED_PACKET) kept.push(block);
    else if (isWanted(++frame)) kept.push(cut(retimed(block, frame)));
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
const LONGEST = 600;
/** Of time in a microsecond. */
const UNITS = 1n;
