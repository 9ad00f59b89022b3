import { addressSays, type Recorded } from '#harness/decode/index.ts';
import { dress, glyph, type Paint } from '#harness/reports/index.ts';
import { besideLines } from './beside-lines.ts';
import type { Compared, Comparison, Difference, Same } from './comparison.ts';
import { tselectorsOf } from './identity.ts';
import type { Step } from './steps.ts';
import { treeLines } from './tree-lines.ts';
import { printable, stepSays } from './words.ts';

/** How a comparison is shown. */
export interface ViewOptions {
  readonly paint: Paint;
  /** Of the terminal; absent: there is none. */
  readonly width?: number | undefined;
  /** Whether associations that are the same are named, all differences, and all parts of the PDUs. */
  readonly verbose?: boolean;
  /** Whether only what is wrong is said. */
  readonly quiet?: boolean;
}

/** A comparison as lines for a terminal: of each association that differs the first difference, and what came before it. */
export const comparisonLines = (comparison: Comparison, options: ViewOptions): readonly string[] => {
  const { associations, isStrict } = comparison;
  const differ = associations.filter(({ verdict }) => verdict !== 'same');
  const shown = options.verbose ? associations : differ;
  const blocks = shown.flatMap((each) => blockOf(each, options));
  if (options.quiet && differ.length === 0) return [];
  const ignored = options.quiet || isStrict ? [] : [dress(options.paint, 'dim', IGNORING)];
  return [...blocks, ...ignored, totalSays(comparison)];
};

/** The last line: `1 of 4 associations differ`. */
export const totalSays = ({ summary: { associations, same, pdus } }: Comparison): string => {
  const of = `${associations} ${associations === 1 ? 'association' : 'associations'}`;
  return same < associations
    ? `${associations - same} of ${of} ${associations - same === 1 && associations === 1 ? 'differs' : 'differ'}`
    : `no difference in ${of}, ${pdus.a} PDUs`;
};

const blockOf = (compared: Compared, options: ViewOptions): readonly string[] => {
  const { a, b, verdict, differences, same } = compared;
  const { paint } = options;
  const head = `${dress(paint, 'strong', `association ${endsSay(a ?? b!, paint)}`)}${selectorsSay(a ?? b!)}`;
  if (verdict === 'same') return [`${head}  the same, ${same} steps`];
  if (verdict !== 'differs') return [`${head}  ${dress(paint, 'bad', verdict)}, ${packetsSay(a ?? b!)}`, ''];
  return [`${head}  ${placesSay(a!, b!)}`, ...differingLines(compared, options), ...furtherLines(differences, options), ''];
};

/** What differs about the connection itself, and the first PDUs that do. */
const differingLines = ({ before, differences }: Compared, options: ViewOptions): readonly string[] => {
  const { paint, width } = options;
  const first = differences.find(isOfPdus);
  if (first === undefined) return differences.map((each) => firstLine(each, paint));
  const { stepA, stepB, rows, further } = first;
  return [
    ...differences.slice(0, differences.indexOf(first)).map((each) => firstLine(each, paint)),
    ...besideLines(
      before.map((each) => sameLine(each, paint)),
      paint,
      width,
    ),
    ...besideLines([{ depth: 0, mark: markOf(first), a: stepLine(stepA, paint), b: stepLine(stepB, paint) }], paint, width),
    firstLine(first, paint),
    ...besideLines(treeLines(rows?.() ?? [], options.verbose === true), paint, width),
    ...(further > 0 ? [`   ${further} more in the same PDUs`] : []),
  ];
};

const isOfPdus = ({ stepA, stepB }: Difference): boolean => stepA !== undefined || stepB !== undefined;

const firstLine = (difference: Difference, paint: Paint): string => {
  const { path, stepA, stepB, says } = difference;
  const isLacking = isOfPdus(difference) && !(stepA && stepB);
  const said = isLacking && says !== undefined ? says : `${path}  ${valuesSay(difference)}`;
  return `   ${dress(paint, 'warn', `${isOfPdus(difference) ? 'first difference: ' : ''}${ascii(printable(said), paint)}`)}`;
};

const furtherLines = (differences: readonly Difference[], { verbose, paint }: ViewOptions): readonly string[] => {
  const others = differences.slice(differences.findIndex(isOfPdus) + 1);
  if (others.length === 0 || !differences.some(isOfPdus)) return [];
  if (!verbose) return [`   ${others.length} more ${others.length === 1 ? 'difference' : 'differences'} behind it (-v lists them)`];
  return others.map((each) => `   ${ascii(printable(differenceSays(each)), paint)}`);
};

/** A difference in a line: where, what each says, and in which frames. */
export const differenceSays = ({ path, says, stepA, stepB, ...values }: Difference): string => {
  const frames = [...(stepA ? [`A #${stepA.said.frame}`] : []), ...(stepB ? [`B #${stepB.said.frame}`] : [])].join(', ');
  const what = says !== undefined && (stepA === undefined || stepB === undefined) ? says : `${path}  ${valuesSay({ ...values, says })}`;
  return frames === '' ? what : `${what}  (${frames})`;
};

const valuesSay = ({ a, b, says }: Pick<Difference, 'a' | 'b'> & { readonly says?: string | undefined }): string =>
  `${a ?? NOTHING} | ${b ?? NOTHING}${says === undefined ? '' : `, ${says}`}`;

const markOf = ({ stepA, stepB }: Difference) => (stepA && stepB ? 'differs' : stepA ? 'only a' : 'only b');

const sameLine = ({ a, b }: Same, paint: Paint) => ({ depth: 0, mark: 'same' as const, a: stepLine(a, paint), b: stepLine(b, paint) });

const stepLine = (step: Step | undefined, paint: Paint): string =>
  step ? `#${step.said.frame} ${glyph(paint, step.from === 'caller' ? 'arrow' : 'back')} ${stepSays(step)}` : '';

const endsSay = ({ stream: { caller, called } }: Recorded, paint: Paint): string =>
  `${caller.ip} ${glyph(paint, 'arrow')} ${addressSays(called)}`;

const packetsSay = ({ said: { length } }: Recorded): string => `${length} ${length === 1 ? 'packet' : 'packets'}`;

/** Where it is in the one and in the other. */
const placesSay = (a: Recorded, b: Recorded): string => {
  const isMoved = a.stream.called.ip !== b.stream.called.ip || a.stream.called.port !== b.stream.called.port;
  return `stream ${a.stream.number} in A, ${b.stream.number} in B${isMoved ? ` (${b.stream.caller.ip} to ${addressSays(b.stream.called)})` : ''}`;
};

const selectorsSay = (recorded: Recorded): string => {
  const selectors = Object.entries(tselectorsOf(recorded) ?? {}).map(([which, selector]) => `${which} ${quoted(selector)}`);
  return selectors.length > 0 ? `  ${selectors.join(' ')}` : '';
};

/** A selector in hexadecimal as text where it is one. */
const quoted = (selector: string): string => {
  const octets = Buffer.from(selector, 'hex');
  return octets.every((octet) => octet >= 0x20 && octet < 0x7f) ? `"${octets.toString('latin1')}"` : selector;
};

const ascii = (text: string, { unicode }: Paint): string => (unicode ? text : text.replaceAll('…', '...'));

const NOTHING = 'nothing';
const IGNORING = 'ignored: times, references, identifiers, lengths, how TSDUs are cut into packets (--strict compares them)';
