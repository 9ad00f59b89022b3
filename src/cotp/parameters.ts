import type { Reader, Writer } from '#src/core/index.ts';
import { cotpFaults } from './faults.ts';

/** One parameter of the variable part, X.224 §13.2.3. */
export interface Parameter {
  readonly code: number;
  readonly value: Uint8Array;
}

/** What a parameter code stands for, and in which TPDUs. */
export interface ParameterRow {
  readonly code: number;
  readonly of: readonly string[];
  readonly clause: string;
}

// biome-ignore format: a table
/** The parameters of the variable part, X.224 §13.3.4 to §13.12.4. C1 is a selector in CR and CC and a whole TPDU in ER. */
export const PARAMETERS = {
  tpduSize:               { code: 0xc0, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  callingTsel:            { code: 0xc1, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  calledTsel:             { code: 0xc2, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  checksum:               { code: 0xc3, of: ['CR', 'CC', 'DR', 'DC', 'DT', 'ED', 'AK', 'EA', 'RJ', 'ER'], clause: 'X.224 §13.2.3.1' },
  version:                { code: 0xc4, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  protection:             { code: 0xc5, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  additionalOptions:      { code: 0xc6, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  alternativeClasses:     { code: 0xc7, of: ['CR'],             clause: 'X.224 §13.3.4' },
  acknowledgementTime:    { code: 0x85, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  residualErrorRate:      { code: 0x86, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  priority:               { code: 0x87, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  transitDelay:           { code: 0x88, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  throughput:             { code: 0x89, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  sequenceNumber:         { code: 0x8a, of: ['AK'],             clause: 'X.224 §13.9.4' },
  reassignmentTime:       { code: 0x8b, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  flowControlConfirmation:{ code: 0x8c, of: ['AK'],             clause: 'X.224 §13.9.4' },
  selectiveAcknowledgement:{ code: 0x8f, of: ['AK'],            clause: 'X.224 §13.9.4' },
  expeditedNumber:        { code: 0x90, of: ['DT'],             clause: 'X.224 §13.7.4' },
  additionalInformation:  { code: 0xe0, of: ['DR'],             clause: 'X.224 §13.5.4' },
  preferredTpduSize:      { code: 0xf0, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  inactivityTime:         { code: 0xf2, of: ['CR', 'CC'],       clause: 'X.224 §13.3.4' },
  invalidTpdu:            { code: 0xc1, of: ['ER'],             clause: 'X.224 §13.12.4' },
} as const satisfies Readonly<Record<string, ParameterRow>>;

/** The name of a parameter. */
export type ParameterName = keyof typeof PARAMETERS;

/** What a parameter code stands for in a TPDU of that kind; undefined where it is not defined. */
export const parameterName = (kind: string, code: number): ParameterName | undefined => NAMES.get(`${kind} ${code}`);

/** The value of a parameter; the last one counts where there are several, X.224 §13.2.3. */
export const valueIn = (parameters: readonly Parameter[], name: ParameterName): Uint8Array | undefined =>
  parameters.findLast(({ code }) => code === PARAMETERS[name].code)?.value;

/** A parameter by its name. */
export const parameter = (name: ParameterName, value: Uint8Array): Parameter => ({ code: PARAMETERS[name].code, value });

/** Reads the variable part, X.224 §13.2.3: nothing reordered, nothing forgotten. */
export const decodeParameters = (reader: Reader): readonly Parameter[] => {
  if (reader.remaining === 0) return NO_PARAMETERS;
  const parameters: Parameter[] = [];
  while (reader.remaining > 0) {
    const { octet } = reader;
    const code = reader.u8();
    if (reader.remaining === 0) throw cotpFaults.parameterLength({ octet });
    const length = reader.u8();
    if (length > reader.remaining) throw cotpFaults.parameterLength({ octet: octet + 1, got: length });
    parameters.push({ code, value: reader.bytes(length) });
  }
  return parameters;
};

/** Writes the variable part, X.224 §13.2.3. */
export const encodeParameters = (writer: Writer, parameters: readonly Parameter[]): void => {
  for (const { code, value } of parameters) {
    if (value.length > LONGEST) throw cotpFaults.parameterLength({ got: value.length });
    writer.u8(code).u8(value.length).bytes(value);
  }
};

/** No variable part. */
export const NO_PARAMETERS: readonly Parameter[] = [];

const NAMES: ReadonlyMap<string, ParameterName> = new Map(
  (Object.keys(PARAMETERS) as ParameterName[]).flatMap((name) =>
    PARAMETERS[name].of.map((kind) => [`${kind} ${PARAMETERS[name].code}`, name]),
  ),
);
const LONGEST = 0xff;
