import type { Priority } from '#harness/run/index.ts';
import { type Conformance, type MtsApdu, type MtsIdentifier, type OrName, traceElement } from '#src/p1/index.ts';
import { encodeIpm } from '#src/p22/index.ts';
import { bilateralInformation } from './bilateral.ts';
import type { Host } from './config.ts';
import { internalTrace } from './internal-trace.ts';
import { domainAt, mailboxAt } from './mailbox.ts';

/** What a user of a host wants to say to somebody. */
export interface Letter {
  readonly to: OrName;
  readonly subject: string;
  /** Octets of its text. */
  readonly size: number;
  readonly priority: Priority;
  /** Whether a delivery report is asked for; one about a non-delivery always is. */
  readonly report: boolean;
}

/** A letter as a message: an IPM in a P1 envelope, with the host as the first that it passed. */
export const submitted = (host: Host, letter: Letter, identifier: MtsIdentifier, time: string, conformance: Conformance): MtsApdu => {
  const originator = mailboxAt(host, ORIGINATOR);
  const domain = domainAt(host);
  return {
    kind: 'message',
    value: {
      envelope: {
        messageIdentifier: identifier,
        originatorName: originator,
        originalEncodedInformationTypes: { builtIn: { set: ['ia5-text'] } },
        contentType: { kind: 'builtIn', value: conformance === '1984' ? 'interpersonal-messaging-1984' : 'interpersonal-messaging-1988' },
        priority: letter.priority,
        perMessageIndicators: { set: [] },
        ...bilateralInformation(host),
        traceInformation: [traceElement(domain, time)],
        extensions: internalTrace([], domain, host.mta.name, time),
        perRecipientFields: [
          {
            recipientName: letter.to,
            originallySpecifiedRecipientNumber: 1,
            perRecipientIndicators: { set: letter.report ? REPORTED : RESPONSIBLE },
          },
        ],
      },
      content: encodeIpm({
        id: { userRelativeIdentifier: identifier.localIdentifier, user: originator },
        originator,
        recipients: [letter.to],
        subject: letter.subject,
        text: textOf(letter.size),
        files: [],
      }),
    },
  };
};

// biome-ignore format: a table
/** PerRecipientIndicators of one recipient: we are responsible, and report what the originator wants to know (X.411 §13). */
const RESPONSIBLE = ['responsibility', 'originating-MTA-non-delivery-report', 'originator-non-delivery-report'] as const;
const REPORTED = ['responsibility', 'originating-MTA-report', 'originator-report'] as const;

/** Text of so many octets: lines that count themselves. */
const textOf = (size: number): string => {
  const lines = Array.from(
    { length: Math.ceil(size / LINE) },
    (_, index) => `${String(index + 1).padStart(LINE - FILL.length - 2)}${FILL}\r\n`,
  );
  return lines.join('').slice(0, size);
};

const LINE = 64;
const FILL = ' the quick brown fox jumps over the lazy dog';
const ORIGINATOR = 'POSTMASTER';
