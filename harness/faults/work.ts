import type { Cancel } from '#src/io/index.ts';
import type { InForce } from './in-force.ts';
import type { Args, ArgsOf, Kind, Site } from './kind.ts';
import { KINDS } from './kinds.ts';
import type { Deed, Reach } from './meddler.ts';

/** A fault at work in one direction of one line: it may have kept packets that are to go together. */
export class Work {
  readonly #inForce: InForce;
  readonly #row: Kind<Args>;
  readonly #args: ArgsOf<Args>;
  readonly #site: Site;
  #cancel: Cancel | undefined;

  constructor(inForce: InForce, reach: Reach | undefined, tell: (says: string) => void) {
    const { kind, ...args } = inForce.fault.deed;
    this.#inForce = inForce;
    this.#row = KINDS[kind] as unknown as Kind<Args>;
    this.#args = args;
    this.#site = { by: inForce, reach, random: inForce.random, told: (says) => ({ tell: () => tell(says) }), kept: [] };
  }

  /** Whether it waits for packets to go together with those that it has. */
  get isGathering(): boolean {
    return this.#site.kept.length > 0;
  }

  /** What becomes of a packet; undefined where the fault does not fit it. */
  on(octets: Uint8Array): readonly Deed[] | undefined {
    if (this.#row.gathers) return this.#gather(octets, this.#row.gathers(this.#args));
    const deeds = this.#row.work(octets, this.#args, this.#site);
    if (deeds !== undefined) this.#inForce.strikes();
    return deeds;
  }

  /** What it has kept, as no more is to come. */
  rest(): readonly Deed[] {
    this.#cancel?.();
    this.#cancel = undefined;
    if (!this.isGathering) return [];
    const deeds = this.#row.work(NONE, this.#args, this.#site) ?? [];
    this.#site.kept = [];
    return deeds;
  }

  /** Drops what it has kept. */
  drop(): void {
    this.#cancel?.();
    this.#site.kept = [];
  }

  #gather(octets: Uint8Array, count: number): readonly Deed[] {
    const { kept, reach } = this.#site;
    if (kept.length === 0) this.#inForce.strikes();
    kept.push(octets);
    if (kept.length >= count) return this.rest();
    this.#cancel?.();
    this.#cancel = reach?.clock.alarm(PATIENCE, () => reach.do(this.rest()));
    return [];
  }
}

/** How long packets are kept for others to come, in milliseconds. */
const PATIENCE = 1000;
const NONE = new Uint8Array();
