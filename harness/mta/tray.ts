import { logged } from '#harness/events/index.ts';
import type { LineId, MessageState } from '#harness/run/index.ts';
import type { Cancel } from '#src/io/index.ts';
import type { Connector } from './config.ts';
import type { Kind } from './demand.ts';
import type { Hopeless, Message } from './message.ts';
import type { Parts } from './parts.ts';
import { Queue } from './queue.ts';
import type { Settings } from './settings.ts';

/** Who empties the tray. */
interface Clerk {
  /** The kind of association that a message goes over. */
  readonly kindOf: (message: Message) => Kind;
  /** A message may be tried again. */
  readonly again: () => void;
  readonly returned: (message: Message, why: Hopeless) => void;
}

/** What waits on a connector, from the time that it is queued until it is acknowledged or returned. */
export class Tray {
  readonly #parts: Parts;
  readonly #connector: Connector;
  readonly #settings: Settings;
  readonly #clerk: Clerk;
  readonly #queue: Queue;
  /** The lifetime of each message that is not done with (Q178539). */
  readonly #lifetimes = new Map<Message, Cancel>();
  /** Messages whose transfer failed, and that wait for the transfer interval. */
  readonly #pausing = new Map<Message, Cancel>();
  readonly #tries = new Map<Message, number>();
  /** When the transfers under way began. */
  readonly #began = new Map<Message, number>();

  constructor(parts: Parts, connector: Connector, settings: Settings, clerk: Clerk) {
    this.#parts = parts;
    this.#connector = connector;
    this.#settings = settings;
    this.#clerk = clerk;
    this.#queue = new Queue(clerk.kindOf);
  }

  add(message: Message): void {
    this.#queue.add(message);
    this.#tell(message, 'queued');
    this.#lifetimes.set(
      message,
      this.#alarm(this.#lifetimeOf(message), () => this.#expired(message)),
    );
  }

  /** How many wait, of a kind or of all. */
  count(kind?: Kind): number {
    return this.#queue.count(kind);
  }

  /** The next one, of a kind or of all, begins its transfer on that line. */
  take(kind: Kind | undefined, line: LineId): Message | undefined {
    const message = this.#queue.take(kind);
    if (message) {
      this.#began.set(message, this.#parts.world.clock.now());
      this.#tell(message, 'sent', line);
    }
    return message;
  }

  /** The time that a transfer may take, in milliseconds: so much for each KB (Q234157). */
  timeFor({ apdu, priority }: Message): number {
    return Math.max(1, Math.ceil(apdu.length / KILOBYTE)) * this.#settings.transferTimeout[priority];
  }

  /** What is left of that time for a transfer that is under way. */
  timeLeft(message: Message): number {
    const { clock } = this.#parts.world;
    return Math.max(0, this.timeFor(message) - (clock.now() - (this.#began.get(message) ?? clock.now())));
  }

  /** The peer has it. */
  done(message: Message, line: LineId): void {
    this.#forget(message);
    this.#tell(message, 'acknowledged', line);
  }

  /** Whether a transfer that was cut off may go on with another association: each time counts as a try. */
  mayResume(message: Message): boolean {
    return this.#count(message) <= this.#settings.transferRetries;
  }

  /** A transfer that failed is tried again after the transfer interval; after the last retry the message is returned (Q157630). */
  failed(message: Message): void {
    const { transferRetries, transferInterval } = this.#settings;
    const number = this.#count(message);
    if (number > transferRetries) {
      this.#forget(message);
      return this.#clerk.returned(message, 'transfer-failure');
    }
    const again = (): void => {
      this.#pausing.delete(message);
      this.#queue.putBack(message);
      this.#clerk.again();
    };
    this.#pausing.set(message, this.#alarm(transferInterval, again));
    this.#tellRetry(message, transferInterval);
  }

  /** One that was on its way waits in the queue again, and that was no try. */
  putBack(message: Message): void {
    this.#queue.putBack(message);
  }

  /** What pauses waits in the queue from now on. */
  hurry(): void {
    for (const [message, cancel] of [...this.#pausing]) {
      cancel();
      this.#pausing.delete(message);
      this.#queue.putBack(message);
      this.#tellRetry(message);
    }
  }

  /** All that waits; the tray is empty then. */
  takeAll(): readonly Message[] {
    this.hurry();
    const all = this.#queue.takeAll();
    for (const message of all) this.#forget(message);
    return all;
  }

  /** One more try; how many that makes. */
  #count(message: Message): number {
    const tries = (this.#tries.get(message) ?? 0) + 1;
    this.#tries.set(message, tries);
    return tries;
  }

  #expired(message: Message): void {
    if (!this.#queue.drop(message)) return;
    this.#forget(message);
    const minutes = this.#lifetimeOf(message) / MINUTE;
    this.#parts.log([logged(208, { message: message.id, minutes })], undefined, this.#connector.name);
    this.#clerk.returned(message, 'maximum-time-expired');
  }

  #forget(message: Message): void {
    this.#lifetimes.get(message)?.();
    this.#lifetimes.delete(message);
    this.#tries.delete(message);
    this.#began.delete(message);
  }

  #lifetimeOf({ priority }: Message): number {
    const { timers } = this.#parts.host.product;
    const lifetimes = {
      urgent: timers.messageLifetimeUrgent,
      normal: timers.messageLifetimeNormal,
      'non-urgent': timers.messageLifetimeNonUrgent,
    };
    return lifetimes[priority].value;
  }

  #alarm(after: number, ring: () => void): Cancel {
    return this.#parts.world.clock.alarm(after, ring);
  }

  /** It waits so long, or no more. */
  #tellRetry(message: Message, after?: number): void {
    const { world, host } = this.#parts;
    world.emit({
      type: 'retry',
      connector: `${host.name}/${this.#connector.name}`,
      message: message.id,
      number: this.#tries.get(message) ?? 0,
      of: this.#settings.transferRetries,
      ...(after === undefined ? {} : { after }),
    });
  }

  #tell({ id, content, priority, subject, apdu }: Message, state: MessageState, line?: LineId): void {
    const { world, host } = this.#parts;
    world.emit({
      type: 'message',
      message: id,
      content,
      state,
      host: host.name,
      connector: `${host.name}/${this.#connector.name}`,
      ...(line === undefined ? {} : { line }),
      ...(subject === undefined ? {} : { subject }),
      priority,
      octets: apdu.length,
    });
  }
}

const KILOBYTE = 1024;
/** In milliseconds. */
const MINUTE = 60_000;
