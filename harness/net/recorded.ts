import { type Emit, endsOf, type LineId, lineIdOf, textOfAddress } from '#harness/run/index.ts';
import type { Line, LineError, LineHandler } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Network } from './world.ts';

/** A network whose lines tell the run what passes. A line between two hosts of the run is told once, by its caller. */
export const recorded = (network: Network, emit: Emit): Network => {
  const dialled = new Set<LineId>();
  return {
    dial(to, from) {
      const line = network.dial(to, from);
      return new RecordedLine(line, lineIdOf(line.local, line.remote), 'caller', emit, (id) => void dialled.add(id));
    },
    listen: (at, answer) =>
      network.listen(at, (line) => {
        const id = lineIdOf(line.remote, line.local);
        if (dialled.delete(id)) return answer(line);
        const told = new RecordedLine(line, id, 'called', emit);
        told.began();
        answer(told);
      }),
    real: (at) => network.real(at),
    close: () => network.close(),
  };
};

/** A line that tells of itself as it goes. */
class RecordedLine implements Line, LineHandler {
  readonly #line: Line;
  readonly #id: LineId;
  readonly #end: 'caller' | 'called';
  readonly #emit: Emit;
  readonly #dialled: ((id: LineId) => void) | undefined;
  #handler: LineHandler | undefined;
  #over = false;

  constructor(line: Line, id: LineId, end: 'caller' | 'called', emit: Emit, dialled?: (id: LineId) => void) {
    this.#line = line;
    this.#id = id;
    this.#end = end;
    this.#emit = emit;
    this.#dialled = dialled;
    line.on(this);
  }

  get local(): NetworkAddress {
    return this.#line.local;
  }

  get remote(): NetworkAddress {
    return this.#line.remote;
  }

  began(): void {
    const { caller, called } = endsOf(this.#id);
    this.#emit({ type: 'link.open', line: this.#id, caller: textOfAddress(caller), called: textOfAddress(called) });
  }

  on(handler: LineHandler): void {
    this.#handler = handler;
  }

  open(): void {
    this.#dialled?.(this.#id);
    this.began();
    this.#line.open();
  }

  send(octets: Uint8Array): boolean {
    this.#emit({ type: 'octets', line: this.#id, from: this.#end, octets });
    return this.#line.send(octets);
  }

  pause(): void {
    this.#line.pause();
  }

  resume(): void {
    this.#line.resume();
  }

  finish(): void {
    if (!this.#over) this.#emit({ type: 'link.finish', line: this.#id, by: this.#end });
    this.#line.finish();
  }

  close(): void {
    this.#ended('closed', this.#end);
    this.#line.close();
  }

  reset(): void {
    this.#ended('reset', this.#end);
    this.#line.reset();
  }

  opened(): void {
    this.#handler?.opened();
  }

  received(octets: Uint8Array): void {
    this.#emit({ type: 'octets', line: this.#id, from: this.#end === 'caller' ? 'called' : 'caller', octets });
    this.#handler?.received(octets);
  }

  drained(): void {
    this.#handler?.drained();
  }

  closed(cause?: LineError): void {
    this.#ended(cause?.ending ?? 'closed', this.#end === 'caller' ? 'called' : 'caller');
    this.#handler?.closed(cause);
  }

  #ended(how: 'closed' | LineError['ending'], by: 'caller' | 'called'): void {
    if (this.#over) return;
    this.#over = true;
    this.#emit({ type: 'link.close', line: this.#id, how, by });
  }
}
