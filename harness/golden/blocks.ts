/** One block of a pcapng file (pcapng §3.1), from `start` up to `end`. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** Of a block with a packet: its number as Wireshark counts. */
  readonly frame?: number;
}

/** The blocks of a file that was written here. What cannot be one is the last of them: a damaged file has blocks, too. */
export const blocksOf = (capture: Uint8Array): readonly Block[] => {
  const view = new DataView(capture.buffer, capture.byteOffset, capture.byteLength);
  const blocks: Block[] = [];
  let frames = 0;
  for (let start = 0; start < capture.length; ) {
    const isWhole = capture.length - start >= SHORTEST;
    const length = isWhole ? view.getUint32(start + LENGTH_AT, true) : 0;
    const end = length < SHORTEST ? capture.length : Math.min(start + length, capture.length);
    const isPacket = isWhole && view.getUint32(start, true) === ENHANCED_PACKET;
    blocks.push({ start, end, ...(isPacket && { frame: ++frames }) });
    start = end;
  }
  return blocks;
};

/** How many packets a file has. */
export const framesIn = (capture: Uint8Array): number => blocksOf(capture).findLast(({ frame }) => frame !== undefined)?.frame ?? 0;

/** The beginning of a file, with as many whole blocks as there is room for. */
export const cutTo = (most: number, capture: Uint8Array): Uint8Array =>
  capture.subarray(0, blocksOf(capture).findLast(({ end }) => end <= most)?.end ?? 0);

/** The beginning of a file, up to the end of so many packets. */
export const firstFrames = (count: number, capture: Uint8Array): Uint8Array =>
  capture.subarray(0, blocksOf(capture).findLast(({ frame }) => frame !== undefined && frame <= count)?.end ?? 0);

const ENHANCED_PACKET = 6;
const LENGTH_AT = 4;
/** Type, and the length twice. */
const SHORTEST = 12;
