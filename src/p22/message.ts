import { defined } from '#src/core/index.ts';
import type { OrName } from '#src/p1/index.ts';
import { type BodyPart, encodeBodyPart } from './body.ts';
import { p22Faults } from './faults.ts';
import { externalOfFile, fileInExternal, type NamedFile } from './file-transfer.ts';
import type { IpmIdentifier } from './heading.ts';
import { decodeInformationObject, encodeInformationObject } from './information-object.ts';

/** How a file goes: BP-14, as octets that both ends agree upon and without a name, or BP-15, which X.420 defines. */
export type Carriage = 'bilaterally-defined' | 'externally-defined';

/** A file in a message. */
export interface AttachedFile extends NamedFile {
  readonly as: Carriage;
}

/** A message as people see it. */
export interface PlainIpm {
  readonly id: IpmIdentifier;
  readonly originator?: OrName;
  readonly recipients: readonly OrName[];
  readonly subject?: string;
  /** The IA5 texts, one after another. */
  readonly text?: string;
  readonly files: readonly AttachedFile[];
}

/** A message, and the body parts that are neither text nor file. */
export interface ReadIpm extends PlainIpm {
  readonly others: readonly Uint8Array[];
}

/** The octets of a message: the content that its envelope calls P22, or P2. */
export const encodeIpm = ({ id, originator, recipients, subject, text, files }: PlainIpm): Uint8Array =>
  encodeInformationObject({
    kind: 'ipm',
    value: {
      heading: defined({
        thisIpm: id,
        originator: originator && { formalName: originator },
        primaryRecipients: recipients.length > 0 ? recipients.map((formalName) => ({ recipient: { formalName } })) : undefined,
        subject,
      }),
      body: [...(text === undefined ? [] : [textPart(text)]), ...files.map(filePart)],
    },
  });

/** Reads the octets of a message. Throws a fault of BER, or that it is a notification. */
export const decodeIpm = (octets: Uint8Array): ReadIpm => {
  const object = decodeInformationObject(octets);
  if (object.kind === 'ipn') throw p22Faults.notification();
  const { heading, body } = object.value;
  const parts = body.map(seen);
  const texts = parts.flatMap(({ text }) => text ?? []);
  return defined({
    id: heading.thisIpm,
    originator: heading.originator?.formalName,
    recipients: (heading.primaryRecipients ?? []).flatMap(({ recipient }) => recipient.formalName ?? []),
    subject: heading.subject,
    text: texts.length > 0 ? texts.join('') : undefined,
    files: parts.flatMap(({ file }) => file ?? []),
    others: parts.flatMap(({ other }) => other ?? []),
  });
};

const textPart = (text: string): BodyPart => {
  const at = Array.from(text).findIndex((character) => character > LAST_OF_IA5);
  if (at >= 0) throw p22Faults.text({ octet: at, got: Array.from(text)[at]! });
  return { kind: 'ia5Text', value: { parameters: {}, data: text } };
};

const filePart = ({ as, ...file }: AttachedFile): BodyPart => CARRIAGES[as](file);

// biome-ignore format: a table
/** The body part of a file. */
const CARRIAGES: Readonly<Record<Carriage, (file: NamedFile) => BodyPart>> = {
  'bilaterally-defined': ({ octets }) => ({ kind: 'bilaterallyDefined', value: octets }),
  'externally-defined':  (file) => ({ kind: 'externallyDefined', value: externalOfFile(file) }),
};

interface Seen {
  readonly text?: string;
  readonly file?: AttachedFile;
  readonly other?: Uint8Array;
}

const seen = (part: BodyPart): Seen => {
  switch (part.kind) {
    case 'ia5Text':
      return { text: part.value.data };
    case 'bilaterallyDefined':
      return { file: { octets: part.value, as: 'bilaterally-defined' } };
    case 'externallyDefined': {
      const file = fileInExternal(part.value);
      return file === undefined ? { other: encodeBodyPart(part) } : { file: { ...file, as: 'externally-defined' } };
    }
    case 'other':
      return { other: part.value };
  }
};

const LAST_OF_IA5 = '\u007f';
