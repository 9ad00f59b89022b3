import { connectorDn, logged } from '#harness/events/index.ts';
import type { LineId, MessageState } from '#harness/run/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import {
  decodeApdu,
  hasPassedMta,
  internalTraceIn,
  type MtsApdu,
  type MtsIdentifier,
  type OrName,
  type PerRecipientFields,
  type ReportType,
  textOfIdentifier,
  textOfOrAddress,
} from '#src/p1/index.ts';
import { decodeIpm } from '#src/p22/index.ts';
import { type Letter, submitted } from './letter.ts';
import type { Desk, Link } from './link.ts';
import { domainAt, isLocal } from './mailbox.ts';
import { type Hopeless, type Message, messageOf, subjectOf } from './message.ts';
import type { MtaOptions } from './options.ts';
import type { Parts } from './parts.ts';
import { relayed } from './relay.ts';
import { asksForReport, delivered, type NonDelivery, notDelivered, reportOn, responsibleFor, type Subject } from './reports.ts';
import { routesTo } from './routes.ts';

/** What a message is told of besides its state. */
interface Telling {
  readonly link?: Link | undefined;
  readonly line?: LineId | undefined;
  readonly subject?: string | undefined;
  readonly detail?: string;
}

/** The post office of an MTA: takes what its users send and what arrives, delivers, hands on, and reports (X.411 §14). */
export class Office implements Pick<Desk, 'arrived' | 'returned'> {
  readonly #parts: Parts;
  readonly #links: () => readonly Link[];
  readonly #options: MtaOptions;
  #identifiers = 0;
  /** MTS-APDUs that could not be read so far: the number of the dump in the log. */
  #unread = 0;

  constructor(parts: Parts, links: () => readonly Link[], options: MtaOptions) {
    this.#parts = parts;
    this.#links = links;
    this.#options = options;
  }

  /** Takes a letter of a user's; over that connector, or by routing. */
  send(letter: Letter, link: Link | undefined): void {
    const conformance = (link ?? this.#links()[0])?.connector.conformance ?? '1988';
    const value = submitted(this.#parts.host, letter, this.#identifier(), this.#parts.utc(), conformance);
    if (link) return link.add(messageOf(value, link.connector.conformance, letter.subject));
    this.#route(value as Subject, undefined, letter.subject);
  }

  arrived(apdu: Uint8Array, link: Link, line: LineId): boolean {
    if (!this.#isKept(apdu, line)) return false;
    const value = this.#read(apdu, link, line);
    if (!value) return true;
    const subject = subjectIn(value);
    this.#tell('received', value, { link, line, subject, octets: apdu.length });
    // Where messages are kept, they end.
    if (this.#options.keep) return true;
    if (value.kind === 'report') this.#passReport(value, link);
    else this.#route(value, link, subject, line);
    return true;
  }

  returned({ value, subject }: Message, why: Hopeless): void {
    if (value.kind === 'report') return this.#tell('discarded', value, { subject });
    this.#return(value, responsibleFor(value), RETURNS[why], undefined, subject);
  }

  /** Each recipient on its way: to a mailbox here, on to another MTA, or back. */
  #route(value: Subject, inbound: Link | undefined, subject: string | undefined, line?: LineId): void {
    const { host } = this.#parts;
    const isLoop = inbound !== undefined && goesRound(value, host);
    for (const recipient of responsibleFor(value)) {
      const [route] = isLoop ? [] : routesTo(recipient.recipientName, this.#links(), inbound);
      if (isLocal(host, recipient.recipientName)) this.#deliver(value, recipient, { link: inbound, line, subject });
      else if (route) this.#handOn(value, recipient, route, inbound, subject);
      else this.#return(value, [recipient], isLoop ? LOOP : NO_ROUTE, inbound, subject);
    }
  }

  #deliver(value: Subject, recipient: PerRecipientFields, telling: Telling): void {
    this.#tell('delivered', value, telling);
    if (asksForReport(recipient)) this.#report(value, [recipient], delivered(this.#parts.utc()), telling.link);
  }

  #handOn(value: Subject, recipient: PerRecipientFields, route: Link, inbound: Link | undefined, subject: string | undefined): void {
    const { host, utc } = this.#parts;
    const onward = inbound ? relayed(value, host, utc(), recipient) : value;
    if (inbound) this.#tell('relayed', value, { link: route, subject });
    route.add(messageOf(onward, route.connector.conformance, subject));
  }

  /** It cannot be delivered: logged (Q170471), told, and reported to its originator. */
  #return(
    value: Subject,
    recipients: readonly PerRecipientFields[],
    why: NonDelivery,
    inbound: Link | undefined,
    subject: string | undefined,
  ): void {
    const message = textOfIdentifier(subjectOf(value));
    this.#parts.log(
      recipients.map(({ recipientName }) =>
        logged(290, { reason: why.reason, diagnostic: why.diagnostic, message, recipient: textOfOrAddress(recipientName) }),
      ),
    );
    this.#tell('returned', value, { link: inbound, subject, detail: `${why.reason}, ${why.diagnostic}` });
    this.#report(value, recipients, notDelivered(why), inbound);
  }

