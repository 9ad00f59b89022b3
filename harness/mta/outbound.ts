import { lineIdOf } from '#harness/net/index.ts';
import type { ConnectorOutcome, LineId } from '#harness/run/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { Driver, LineError } from '#src/io/index.ts';
import { initiator } from '#src/stack/index.ts';
import type { Connector } from './config.ts';
import { ENDINGS, type EndingName } from './endings.ts';
import { closedByPeer, type Scene } from './logged.ts';
import { destinationOf, sourceOf } from './outgoing.ts';
import type { Parts } from './parts.ts';
import { requestOf } from './terms.ts';

type Refused = Extract<TransportService['up'], { kind: 'T-DISCONNECT.indication' }>;

/** How a call went: it is up, it failed, or it was up and is over. */
export type Progress = 'up' | 'over' | EndingName;

/** One call of a connector, from its control block to its end. */
export class Outbound {
  readonly decided: Promise<ConnectorOutcome>;
  readonly #parts: Parts;
  readonly #connector: Connector;
  readonly #tell: (progress: Progress) => void;
  #decide: (outcome: ConnectorOutcome) => void = () => {};
  #driver: Driver<TransportService> | undefined;
  #line: LineId | undefined;
  #block: number | undefined;
  #state: 'calling' | 'up' | 'over' = 'calling';

  constructor(parts: Parts, connector: Connector, tell: (progress: Progress) => void) {
    this.#parts = parts;
    this.#connector = connector;
    this.#tell = tell;
    this.decided = new Promise((resolve) => {
      this.#decide = resolve;
    });
  }

  get isUp(): boolean {
    return this.#state === 'up';
  }

  /** Makes the call; `number` counts the attempts of its connector. */
  start(number: number): void {
    const { host, names, blocks } = this.#parts;
    if (this.#connector.schedule === 'never') return this.#fail('suspended', number);
    this.#block = blocks.take();
    if (this.#block === undefined) return this.#fail('no control block', number);
    const found = destinationOf(host, this.#connector, names);
    if ('failed' in found) return this.#fail(found.failed, number);
    this.#dial(found.ip, number);
  }

  /** Releases the association: class 0 closes TCP (X.224 §6.7.1). */
  close(): void {
    if (this.#state === 'over') return;
    this.#driver?.send({ kind: 'T-DISCONNECT.request' });
    if (this.#state === 'calling') return this.#fail('given up');
    this.#over();
    this.#tell('over');
  }

  #dial(ip: string, number: number): void {
    const { host, world, profile } = this.#parts;
    const from = sourceOf(host, this.#connector, ip, number, world.seed);
    const to = { host: ip, port: host.port };
    const line = world.network.dial(to, { host: from, port: 0 });
    this.#line = lineIdOf(line.local, line.remote);
    this.#attempted(number, { line: this.#line, to: ip, from });
    this.#driver = new Driver(initiator(profile()), line, world.clock, (primitive) => this.#told(primitive));
    this.#driver.send(requestOf(host, this.#connector, to));
  }

  #told(primitive: TransportService['up']): void {
    if (this.#state === 'over') return;
    if (primitive.kind === 'T-CONNECT.confirm') return this.#up();
    if (primitive.kind !== 'T-DISCONNECT.indication') return;
    if (this.#state === 'calling') return this.#fail(endingOf(primitive));
    this.#parts.log(closedByPeer(this.#scene()), this.#line, this.#connector.name);
    this.#over();
    this.#tell('over');
  }

  #up(): void {
    this.#state = 'up';
    this.#outcome('up');
    this.#tell('up');
  }

  #fail(ending: EndingName, number?: number): void {
    if (number !== undefined) this.#attempted(number, {});
    const { outcome, detail, here } = ENDINGS[ending];
    this.#parts.log(here(this.#scene()), this.#line, this.#connector.name);
    this.#over();
    this.#outcome(outcome, detail);
    this.#tell(ending);
  }

  #over(): void {
    this.#state = 'over';
    if (this.#block !== undefined) this.#parts.blocks.give(this.#block);
    this.#block = undefined;
  }

  #attempted(number: number, how: { readonly line?: LineId; readonly to?: string; readonly from?: string }): void {
    this.#parts.world.emit({ type: 'attempt', connector: this.#id, number, ...how });
  }

  #outcome(outcome: ConnectorOutcome, detail?: string): void {
    this.#parts.world.emit({
      type: 'connector',
      connector: this.#id,
      outcome,
      ...(this.#line === undefined ? {} : { line: this.#line }),
      ...(detail === undefined ? {} : { detail }),
    });
    this.#decide(outcome);
  }

  get #id(): string {
    return `${this.#parts.host.name}/${this.#connector.name}`;
  }

  #scene(): Scene {
    return { host: this.#parts.host, connector: this.#connector, block: this.#block ?? 0 };
  }
}

/** What a T-DISCONNECT.indication means to a caller that waits for its CC. */
const endingOf = ({ reason, rejectCause, cause }: Refused): EndingName => {
  if (reason !== undefined) return 'DR';
  if (rejectCause !== undefined) return 'ER';
  if (cause instanceof LineError) return cause.ending;
  if (cause instanceof ProtocolError) return cause.code === 'cotp.answer' ? 'silence' : 'protocol error';
  return 'closed';
};
