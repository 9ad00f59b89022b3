import type { End } from '#harness/run/index.ts';
import type { Line, LineError, LineHandler } from '#src/io/index.ts';
import type { Account } from './account.ts';

/** One end of a line that is counted. */
export class CountedLine implements Line, LineHandler {
  readonly #line: Line;
  readonly #end: End;
  readonly #account: Account;
  #handler: LineHandler | undefined;

  constructor(line: Line, end: End, account: Account) {
    this.#line = line;
    this.#end = end;
    this.#account = account;
    if (end === 'called') account.is(end, 'open');
    // From the start, for the end of a line counts though nobody holds it.
    line.on(this);
  }

  get local(): Line['local'] {
    return this.#line.local;
  }

  get remote(): Line['remote'] {
    return this.#line.remote;
  }

  on(handler: LineHandler): void {
    this.#handler = handler;
  }

  open(): void {
    this.#account.is(this.#end, 'opening');
    this.#line.open();
  }

  send(octets: Uint8Array): boolean {
    this.#account.sent(octets.length);
    return this.#line.send(octets);
  }

  pause(): void {
    this.#line.pause();
  }

  resume(): void {
    this.#line.resume();
  }

  close(): void {
    this.#account.is(this.#end, 'over');
    this.#line.close();
  }

  reset(): void {
    this.#account.is(this.#end, 'over');
    this.#line.reset();
  }

  opened(): void {
    this.#account.is(this.#end, 'open');
    this.#handler?.opened();
  }

  received(octets: Uint8Array): void {
    this.#account.read(octets.length);
    this.#handler?.received(octets);
  }

  drained(): void {
    this.#handler?.drained();
  }

  closed(cause?: LineError): void {
    this.#account.is(this.#end, 'over');
    this.#handler?.closed(cause);
  }
}
