/** Ports that callers dial from, by host, in order from the first of the dynamic range (RFC 6335 §6): the same in memory and over TCP. */
export class Ports {
  readonly #last = new Map<string, number>();

  next(host: string): number {
    const port = this.#last.get(host) ?? FIRST;
    this.#last.set(host, port === LAST ? FIRST : port + 1);
    return port;
  }
}
const FIRST = 49_152;
const LAST = 65_535;
