import { type ConnectorOutcome, type LineId, lineIdOf, type RunEvent } from '#harness/run/index.ts';
import { Driver } from '#src/io/index.ts';
import type { TransferService } from '#src/p1/index.ts';
import type { Turn } from '#src/rtse/index.ts';
import { transferInitiator } from '#src/stack/index.ts';
import { Association, type Bound, type Holder } from './association.ts';
import { answererIn, bindRequestOf } from './binding.ts';
import type { Connector } from './config.ts';
import { isMta } from './criteria.ts';
import type { Kind } from './demand.ts';
import { ENDINGS, type EndingName, endingOf, type Failure, failureOf } from './endings.ts';
import { closedByPeer, type Scene } from './logged.ts';
import { destinationOf, sourceOf } from './outgoing.ts';
import type { Parts } from './parts.ts';
import type { CutOff } from './recoveries.ts';
import { settingsOf } from './settings.ts';

type Up = TransferService['up'];
type Confirm = Extract<Up, { kind: 'MTA-BIND.confirm' }>;
type Accepted = Extract<Confirm, { result: 'accepted' }>;
type Decided = Extract<RunEvent, { type: 'connector' }>;

/** What a call is for. */
export interface Purpose {
  /** Counts the attempts of its connector. */
  readonly number: number;
  readonly kind: Kind;
  /** Goes on with a transfer that was cut off. */
  readonly cutOff?: CutOff;
}

/** What became of a call: an association, or why there is none. */
export type Progress = { readonly bound: Association } | { readonly failed: EndingName };

/** One call of a connector, from its control block until it is bound, and then the line below its association. */
export class Outbound {
  readonly decided: Promise<ConnectorOutcome>;
  readonly purpose: Purpose;
  readonly #parts: Parts;
  readonly #connector: Connector;
  readonly #holder: Holder;
  readonly #tell: (progress: Progress) => void;
  #decide: (outcome: ConnectorOutcome) => void = () => {};
  #driver: Driver<TransferService> | undefined;
  #association: Association | undefined;
  #line: LineId | undefined;
  #block: number | undefined;
  #isDecided = false;

  constructor(parts: Parts, connector: Connector, purpose: Purpose, holder: Holder, tell: (progress: Progress) => void) {
    this.#parts = parts;
    this.#connector = connector;
    this.purpose = purpose;
    this.#holder = holder;
    this.#tell = tell;
    this.decided = new Promise((resolve) => {
      this.#decide = resolve;
    });
  }

