import type { Detail, FaultMaker } from '#src/core/index.ts';
import { allowsClass0, classIn, isAlternative } from './classes.ts';
import { cotpFaults } from './faults.ts';
import { PARAMETERS, type Parameter, type ParameterName, parameterName, valueIn } from './parameters.ts';
import { DEFAULT_TPDU_SIZE, LARGEST_IN_CLASS_0, sizesIn } from './sizes.ts';
import { DT_HEADER, type TpduOf } from './tpdu.ts';
import type { Variables } from './variables.ts';

/** What must hold for a TPDU: when it is broken, and where. */
interface Rule<T> {
  readonly fault: FaultMaker;
  broken(tpdu: T, variables: Variables): boolean;
  where(tpdu: T, variables: Variables): Detail;
}

/** Throws the fault of the first rule that a TPDU breaks. */
export const judge = <T>(rules: readonly Rule<T>[], tpdu: T, variables: Variables): void => {
  for (const rule of rules) if (rule.broken(tpdu, variables)) throw rule.fault(rule.where(tpdu, variables));
};

/** Whether a CR leaves room for class 0, X.224 Table 3. */
export const proposesClass0 = ({ classOption, parameters }: TpduOf<'CR'>): boolean =>
  allowsClass0(classIn(classOption), alternativesIn(parameters));

// biome-ignore format: a table
/** What X.224 §13.3 and §6.5.4 ask of a CR. */
export const CR_RULES: readonly Rule<TpduOf<'CR'>>[] = [
  { fault: cotpFaults.longCR,          broken: (cr) => lengthOf(cr) > LONGEST_CR,                               where: (cr) => ({ octet: LONGEST_CR, got: lengthOf(cr) }) },
  { fault: cotpFaults.dstRef,          broken: ({ dstRef }) => dstRef !== 0,                                    where: ({ dstRef: got }) => ({ octet: AT.dstRef, got }) },
  { fault: cotpFaults.srcRef,          broken: ({ srcRef }) => srcRef === 0,                                    where: ({ srcRef: got }) => ({ octet: AT.srcRef, got }) },
  { fault: cotpFaults.classOption,     broken: ({ classOption }) => classIn(classOption) > 4,                   where: ({ classOption }) => ({ octet: AT.classOption, got: classIn(classOption) }) },
  { fault: cotpFaults.credit,          broken: ({ credit, classOption }) => credit > 0 && classIn(classOption) < 2, where: ({ credit: got }) => ({ octet: AT.code, got }) },
  { fault: cotpFaults.alternatives,    broken: (cr) => wrongAlternative(cr) >= 0,                               where: (cr) => ({ octet: valueAt(cr.parameters, 'alternativeClasses') + wrongAlternative(cr) }) },
];

// biome-ignore format: a table
/** What X.224 §13.4 and §6.5.4 ask of a CC that answers a CR of ours. */
export const CC_RULES: readonly Rule<TpduOf<'CC'>>[] = [
  { fault: cotpFaults.parameterCode,   broken: ({ parameters }) => undefinedIn(parameters) >= 0,                where: ({ parameters }) => ({ octet: octetOf(parameters, undefinedIn(parameters)), got: parameters[undefinedIn(parameters)]!.code }) },
  { fault: cotpFaults.tpduSize,        broken: ({ parameters }) => isUnreadable(parameters, 'tpduSize'),        where: ({ parameters }) => ({ octet: valueAt(parameters, 'tpduSize') }) },
  { fault: cotpFaults.sizeOfClass,     broken: ({ parameters }) => (sizesIn(parameters).tpduSize ?? 0) > LARGEST_IN_CLASS_0, where: ({ parameters }) => ({ octet: valueAt(parameters, 'tpduSize') }) },
  { fault: cotpFaults.preferredSize,   broken: ({ parameters }) => isUnreadable(parameters, 'preferredTpduSize'), where: ({ parameters }) => ({ octet: valueAt(parameters, 'preferredTpduSize') }) },
  { fault: cotpFaults.classChosen,     broken: ({ classOption }) => classIn(classOption) !== 0,                 where: ({ classOption }) => ({ octet: AT.classOption, got: classIn(classOption) }) },
  { fault: cotpFaults.credit,          broken: ({ credit }) => credit > 0,                                      where: ({ credit: got }) => ({ octet: AT.code, got }) },
  { fault: cotpFaults.responderRef,    broken: ({ srcRef }) => srcRef === 0,                                    where: ({ srcRef: got }) => ({ octet: AT.srcRef, got }) },
  { fault: cotpFaults.sizeNotProposed, broken: hasUnaskedSize,                                                  where: ({ parameters }) => ({ octet: codeAt(parameters, 'preferredTpduSize') }) },
  { fault: cotpFaults.sizeChosen,      broken: (cc, variables) => isAbove(cc, variables, 'tpduSize'),           where: ({ parameters }) => ({ octet: valueAt(parameters, 'tpduSize') }) },
  { fault: cotpFaults.sizeChosen,      broken: (cc, variables) => isAbove(cc, variables, 'preferredTpduSize'),  where: ({ parameters }) => ({ octet: valueAt(parameters, 'preferredTpduSize') }) },
  { fault: cotpFaults.optionChosen,    broken: ({ parameters }, { proposal }) => selectsExpedited(parameters) && !proposal.expedited, where: ({ parameters }) => ({ octet: valueAt(parameters, 'additionalOptions') }) },
];

