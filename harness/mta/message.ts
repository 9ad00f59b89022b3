import type { Priority } from '#harness/run/index.ts';
import { asOf1984, type Conformance, encodeApdu, type MtsApdu, type MtsIdentifier, textOfIdentifier } from '#src/p1/index.ts';

/** An MTS-APDU on its way through an MTA. */
export interface Message {
  /** The MTS identifier, for people: of a report, that of the message that it is about. */
  readonly id: string;
  readonly content: MtsApdu['kind'];
  readonly priority: Priority;
  readonly value: MtsApdu;
  /** As it goes out, by the conformance of the connector. */
  readonly apdu: Uint8Array;
  readonly subject?: string;
}

/** Why a message does not go out any more: nobody can be reached, its time is over, or no transfer succeeds. */
export type Hopeless = 'MTS-congestion' | 'maximum-time-expired' | 'transfer-failure';

/** A message as it goes out over a connector of that conformance: 1984 does not know what came later. */
export const messageOf = (value: MtsApdu, conformance: Conformance, subject?: string): Message => ({
  id: textOfIdentifier(subjectOf(value)),
  content: value.kind,
  priority: priorityOf(value),
  value,
  apdu: encodeApdu(conformance === '1984' ? asOf1984(value) : value),
  ...(subject === undefined ? {} : { subject }),
});

/** What an MTS-APDU is, or is about. */
export const subjectOf = ({ kind, value }: MtsApdu): MtsIdentifier => {
  if (kind === 'message') return value.envelope.messageIdentifier;
  return kind === 'probe' ? value.probeIdentifier : value.content.subjectIdentifier;
};

// A probe and a report have none, and go like a normal message (X.411 §13).
const priorityOf = ({ kind, value }: MtsApdu): Priority => {
  const priority = kind === 'message' ? value.envelope.priority : undefined;
  return priority === 'urgent' || priority === 'non-urgent' ? priority : 'normal';
};