  start(): void {
    const { host, names, blocks } = this.#parts;
    this.#block = blocks.take();
    if (this.#block === undefined) return this.#undialled('no control block');
    const found = destinationOf(host, this.#connector, names);
    if ('failed' in found) return this.#undialled(found.failed);
    this.#dial(found.ip);
  }

  /** Gives up a call that is not answered yet. */
  close(): void {
    if (this.#isDecided) return;
    this.#driver?.send({ kind: 'MTA-ABORT.request' });
    this.#fail({ ending: 'given up' });
  }

  /** Its MTA has ended: the line is reset, and nothing is logged any more. */
  drop(): void {
    if (this.#isDecided) return;
    this.#fail({ ending: 'MTA ended' });
    this.#driver?.reset();
  }

  #dial(ip: string): void {
    const { host, world, profileOf } = this.#parts;
    const { number, cutOff } = this.purpose;
    const from = sourceOf(host, this.#connector, ip, number, world.seed);
    const to = { host: ip, port: host.port };
    const line = world.network.dial(to, { host: from, port: 0 });
    this.#line = lineIdOf(line.local, line.remote);
    this.#attempted({ line: this.#line, to: ip, from });
    const stack = transferInitiator(profileOf(this.#connector));
    this.#driver = new Driver(stack, line, world.clock, (primitive) => this.#told(primitive), { ended: () => this.#ended() });
    const request = {
      ...bindRequestOf(host, this.#connector, to),
      references: this.#parts.references(this.#connector.conformance, 'calling'),
    };
    this.#driver.send(cutOff ? { ...request, recovery: cutOff.recovery, turn: turnOf(cutOff) } : request);
  }

  #told(primitive: Up): void {
    if (this.#association) return this.#association.told(primitive);
    if (this.#isDecided) return;
    if (primitive.kind === 'MTA-ABORT.indication') return this.#fail(endingOf(primitive));
    if (primitive.kind === 'MTA-BIND.confirm') this.#confirmed(primitive);
  }

  #confirmed(confirm: Confirm): void {
    if (confirm.result === 'refused') return this.#fail(failureOf(confirm));
    const why = this.purpose.cutOff ? undefined : this.#objection(confirm);
    if (why === undefined) return this.#up(confirm);
    this.#driver!.send({ kind: 'MTA-ABORT.request' });
    this.#fail({ ending: why });
  }

  /** Why the peer is not the one that was called: both ends verify (Q159182, Q240383). */
  #objection({ value }: Accepted): EndingName | undefined {
    const { host } = this.#parts;
    const { remote } = this.#connector;
    const { name, password } = answererIn(value);
    if (!isMta(remote.mta, name, host)) return 'wrong credentials';
    if ((remote.password ?? '') === (password ?? '')) return undefined;
    return remote.password === undefined ? UNEXPECTED[host.product.rules.unexpectedPassword.value] : 'wrong credentials';
  }

  #up(confirm: Accepted): void {
    const { host, alarm } = this.#parts;
    const { kind, cutOff } = this.purpose;
    const bound: Bound = {
      line: this.#line!,
      block: this.#block!,
      isOurs: true,
      isTwoWay: confirm.dialogue === 'two-way-alternate',
      hasTurn: cutOff?.recovery.role !== 'receiving',
      kind,
      checkpoint: confirm.checkpointSize,
      lifetime: settingsOf(host, this.#connector).lifetime,
    };
    this.#association = new Association(bound, this.#driver!, this.#holder, alarm, cutOff?.message);
    this.#outcome('up', { agreed: { checkpoint: confirm.checkpointSize, window: confirm.windowSize } });
    this.#tell({ bound: this.#association });
  }

  /** A call that never left. */
  #undialled(ending: EndingName): void {
    this.#attempted({});
    this.#fail({ ending });
    this.#free();
  }

  #fail({ ending, detail }: Failure): void {
    const row = ENDINGS[ending];
    this.#parts.log(row.here(this.#scene()), this.#line, this.#connector.name);
    this.#outcome(row.outcome, { detail: detail ?? row.detail, ...(row.layer ? { layer: row.layer } : {}) });
    if (this.#line === undefined) this.#free();
    this.#tell({ failed: ending });
  }

  /** The line is at its end. */
  #ended(): void {
    if (this.#association && !this.#association.closedHere) this.#parts.log(closedByPeer(this.#scene()), this.#line, this.#connector.name);
    this.#free();
  }

  #free(): void {
    if (this.#block !== undefined) this.#parts.blocks.give(this.#block);
    this.#block = undefined;
  }

  #attempted(how: { readonly line?: LineId; readonly to?: string; readonly from?: string }): void {
    this.#parts.world.emit({ type: 'attempt', connector: this.#id, number: this.purpose.number, ...how });
  }

  #outcome(outcome: ConnectorOutcome, how: Pick<Decided, 'detail' | 'layer' | 'agreed'> = {}): void {
    this.#isDecided = true;
    this.#parts.world.emit({
      type: 'connector',
      connector: this.#id,
      outcome,
      ...(this.#line === undefined ? {} : { line: this.#line }),
      ...how,
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

/** Who goes on with a transfer has the turn. */
const turnOf = ({ recovery }: CutOff): Turn => (recovery.role === 'sending' ? 'initiator' : 'responder');

/** What a caller makes of a password that it does not know of (Q240383). */
const UNEXPECTED = {
  'decode-failure': 'unexpected password',
  refused: 'wrong credentials',
  ignored: undefined,
} as const satisfies Record<string, EndingName | undefined>;
