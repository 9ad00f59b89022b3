import { columns } from '#harness/reports/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import {
  decodeApdu,
  internalTraceIn,
  type Message,
  type MtsApdu,
  type PerRecipientFields,
  type Probe,
  type Report,
  type TraceInformation,
  textOfDomain,
  textOfIdentifier,
  textOfOrAddress,
} from '#src/p1/index.ts';
import { decodeIpm } from '#src/p22/index.ts';
import { identifierOf } from './mts-identifier.ts';

/** An MTS-APDU for people: by what it goes, and what it says. */
export interface Kept {
  readonly identifier: string;
  readonly words: string;
}

type Line = readonly [label: string, text: string];

/** What an MTS-APDU is, in words; of what cannot be read, why. */
export const keptOf = (apdu: Uint8Array): Kept => {
  const size: Line = ['octets', String(apdu.length)];
  try {
    const value = decodeApdu(apdu);
    const { lines, text } = saying(value);
    const identifier = textOfIdentifier(identifierOf(value));
    return { identifier, words: written([['kind', value.kind], ['identifier', identifier], ...lines, size], text) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { identifier: 'unreadable', words: written([['kind', `no MTS-APDU that can be read: ${error.message}`], size]) };
  }
};

interface Saying {
  readonly lines: readonly Line[];
  readonly text?: string | undefined;
}

const saying = (apdu: MtsApdu): Saying => {
  switch (apdu.kind) {
    case 'message':
      return messageSays(apdu.value);
    case 'report':
      return { lines: reportSays(apdu.value) };
    case 'probe':
      return { lines: probeSays(apdu.value) };
  }
};

const messageSays = ({ envelope, content }: Message): Saying => {
  const { lines, text } = contentSays(content);
  return {
    lines: [
      ...subjectSays(envelope),
      ['priority', envelope.priority === undefined ? 'normal, not stated' : String(envelope.priority)],
      ...(envelope.deferredDeliveryTime === undefined ? [] : [['deferred until', envelope.deferredDeliveryTime] as const]),
      ...traceSays(envelope.traceInformation),
      ...internalTraceSays(envelope.extensions),
      ...lines,
    ],
    text,
  };
};

const probeSays = (probe: Probe): readonly Line[] => [
  ...subjectSays(probe),
  ...(probe.contentLength === undefined ? [] : [['content length', String(probe.contentLength)] as const]),
  ...traceSays(probe.traceInformation),
  ...internalTraceSays(probe.extensions),
];

const reportSays = ({ envelope, content }: Report): readonly Line[] => [
  ['to', textOfOrAddress(envelope.reportDestinationName)],
  ['about', textOfIdentifier(content.subjectIdentifier)],
  ...content.perRecipientFields.map(({ actualRecipientName, lastTraceInformation: { reportType } }): Line => {
    const says =
      reportType.kind === 'delivery'
        ? `delivered ${reportType.value.messageDeliveryTime}`
        : `not delivered: ${[reportType.value.reason, reportType.value.diagnostic].filter((each) => each !== undefined).join(', ')}`;
    return ['recipient', `${textOfOrAddress(actualRecipientName)}  ${says}`];
  }),
  ...traceSays(envelope.traceInformation),
];

const subjectSays = ({
  originatorName,
  contentType,
  originalEncodedInformationTypes: types,
  perMessageIndicators,
  perRecipientFields,
}: Message['envelope'] | Probe): readonly Line[] => [
  ['from', textOfOrAddress(originatorName)],
  ...perRecipientFields.map(recipientSays),
  ['content type', String(contentType.value)],
  ...(types ? [['encoded as', [...types.builtIn.set, ...(types.extended ?? [])].join(', ')] as const] : []),
  ...(perMessageIndicators && perMessageIndicators.set.length > 0 ? [['indicators', perMessageIndicators.set.join(', ')] as const] : []),
];

const recipientSays = ({ recipientName, perRecipientIndicators }: PerRecipientFields): Line => [
  'to',
  `${textOfOrAddress(recipientName)}  ${perRecipientIndicators.set.join(', ') || 'not ours'}`,
];

const traceSays = (trace: TraceInformation): readonly Line[] =>
  trace.map(({ globalDomainIdentifier, domainSuppliedInformation: { arrivalTime, routingAction } }) => [
    'passed',
    `${textOfDomain(globalDomainIdentifier)}  ${arrivalTime}  ${routingAction}`,
  ]);

const internalTraceSays = (extensions: Message['envelope']['extensions']): readonly Line[] =>
  internalTraceIn(extensions).map(({ mtaName, mtaSuppliedInformation: { arrivalTime, routingAction } }) => [
    'passed MTA',
    `${mtaName}  ${arrivalTime}  ${routingAction}`,
  ]);

/** What a content says that is a message between people; of another, how long it is. */
const contentSays = (content: Uint8Array): Saying => {
  try {
    const { id, subject, text, files, others } = decodeIpm(content);
    return {
      lines: [
        ['message id', id.userRelativeIdentifier],
        ...(subject === undefined ? [] : [['subject', subject] as const]),
        ...files.map(({ name, octets }): Line => ['file', `${name ?? 'without a name'}, ${octets.length} octets`]),
        ...others.map((octets): Line => ['body part', `of another kind, ${octets.length} octets`]),
      ],
      text,
    };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { lines: [['content', `${content.length} octets that are no IPM: ${error.message}`]] };
  }
};

/** Lines of a label and a text, and below them what it says. */
const written = (lines: readonly Line[], text?: string): string =>
  [...columns(lines.map(([label, said]) => [label, onOneLine(said)])), ...(text === undefined ? [] : ['', text])].join('\n').concat('\n');

/** Whatever a peer writes, a line stays one line. */
const onOneLine = (text: string): string => JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
