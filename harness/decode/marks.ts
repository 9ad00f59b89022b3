import type { Address, Moment } from '#harness/packets/index.ts';
import { textOfAddress } from '#harness/run/index.ts';
import type { Sheet } from './sheet.ts';

/** An address and its port, as one writes them together. */
export const addressSays = ({ ip, port }: Address): string => textOfAddress({ host: ip, port });

/** Times since the first that was asked for. */
export class Since {
  #first: Moment | undefined;

  /** Microseconds. */
  micros(at: Moment): number {
    this.#first ??= { seconds: at.seconds, nanos: at.nanos };
    return (at.seconds - this.#first.seconds) * 1e6 + Math.trunc((at.nanos - this.#first.nanos) / 1000);
  }

  /** Writes seconds to the microsecond: `0.000412`. */
  write(sheet: Sheet, at: Moment): Sheet {
    const micros = this.micros(at);
    const positive = Math.abs(micros);
    const seconds = Math.floor(positive / 1e6);
    if (micros < 0) sheet.text('-');
    return sheet
      .number(seconds)
      .text('.')
      .number(positive - seconds * 1e6, 6, '0');
  }
}