// biome-ignore format: a table
/** What X.224 §13.7 and §6.3 ask of a DT in class 0. */
export const DT_RULES: readonly Rule<TpduOf<'DT'>>[] = [
  { fault: cotpFaults.dtFormat,        broken: ({ format }) => format !== 'class0',                             where: ({ format: got }) => ({ octet: AT.lengthIndicator, got }) },
  { fault: cotpFaults.roa,             broken: ({ roa }) => roa,                                                where: () => ({ octet: AT.code }) },
  { fault: cotpFaults.tpduNr,          broken: ({ number }) => number !== 0,                                    where: ({ number: got }) => ({ octet: AT.tpduNr, got }) },
  { fault: cotpFaults.emptySegment,    broken: ({ eot, userData }) => !eot && userData.length === 0,            where: () => ({ octet: AT.tpduNr }) },
  { fault: cotpFaults.emptyTsdu,       broken: ({ userData }, { assembly }) => userData.length === 0 && assembly === undefined, where: () => ({ octet: AT.tpduNr }) },
  { fault: cotpFaults.longDT,          broken: ({ userData }, { largest }) => DT_HEADER + userData.length > largest, where: ({ userData }, { largest }) => ({ octet: largest, got: DT_HEADER + userData.length }) },
  { fault: cotpFaults.longTsdu,        broken: ({ userData }, { assembly, limits }) => (assembly?.octets ?? 0) + userData.length > limits.tsdu, where: (_, { limits }) => ({ got: `more than ${limits.tsdu}` }) },
];

// biome-ignore format: a table
/** What RFC 1006 §6 and X.224 §13.8 ask of an ED in class 0; its number is ignored. */
export const ED_RULES: readonly Rule<TpduOf<'ED'>>[] = [
  { fault: cotpFaults.edFormat,        broken: ({ format }) => format !== 'class0',                             where: ({ format: got }) => ({ octet: AT.lengthIndicator, got }) },
  { fault: cotpFaults.edEnd,           broken: ({ eot }) => !eot,                                               where: () => ({ octet: AT.tpduNr }) },
  { fault: cotpFaults.edLength,        broken: ({ userData }) => userData.length < 1 || userData.length > LONGEST_ED, where: ({ userData }) => ({ octet: AT.tpduNr, got: userData.length }) },
];

const undefinedIn = (parameters: readonly Parameter[]): number =>
  parameters.findIndex(({ code }) => parameterName('CC', code) === undefined);

const isUnreadable = (parameters: readonly Parameter[], name: SizeName): boolean =>
  valueIn(parameters, name) !== undefined && sizesIn(parameters)[name] === undefined;

const isAbove = ({ parameters }: TpduOf<'CC'>, { proposal }: Variables, name: SizeName): boolean =>
  (sizesIn(parameters)[name] ?? 0) > (proposal[name] ?? DEFAULT_TPDU_SIZE);

/** Whether C6 of a CR or CC has the use of expedited data, X.224 §13.3.4. */
export const selectsExpedited = (parameters: readonly Parameter[]): boolean =>
  ((valueIn(parameters, 'additionalOptions')?.[0] ?? 0) & EXPEDITED) !== 0;

function hasUnaskedSize({ parameters }: TpduOf<'CC'>, { proposal }: Variables): boolean {
  const { tpduSize, preferredTpduSize } = sizesIn(parameters);
  return preferredTpduSize !== undefined && (proposal.preferredTpduSize === undefined || tpduSize !== undefined);
}

const wrongAlternative = ({ classOption, parameters }: TpduOf<'CR'>): number =>
  alternativesIn(parameters).findIndex((alternative) => !isAlternative(classIn(classOption), alternative));

const alternativesIn = (parameters: readonly Parameter[]): readonly number[] => {
  const value = valueIn(parameters, 'alternativeClasses');
  return value === undefined ? NO_CLASSES : Array.from(value, classIn);
};

type SizeName = 'tpduSize' | 'preferredTpduSize';

const octetOf = (parameters: readonly Parameter[], index: number): number => {
  let octet: number = AT.parameters;
  for (const { value } of parameters.slice(0, index)) octet += 2 + value.length;
  return octet;
};
const indexOf = (parameters: readonly Parameter[], name: ParameterName): number =>
  parameters.findLastIndex(({ code }) => code === PARAMETERS[name].code);
const codeAt = (parameters: readonly Parameter[], name: ParameterName): number => octetOf(parameters, indexOf(parameters, name));
const valueAt = (parameters: readonly Parameter[], name: ParameterName): number => codeAt(parameters, name) + 2;
const lengthOf = ({ parameters, userData }: TpduOf<'CR'>): number => octetOf(parameters, parameters.length) + userData.length;

// biome-ignore format: a table
/** Where the fixed parts of CR, CC and DT have their octets, X.224 §13.3.3 and §13.7.3. */
const AT = { lengthIndicator: 0, code: 1, dstRef: 2, tpduNr: 2, srcRef: 4, classOption: 6, parameters: 7 } as const;
const NO_CLASSES: readonly number[] = [];
const LONGEST_CR = 128;
const EXPEDITED = 0x01;
/** X.224 §13.8.5. */
export const LONGEST_ED = 16;
