import type { MtsApdu, MtsIdentifier, NonDeliveryDiagnostic, NonDeliveryReason, PerRecipientFields, ReportType } from '#src/p1/index.ts';
import { traceElement } from '#src/p1/index.ts';
import type { Host } from './config.ts';
import { domainAt } from './mailbox.ts';

/** What a report is about: a message, or a probe. */
export type Subject = Exclude<MtsApdu, { kind: 'report' }>;

/** Why something is not delivered. */
export interface NonDelivery {
  readonly reason: NonDeliveryReason;
  readonly diagnostic: NonDeliveryDiagnostic;
}

/** A report about some recipients of a message or a probe, on its way to the originator (X.411 §14). */
export const reportOn = (
  host: Host,
  subject: Subject,
  recipients: readonly PerRecipientFields[],
  type: ReportType,
  identifier: MtsIdentifier,
  time: string,
): MtsApdu => {
  const envelope = subject.kind === 'message' ? subject.value.envelope : subject.value;
  return {
    kind: 'report',
    value: {
      envelope: {
        reportIdentifier: identifier,
        reportDestinationName: envelope.originatorName,
        traceInformation: [traceElement(domainAt(host), time)],
      },
      content: {
        subjectIdentifier: subject.kind === 'message' ? subject.value.envelope.messageIdentifier : subject.value.probeIdentifier,
        contentType: envelope.contentType,
        ...(envelope.contentIdentifier === undefined ? {} : { contentIdentifier: envelope.contentIdentifier }),
        perRecipientFields: recipients.map((recipient) => ({
          actualRecipientName: recipient.recipientName,
          originallySpecifiedRecipientNumber: recipient.originallySpecifiedRecipientNumber,
          perRecipientIndicators: recipient.perRecipientIndicators,
          lastTraceInformation: { arrivalTime: time, reportType: type },
        })),
      },
    },
  };
};

/** Delivered now, to a user in person. */
export const delivered = (time: string): ReportType => ({
  kind: 'delivery',
  value: { messageDeliveryTime: time, typeOfMtsUser: 'public' },
});

/** Not delivered, and why. */
export const notDelivered = ({ reason, diagnostic }: NonDelivery): ReportType => ({ kind: 'nonDelivery', value: { reason, diagnostic } });

/** Whether the originator, or its MTA, asks for a report about a delivery to that recipient. */
export const asksForReport = ({ perRecipientIndicators: { set } }: PerRecipientFields): boolean =>
  set.includes('originator-report') || set.includes('originating-MTA-report');

/** The recipients that whoever has the message is responsible for (X.411 §14). */
export const responsibleFor = (subject: Subject): readonly PerRecipientFields[] => {
  const { perRecipientFields } = subject.kind === 'message' ? subject.value.envelope : subject.value;
  return perRecipientFields.filter(({ perRecipientIndicators }) => perRecipientIndicators.set.includes('responsibility'));
};
