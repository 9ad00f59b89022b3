import { fold, type Row } from './directory.ts';
import { type Complaint, isPreloaded, type LmhostsEntry, type LmhostsLine, readLmhostsLine } from './lmhosts-line.ts';
import { isComputer } from './netbios-name.ts';
import { linesOf, type TextFault } from './text.ts';

/** The text of a file that an LMHOSTS file includes; undefined: it cannot be read. */
export type ReadFile = (path: string) => string | undefined;

/** An LMHOSTS file with all that it includes, in the order in which it is searched. */
export interface Lmhosts {
  readonly entries: readonly LmhostsEntry[];
  readonly faults: readonly TextFault[];
}

/** Reads an LMHOSTS file as NT does (MS-NBTE 2.2.3): what is preloaded comes first, for the name cache is asked before the file. */
export const readLmhosts = (text: string, read: ReadFile = unreadable): Lmhosts => {
  const { entries, faults } = readText(text, [], read);
  return { entries: [...entries.filter(isPreloaded), ...entries.filter((entry) => !isPreloaded(entry))], faults };
};

/** The computers of an LMHOSTS file, each with its address. Names of other services answer to no host name. */
export const lmhostsRows = ({ entries }: Lmhosts): readonly Row[] => entries.filter(isComputer).map(({ name, ip }) => ({ name, ip }));

/** A file while it is read. `block` is the block of alternates that a line stands in: served once one of its files was read. */
interface Reading {
  readonly entries: LmhostsEntry[];
  readonly faults: TextFault[];
  block: 'none' | 'open' | 'served';
  begun: { readonly line: number; readonly column: number };
  readonly include: (path: string) => Lmhosts | { readonly refused: string };
}
type Effect<Line extends LmhostsLine> = (line: Line, reading: Reading, at: number) => void;
type Effects = { readonly [Kind in LmhostsLine['kind']]: Effect<Extract<LmhostsLine, { readonly kind: Kind }>> };

/** `chain` is the paths that led here, folded: NT's file system knows no case. */
const readText = (text: string, chain: readonly string[], read: ReadFile): Lmhosts => {
  const reading: Reading = {
    entries: [],
    faults: [],
    block: 'none',
    begun: { line: 0, column: 0 },
    include: (path) => includeFile(path, chain, read),
  };
  linesOf(text).forEach((text, index) => {
    const line = readLmhostsLine(text);
    (EFFECTS[line.kind] as Effect<LmhostsLine>)(line, reading, index + 1);
  });
  if (reading.block !== 'none') reading.faults.push({ ...reading.begun, says: SAYS.endless });
  return reading;
};

const EFFECTS: Effects = {
  comment: () => {},
  bad: ({ complaint }, reading, at) => complain(reading, at, complaint),
  entry: ({ entry, complaints }, reading, at) => {
    reading.entries.push(entry);
    complain(reading, at, ...complaints);
  },
  begin: ({ column }, reading, at) => {
    if (reading.block !== 'none') return complain(reading, at, { column, says: SAYS.nested });
    reading.block = 'open';
    reading.begun = { line: at, column };
  },
  end: ({ column }, reading, at) => {
    const says = { none: SAYS.noBegin, open: SAYS.unserved, served: undefined }[reading.block];
    if (says) complain(reading, at, { column, says });
    reading.block = 'none';
  },
  include: ({ column, path }, reading, at) => {
    if (reading.block === 'served') return;
    const file = reading.include(path);
    if ('refused' in file) {
      // Within a block the next alternate is tried; its end says when none was left.
      if (reading.block === 'none') complain(reading, at, { column, says: file.refused });
      return;
    }
    reading.entries.push(...file.entries);
    reading.faults.push(...file.faults.map((fault) => ({ file: path, ...fault })));
    if (reading.block === 'open') reading.block = 'served';
  },
};

const complain = ({ faults }: Reading, line: number, ...complaints: readonly Complaint[]): void => {
  faults.push(...complaints.map((complaint) => ({ line, ...complaint })));
};

const includeFile = (path: string, chain: readonly string[], read: ReadFile): Lmhosts | { readonly refused: string } => {
  if (chain.includes(fold(path))) return { refused: SAYS.loop(path) };
  if (chain.length === DEEPEST) return { refused: SAYS.deep(path) };
  const text = read(path);
  return text === undefined ? { refused: SAYS.unreadable(path) } : readText(text, [...chain, fold(path)], read);
};

const unreadable: ReadFile = () => undefined;

const SAYS = {
  loop: (path: string) => `${path} includes itself`,
  deep: (path: string) => `${path} is included more than ${DEEPEST} files deep`,
  unreadable: (path: string) => `${path} cannot be read`,
  nested: '#BEGIN_ALTERNATE within a block of alternates',
  noBegin: '#END_ALTERNATE without #BEGIN_ALTERNATE',
  unserved: 'no file of this block of alternates could be read',
  endless: '#BEGIN_ALTERNATE without #END_ALTERNATE',
} as const;

/** How deep includes may be nested (assumed). */
const DEEPEST = 8;
