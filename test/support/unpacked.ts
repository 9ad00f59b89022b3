import { concat } from '#src/core/index.ts';
import { decodeTpdu } from '#src/cotp/index.ts';
import { Framer } from '#src/tpkt/index.ts';
import type { Said } from './vector.ts';

/** A TSDU of a call, and who sent it. */
export interface Tsdu {
  readonly from: Said['from'];
  readonly octets: Uint8Array;
}

/** The TSDUs of a call, joined from their DTs (X.224 §6.3), in the order in which they are whole. */
export const tsdusOf = (said: readonly Said[]): readonly Tsdu[] => {
  const ends = { caller: new End(), called: new End() };
  return said.flatMap(({ from, octets }) => (octets ? ends[from].push(octets).map((tsdu) => ({ from, octets: tsdu })) : []));
};

class End {
  readonly #framer = new Framer();
  readonly #parts: Uint8Array[] = [];

  push(octets: Uint8Array): readonly Uint8Array[] {
    const whole: Uint8Array[] = [];
    for (const { nsdu } of this.#framer.push(octets)) {
      const tpdu = decodeTpdu(nsdu);
      if (tpdu.kind !== 'DT') continue;
      this.#parts.push(tpdu.userData);
      if (tpdu.eot) whole.push(concat(this.#parts.splice(0)));
    }
    return whole;
  }
}