  /** Reports go where the originator is: to a mailbox here, by routing, or back the way that the message came. */
  #report(value: Subject, recipients: readonly PerRecipientFields[], type: ReportType, inbound: Link | undefined): void {
    this.#passReport(reportOn(this.#parts.host, value, recipients, type, this.#identifier(), this.#parts.utc()), undefined, inbound);
  }

  #passReport(report: MtsApdu, inbound: Link | undefined, way?: Link): void {
    if (report.kind !== 'report') return;
    const destination: OrName = report.value.envelope.reportDestinationName;
    if (isLocal(this.#parts.host, destination)) return this.#tell('reported', report, { link: inbound });
    const route = routesTo(destination, this.#links(), inbound)[0] ?? way;
    if (!route) return this.#tell('discarded', report, { link: inbound });
    route.add(messageOf(report, route.connector.conformance));
  }

  /** Keeps what arrived, where somebody wants it kept; what cannot be kept is not acknowledged. */
  #isKept(apdu: Uint8Array, line: LineId): boolean {
    try {
      this.#options.keep?.(apdu, line);
      return true;
    } catch (error) {
      this.#parts.world.emit({
        type: 'note',
        says: `what arrived cannot be kept: ${error instanceof Error ? error.message : String(error)}`,
      });
      return false;
    }
  }

  #read(apdu: Uint8Array, link: Link, line: LineId): MtsApdu | undefined {
    try {
      return decodeApdu(apdu);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const { log, world } = this.#parts;
      this.#unread += 1;
      log([logged(200, { entity: connectorDn(link.connector.name), dump: this.#unread })], line, link.connector.name);
      world.emit({ type: 'note', says: `${link.id} got what is no MTS-APDU over ${line}: ${error.message}` });
      return undefined;
    }
  }

  #identifier(): MtsIdentifier {
    const { host } = this.#parts;
    this.#identifiers += 1;
    return { globalDomainIdentifier: domainAt(host), localIdentifier: `${host.mta.name}-${String(this.#identifiers).padStart(6, '0')}` };
  }

  #tell(state: MessageState, value: MtsApdu, { link, line, subject, detail, octets }: Telling & { readonly octets?: number }): void {
    this.#parts.world.emit({
      type: 'message',
      message: textOfIdentifier(subjectOf(value)),
      content: value.kind,
      state,
      host: this.#parts.host.name,
      ...(link ? { connector: link.id } : {}),
      ...(line === undefined ? {} : { line }),
      ...(subject === undefined ? {} : { subject }),
      ...(octets === undefined ? {} : { octets }),
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

/** Whether it has been at this MTA before. */
const goesRound = (value: Subject, host: Parts['host']): boolean => {
  const { extensions } = value.kind === 'message' ? value.value.envelope : value.value;
  return hasPassedMta(internalTraceIn(extensions), domainAt(host), host.mta.name);
};

/** The subject of a message that is an IPM; undefined of any other. */
const subjectIn = (value: MtsApdu): string | undefined => {
  if (value.kind !== 'message') return undefined;
  try {
    return decodeIpm(value.value.content).subject;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
};

// biome-ignore format: a table
/** What a connector that gives up comes to in a report (Q157630, Q170471, Q230497). */
const RETURNS: Readonly<Record<Hopeless, NonDelivery>> = {
  'MTS-congestion':       { reason: 'transfer-failure',   diagnostic: 'mts-congestion' },
  'maximum-time-expired': { reason: 'unable-to-transfer', diagnostic: 'maximum-time-expired' },
  'transfer-failure':     { reason: 'transfer-failure',   diagnostic: 'mts-congestion' },
};
const NO_ROUTE: NonDelivery = { reason: 'unable-to-transfer', diagnostic: 'unrecognised-OR-name' };
const LOOP: NonDelivery = { reason: 'transfer-failure', diagnostic: 'loop-detected' };
