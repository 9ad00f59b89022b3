import type { End } from '#harness/run/index.ts';
import type { Line, LineError } from '#src/io/index.ts';
import type { Account } from './account.ts';
import { PassingLine } from './passing-line.ts';

/** One end of a line that is counted. */
export class CountedLine extends PassingLine {
  readonly #end: End;
  readonly #account: Account;

  constructor(line: Line, end: End, account: Account) {
    super(line);
    this.#end = end;
    this.#account = account;
    if (end === 'called') account.is(end, 'open');
  }

  override open(): void {
    this.#account.is(this.#end, 'opening');
    super.open();
  }

  override send(octets: Uint8Array): boolean {
    this.#account.sent(octets.length);
    return super.send(octets);
  }

  override finish(): void {
    this.#account.is(this.#end, 'over');
    super.finish();
  }

  override close(): void {
    this.#account.is(this.#end, 'over');
    super.close();
  }

  override reset(): void {
    this.#account.is(this.#end, 'over');
    super.reset();
  }

  override opened(): void {
    this.#account.is(this.#end, 'open');
    super.opened();
  }

  override received(octets: Uint8Array): void {
    this.#account.read(octets.length);
    super.received(octets);
  }

  override closed(cause?: LineError): void {
    this.#account.is(this.#end, 'over');
    super.closed(cause);
  }
}
