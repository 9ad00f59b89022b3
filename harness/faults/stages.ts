import type { Pdu } from '#src/dissect/index.ts';
import type { Deed, Meddler, Passing } from './meddler.ts';
import type { Packets } from './packets.ts';

/** A deed; what passes still has its PDUs. */
type Step = Deed & { readonly pdus?: readonly Pdu[] };

/** One station on the way of what passes. */
interface Stage {
  of(passing: Passing): readonly Step[];
  rest(): readonly Step[];
}

/** Several meddlers in a row, each seeing what the one before lets pass: first those that take the stream as it comes, then those for packets. */
export class Stages {
  readonly #stages: readonly Stage[];
  readonly #places = new Map<Meddler, number>();

  constructor(meddlers: readonly Meddler[], packets: Packets) {
    const chunk = meddlers.filter(({ at }) => at === 'chunk');
    const packet = meddlers.filter(({ at }) => at === 'packet');
    const framing = packet.length > 0 ? [packetsOf(packets)] : [];
    this.#stages = [...chunk.map(stageOf), ...framing, ...packet.map(stageOf)];
    for (const [index, meddler] of chunk.entries()) this.#places.set(meddler, index);
    for (const [index, meddler] of packet.entries()) this.#places.set(meddler, chunk.length + framing.length + index);
  }

  /** What becomes of a chunk. */
  of(octets: Uint8Array): readonly Deed[] {
    return this.#through(0, [{ pass: octets }]);
  }

  /** What becomes of deeds that a meddler does of itself: those behind it have their say. */
  behind(meddler: Meddler, deeds: readonly Deed[]): readonly Deed[] {
    return this.#through((this.#places.get(meddler) ?? -1) + 1, deeds);
  }

  /** What becomes of all that was kept, as nothing follows. */
  rest(): readonly Deed[] {
    return this.#stages.flatMap((stage, index) => this.#through(index + 1, stage.rest()));
  }

  #through(from: number, steps: readonly Step[]): readonly Step[] {
    return this.#stages
      .slice(from)
      .reduce(
        (done, stage) => done.flatMap((step) => ('pass' in step ? stage.of({ octets: step.pass, pdus: step.pdus ?? [] }) : [step])),
        steps,
      );
  }
}

const stageOf = (meddler: Meddler): Stage => ({
  of: (passing) =>
    (meddler.meddle(passing) ?? [{ pass: passing.octets }]).map((deed) => ('pass' in deed ? { ...deed, pdus: passing.pdus } : deed)),
  rest: () => meddler.rest?.() ?? [],
});

const packetsOf = (packets: Packets): Stage => {
  const stepOf = ({ octets, pdus }: Passing): Step => ({ pass: octets, pdus });
  return { of: ({ octets }) => packets.push(octets).map(stepOf), rest: () => packets.rest().map(stepOf) };
};
