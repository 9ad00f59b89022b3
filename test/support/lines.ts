import type { Line, LineError } from '#src/io/index.ts';

/** Holds a line and notes what it tells. */
export class Holder {
  readonly line: Line;
  readonly chunks: Uint8Array[] = [];
  readonly ended: Promise<LineError | undefined>;
  readonly opened: Promise<void>;
  ends = 0;
  drains = 0;
  #onDrained: () => void = () => {};
  #onReceived: () => void = () => {};

  constructor(line: Line) {
    this.line = line;
    let opened = () => {};
    this.opened = new Promise((resolve) => {
      opened = resolve;
    });
    this.ended = new Promise((resolve) => {
      line.on({
        opened,
        received: (octets) => {
          this.chunks.push(octets);
          this.#onReceived();
        },
        drained: () => {
          this.drains += 1;
          this.#onDrained();
        },
        closed: (cause) => {
          this.ends += 1;
          resolve(cause);
        },
      });
    });
  }

  get octets(): number {
    return this.chunks.reduce((sum, { length }) => sum + length, 0);
  }

  /** Resolves when so many octets have come. */
  received(octets: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onReceived = () => {
        if (this.octets >= octets) resolve();
      };
      this.#onReceived();
    });
  }

  drained(): Promise<void> {
    return new Promise((resolve) => {
      this.#onDrained = resolve;
    });
  }
}
