import { isIPv4 } from 'node:net';
import { type Fault, type FaultObject, faultOfObject, parseFault, writtenFault } from '#harness/faults/index.ts';
import { TextError } from '#harness/filter/index.ts';
import { checkConnector, didYouMean, type Part, type Reading } from './reading.ts';
import type { FaultShape } from './schema-fault.ts';
import type { Path } from './tree.ts';

/** The faults of a scenario. */
export const readFaults = (written: readonly FaultShape[], at: Path, reading: Reading): readonly Fault[] =>
  written.map((each, index) => readFault(each, [...at, index], reading));

/** One fault, text or map; what is wrong with it is told, and something harmless stands in its place. */
export const readFault = (written: FaultShape, at: Path, reading: Reading): Fault => {
  const fault = typeof written === 'string' ? ofText(written, at, reading) : ofObject(written as FaultObject, at, reading);
  for (const key of WORDS) {
    const name = fault.on[key];
    if (name !== undefined) checkParty(name, typeof written === 'string' ? at : [...at, 'on', key], reading, partIn(written, name));
  }
  return fault;
};

const ofText = (text: string, at: Path, { tell }: Reading): Fault => {
  try {
    return parseFault(text);
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    tell(at, error.says, error.hint, error);
    return HARMLESS;
  }
};

const ofObject = (object: FaultObject, at: Path, { tell }: Reading): Fault => {
  const read = faultOfObject(object);
  if (!('says' in read)) return read;
  tell([...at, ...read.path], read.says, read.hint);
  return HARMLESS;
};

/** A host or connector that exists, an address, or an end of a line. */
const checkParty = (name: string, at: Path, reading: Reading, part: Part | undefined): void => {
  if (ENDS.includes(name) || isIPv4(name) || reading.hosts.includes(name)) return;
  if (name.includes('/')) return void checkConnector(name, at, reading);
  reading.tell(at, `no such host "${name}"`, didYouMean(name, [...reading.hosts, ...ENDS]), part);
};

/** Where a name stands in a text. */
const partIn = (written: FaultShape, name: string): Part | undefined => {
  const [word] = typeof written === 'string' ? WORDS.filter((each) => written.includes(`${each} ${name}`)) : [];
  return word === undefined ? undefined : { column: String(written).indexOf(`${word} ${name}`) + word.length + 2, width: name.length };
};

/** A fault as `clear` has it, in the one way of writing it. What cannot be read is told of elsewhere. */
export const clearedBy = (text: string): string => {
  try {
    return writtenFault(parseFault(text));
  } catch (error) {
    if (!(error instanceof TextError)) throw error;
    return text;
  }
};

/** What of a scenario has to do with that. */
interface Clearing {
  readonly faults?: readonly FaultShape[] | undefined;
  readonly steps?: readonly { readonly fault?: FaultShape | undefined; readonly clear?: string | undefined }[] | undefined;
}

/** A `clear` that names a fault which is nowhere in the file is a slip. */
export const checkCleared = ({ faults = [], steps = [] }: Clearing, reading: Reading): void => {
  const quiet: Reading = { ...reading, tell: () => {} };
  const written = [...faults, ...steps.flatMap((step) => step.fault ?? [])];
  const known = written.map((each) => writtenFault(readFault(each, [], quiet)));
  for (const [index, { clear }] of steps.entries()) {
    if (clear === undefined || clear === 'all') continue;
    if (!known.includes(clearedBy(clear)))
      reading.tell(['steps', index, 'clear'], `no such fault "${clear}"`, didYouMean(clear, [...known, 'all']));
  }
};

const WORDS = ['from', 'to', 'at'] as const;
const ENDS: readonly string[] = ['caller', 'called'];
const HARMLESS: Fault = { on: { nth: 1, after: 1_000_000_000 }, deed: { kind: 'drop' } };
