/** One option of a pcapng block: `start` to `end` of the options it was found in. */
export type OptionVisitor = (code: number, start: number, end: number) => void;

/** Walks over options (pcapng §3.5) until their end, or until one does not fit. */
export const eachOption = (octets: Uint8Array, little: boolean, visit: OptionVisitor): void => {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  let at = 0;
  while (octets.length - at >= HEADER) {
    const code = view.getUint16(at, little);
    const end = at + HEADER + view.getUint16(at + 2, little);
    if (code === END || end > octets.length) return;
    visit(code, at + HEADER, end);
    at = padded(end);
  }
};

/** The comments among options. */
export const commentsIn = (octets: Uint8Array, little: boolean): readonly string[] => {
  const comments: string[] = [];
  eachOption(octets, little, (code, start, end) => {
    if (code === COMMENT) comments.push(textOf(octets, start, end));
  });
  return comments;
};

/** UTF-8; what is none becomes U+FFFD. */
export const textOf = (octets: Uint8Array, start: number, end: number): string => TEXT.decode(octets.subarray(start, end));

/** The next multiple of four. */
export const padded = (length: number): number => (length + 3) & ~3;

const TEXT = new TextDecoder();
const HEADER = 4;
const END = 0;
const COMMENT = 1;
