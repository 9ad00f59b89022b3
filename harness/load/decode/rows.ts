/** One comparison: what we are asked and what tshark is asked of the same file, and how many times as many frames a second are aimed at. */
export interface Row {
  readonly name: string;
  readonly file: FileName;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly target: number;
}

export type FileName = 'dt' | 'messages';

// biome-ignore format: a table
/** All that is compared. */
export const ROWS: readonly Row[] = [
  { name: 'decode-lines-dt',       file: 'dt',       ours: [],           theirs: ['-T', 'fields', '-e', 'cotp.type'], target: 20 },
  { name: 'decode-lines-messages', file: 'messages', ours: [],           theirs: ['-T', 'fields', '-e', 'cotp.type'], target: 20 },
  { name: 'decode-tree-dt',        file: 'dt',       ours: ['--tree'],   theirs: ['-V'],                              target: 5 },
  { name: 'decode-tree-messages',  file: 'messages', ours: ['--tree'],   theirs: ['-V'],                              target: 5 },
  { name: 'decode-count-dt',       file: 'dt',       ours: ['--count'],  theirs: ['-q', '-z', 'io,phs'],              target: 50 },
  { name: 'decode-count-messages', file: 'messages', ours: ['--count'],  theirs: ['-q', '-z', 'io,phs'],              target: 50 },
];

/** How large the files are. */
export const SIZES = { dt: 100_000, messages: 10_000, large: 2 ** 30 } as const;

/** The most memory that decoding a file of 1 GB may take, in octets. */
export const MOST_MEMORY = 150e6;
