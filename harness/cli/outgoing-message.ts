import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { ProtocolError } from '#src/core/index.ts';
import {
  asOf1984,
  attributesIn,
  type Conformance,
  domainOf,
  type EncodedInformationTypes,
  encodeApdu,
  type GlobalDomainIdentifier,
  type MtsApdu,
  type OrName,
  orAddressOfText,
  traceElement,
} from '#src/p1/index.ts';
import { type Carriage, encodeIpm, FILE_TRANSFER, IPM_CONTENT_TYPES } from '#src/p22/index.ts';
import { UsageError } from './command.ts';
import { utcNow } from './utc.ts';

/** What is to be sent, as it was typed. */
export interface Outgoing {
  readonly conformance: Conformance;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly files: readonly { readonly path: string; readonly octets: Uint8Array }[];
  readonly priority: 'urgent' | 'normal' | 'non-urgent';
  /** Whether reports are asked for about deliveries, too. */
  readonly report: boolean;
}

/** Writes one message after another: each has identifiers and times of its own. Throws a UsageError at what cannot be written. */
export const messagesOf = (outgoing: Outgoing): ((number: number) => Uint8Array) => {
  const originator = addressOf('from', outgoing.from);
  const recipients = outgoing.to.map((text) => addressOf('to', text));
  const domain = domainIn(originator);
  const series = randomBytes(4).toString('hex').toUpperCase();
  return (number) => {
    const time = utcNow();
    const local = `${time}-${series}-${String(number).padStart(6, '0')}`;
    return written({ ...outgoing, originator, recipients, domain, time, local });
  };
};

interface Writing extends Outgoing {
  readonly originator: OrName;
  readonly recipients: readonly OrName[];
  readonly domain: GlobalDomainIdentifier;
  readonly time: string;
  readonly local: string;
}

const written = (writing: Writing): Uint8Array => {
  try {
    const apdu: MtsApdu = { kind: 'message', value: { envelope: envelopeOf(writing), content: contentOf(writing) } };
    return encodeApdu(writing.conformance === '1984' ? asOf1984(apdu) : apdu);
  } catch (error) {
    throw error instanceof ProtocolError ? new UsageError(`this cannot be sent: ${error.message}`, HINT, { cause: error }) : error;
  }
};

type Envelope = Extract<MtsApdu, { kind: 'message' }>['value']['envelope'];

const envelopeOf = ({ conformance, originator, recipients, domain, time, local, priority, report, files }: Writing): Envelope => ({
  messageIdentifier: { globalDomainIdentifier: domain, localIdentifier: local },
  originatorName: originator,
  originalEncodedInformationTypes: files.length > 0 ? CARRIAGES[conformance].types : { builtIn: { set: ['ia5-text'] } },
  contentType: { kind: 'builtIn', value: IPM_CONTENT_TYPES[conformance] },
  priority,
  perMessageIndicators: { set: [] },
  traceInformation: [traceElement(domain, time)],
  perRecipientFields: recipients.map((recipientName, index) => ({
    recipientName,
    originallySpecifiedRecipientNumber: index + 1,
    perRecipientIndicators: { set: report ? REPORTED : RESPONSIBLE },
  })),
});

const contentOf = ({ conformance, originator, recipients, subject, text, files, local }: Writing): Uint8Array =>
  encodeIpm({
    id: { user: originator, userRelativeIdentifier: local },
    originator,
    recipients,
    subject,
    text,
    files: files.map(({ path, octets }) => ({
      name: basename(path),
      octets,
      as: CARRIAGES[conformance].as,
    })),
  });

const addressOf = (flag: string, text: string): OrName => {
  try {
    return orAddressOfText(text);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new UsageError(`--${flag}: ${error.message}`, "an O/R address is written like 'c=US;a= ;p=ORG;o=SITE;s=USER;'", { cause: error });
  }
};

/** The domain that gives a message its identifier is that of its originator. */
const domainIn = (originator: OrName): GlobalDomainIdentifier => {
  const { c, a, p } = attributesIn(originator);
  if (c === undefined)
    throw new UsageError('--from: a message needs the country of its originator', "--from 'c=US;a= ;p=ORG;o=SITE;s=USER;'");
  return domainOf(c, a ?? ' ', p);
};

interface CarriageRow {
  readonly as: Carriage;
  readonly types: EncodedInformationTypes;
}
const BY_NAME: CarriageRow = {
  as: 'externally-defined',
  types: { builtIn: { set: ['ia5-text'] }, extended: [FILE_TRANSFER.encodedInformationType] },
};

/** Files go as X.420 of 1988 defines them, with their names; 1984 knew only octets that both ends agree upon. */
const CARRIAGES: Readonly<Record<Conformance, CarriageRow>> = {
  '1988': BY_NAME,
  x410: BY_NAME,
  '1984': { as: 'bilaterally-defined', types: { builtIn: { set: ['unknown', 'ia5-text'] } } },
};

// biome-ignore format: a table
/** PerRecipientIndicators: whoever takes it is responsible, and reports what the originator wants to know (X.411 §13). */
const RESPONSIBLE = ['responsibility', 'originating-MTA-non-delivery-report', 'originator-non-delivery-report'] as const;
const REPORTED = ['responsibility', 'originating-MTA-report', 'originator-report'] as const;

const HINT = 'text goes as IA5, and a subject as T.61: send other characters as a --file';
