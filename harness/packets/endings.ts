import type { Direction } from './direction.ts';
import type { Here } from './here.ts';
import type { Listener } from './packets.ts';
import type { Reassembly } from './reassembly.ts';

/** Tells how connections end, once for each. */
export class Endings {
  readonly #listener: Listener;
  readonly #here: Here;
  readonly #reassembly: Reassembly;

  constructor(listener: Listener, here: Here, reassembly: Reassembly) {
    this.#listener = listener;
    this.#here = here;
    this.#reassembly = reassembly;
  }

  /** A FIN at a sequence number. */
  finish(direction: Direction, seq: number): void {
    if (direction.finFrame === 0) direction.finFrame = this.#here.frame;
    this.#reassembly.close(direction, seq);
    this.closed(direction);
  }

  /** Tells that both ends have closed, if they have. */
  closed(direction: Direction): void {
    const { peer } = direction;
    if (!direction.isFinished || !peer.isFinished) return;
    this.#tell(direction.finFrame > peer.finFrame ? peer : direction, 'closed');
  }

  /** A RST: nothing comes any more from either end, or if it does, it is read for what it is. */
  reset(direction: Direction): void {
    this.#reassembly.finish(direction);
    this.#reassembly.finish(direction.peer);
    this.#tell(direction, 'reset');
  }

  #tell({ connection, stream, from }: Direction, how: 'closed' | 'reset'): void {
    if (connection === undefined || connection.isEnded) return;
    connection.isEnded = true;
    if (connection.isTold) this.#listener.closed?.(stream, how, from, this.#here);
  }
}
