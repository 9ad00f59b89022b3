import {
  choice,
  decodeValue,
  type External,
  encodeValue,
  extensions,
  external,
  graphicString,
  implicit,
  octetString,
  optional,
  sequence,
  sequenceOf,
} from '#src/asn1/index.ts';
import { concat } from '#src/core/index.ts';
import type { ExternallyDefined } from './body.ts';

// biome-ignore format: a table
/** OBJECT IDENTIFIERs of a file in an externally-defined body part, X.420. */
export const FILE_TRANSFER = {
  parameters:               '2.6.1.11.12',
  data:                     '2.6.1.4.12',
  encodedInformationType:   '2.6.1.12.0',
  /** FTAM: the abstract syntax of unstructured binary files. */
  binary:                   '1.0.8571.2.4',
} as const;

/** A file by its octets, and its name where it has one. */
export interface NamedFile {
  readonly name?: string;
  readonly octets: Uint8Array;
}

/** A file as an externally-defined body part: an unstructured binary one. */
export const externalOfFile = ({ name, octets }: NamedFile): ExternallyDefined => ({
  parameters: instanceOf(
    FILE_TRANSFER.parameters,
    encodeValue(fileTransferParameters, name === undefined ? {} : { fileAttributes: { pathname: incomplete(name) } }),
  ),
  data: instanceOf(
    FILE_TRANSFER.data,
    encodeValue(fileTransferData, [{ directReference: FILE_TRANSFER.binary, encoding: { kind: 'octetAligned', value: octets } }]),
  ),
});

/** The file in an externally-defined body part; undefined where it is something else. */
export const fileInExternal = ({ parameters, data }: ExternallyDefined): NamedFile | undefined => {
  if (data.directReference !== FILE_TRANSFER.data || data.encoding.kind !== 'singleAsn1Type') return undefined;
  const octets = concat(decodeValue(fileTransferData, data.encoding.value).map(octetsIn));
  const name = parameters && nameIn(parameters);
  return name === undefined ? { octets } : { name, octets };
};

/** FileAttributes of X.420: the path name; the others are kept. */
const fileAttributes = sequence({
  pathname: optional(choice({ incomplete: implicit(0, sequenceOf(graphicString)), complete: implicit(23, sequenceOf(graphicString)) })),
  others: extensions,
});

/** FileTransferParameters of X.420: the attributes; the others are kept. Without a contents type it is an unstructured binary file. */
const fileTransferParameters = sequence({ before: extensions, fileAttributes: optional(implicit(4, fileAttributes)), after: extensions });

/** FileTransferData of X.420. */
const fileTransferData = sequenceOf(external);

const instanceOf = (directReference: string, value: Uint8Array): External => ({
  directReference,
  encoding: { kind: 'singleAsn1Type', value },
});

const incomplete = (name: string) => ({ kind: 'incomplete', value: [name] }) as const;

const octetsIn = ({ encoding }: External): Uint8Array => {
  switch (encoding.kind) {
    case 'octetAligned':
      return encoding.value;
    case 'singleAsn1Type':
      return decodeValue(octetString, encoding.value);
    case 'arbitrary':
      return encoding.value.octets;
  }
};

const nameIn = ({ directReference, encoding }: External): string | undefined => {
  if (directReference !== FILE_TRANSFER.parameters || encoding.kind !== 'singleAsn1Type') return undefined;
  return decodeValue(fileTransferParameters, encoding.value).fileAttributes?.pathname?.value.at(-1);
};
