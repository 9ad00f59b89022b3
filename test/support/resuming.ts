import type { Conformance, TransferService } from '#src/p1/index.ts';
import { isSameConnection, type Recovery } from '#src/rtse/index.ts';
import type { References } from '#src/session/index.ts';
import { ACCEPT, answering, bind, calling, type Down, named, type Side, transfer, type Up, willing } from './transfer.ts';
import { type Setting, type User, type Wire, wire } from './wire.ts';

/** Where a line breaks: a wire that loses octets, or stands still, and is then cut. */
export type Break = Pick<Setting<TransferService, TransferService>, 'carries' | 'stopsAfter' | 'chunk'>;

/** Two MTAs, one of which has a message for the other, on one line after another. Each keeps what it is told to keep. */
export class Pair {
  readonly delivered: Uint8Array[] = [];
  readonly errors: (string | number | undefined)[] = [];
  positive = 0;
  negative = 0;
  readonly kept: { [S in Side]?: Recovery } = {};
  readonly #conformance: Conformance;
  readonly #sender: Side;
  readonly #apdu: Uint8Array;
  /** Who has taken a transfer up on the present line. */
  readonly #resumes = new Set<Side>();
  #calls = 0;

  constructor(conformance: Conformance, sender: Side, apdu: Uint8Array) {
    this.#conformance = conformance;
    this.#sender = sender;
    this.#apdu = apdu;
  }

  /** One call on a line of its own, that is cut when nothing goes on any more. A transfer goes on where the caller has kept it. */
  call(breaks: Break = {}): Wire<TransferService, TransferService> {
    const towers = { conformance: this.#conformance };
    const ends = wire(calling(towers), answering(towers), { ...breaks, caller: this.#user('caller'), called: this.#user('called') });
    const { caller: recovery } = this.kept;
    this.#calls += 1;
    this.#resumes.clear();
    if (recovery) this.#resumes.add('caller');
    ends.caller.send(
      bind(this.#conformance, {
        references: named(this.#conformance, `call ${this.#calls}`),
        turn: this.#sender === 'caller' ? 'initiator' : 'responder',
        checkpointSize: 1,
        windowSize: 3,
        ...(recovery && { recovery }),
      }),
    );
    ends.cut();
    return ends;
  }

  #user(side: Side): User<TransferService> {
    return (told) => {
      this.#note(side, told);
      if (told.kind === 'MTA-BIND.indication') return this.#answer(told.recover);
      if (told.kind === 'MTA-BIND.confirm' && told.result === 'accepted') return this.#resumes.has(side) ? [] : this.#begin(side);
      return willing(told);
    };
  }

  #note(side: Side, told: Up): void {
    if (told.kind === 'MTA-TRANSFER.indication') this.delivered.push(told.apdu);
    if (told.kind === 'MTA-TRANSFER.confirm') told.result === 'positive' ? this.positive++ : this.negative++;
    if (told.kind === 'MTA-ABORT.indication') this.#keep(side, told.recovery);
    if (told.kind !== 'MTA-BIND.confirm' || told.result !== 'refused') return;
    this.errors.push(told.error ?? told.refusal.layer);
    this.#keep(side, undefined);
  }

  /** What is told without a recovery is the end of the transfer that was taken up, and of no other. */
  #keep(side: Side, recovery: Recovery | undefined): void {
    if (recovery) this.kept[side] = recovery;
    else if (this.#resumes.has(side)) delete this.kept[side];
  }

  #answer(recover: References | undefined): readonly Down[] {
    const { called: recovery } = this.kept;
    if (recover === undefined) return [ACCEPT, ...this.#begin('called')];
    if (recovery === undefined || !isSameConnection(recovery.references, recover))
      return [{ kind: 'MTA-BIND.response', result: 'refused', error: 'cannot-recover' }];
    this.#resumes.add('called');
    return [{ ...ACCEPT, recovery }];
  }

  #begin(side: Side): readonly Down[] {
    return side === this.#sender && this.positive === 0 ? [transfer(this.#apdu)] : [];
  }
}
