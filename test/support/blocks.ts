/** A block of a pcapng file, with the length that it says at either end. */
export interface Block {
  readonly type: number;
  readonly length: number;
  readonly again: number;
  readonly body: Uint8Array;
}

/** The blocks of a pcapng file, one after the other. Throws where the last one is cut off. */
export const blocks = (file: Uint8Array): readonly Block[] => {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const found: Block[] = [];
  for (let at = 0; at < file.length; ) {
    const length = view.getUint32(at + 4, true);
    found.push({
      type: view.getUint32(at, true),
      length,
      again: view.getUint32(at + length - 4, true),
      body: file.subarray(at + 8, at + length - 4),
    });
    at += length;
  }
  return found;
};

/** The type of an enhanced packet block. */
export const PACKET = 6;
