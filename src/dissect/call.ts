import { ABSTRACT_SYNTAXES } from '#src/p1/index.ts';
import type { Context, Mode } from '#src/presentation/index.ts';
import type { End } from './end.ts';
import { Pieces } from './pieces.ts';

/** What one end of a connection has said and is not done with. */
export class Side {
  readonly tsdu = new Pieces();
  readonly ssdu = new Pieces();
  /** User data of a CN that goes on in CDOs. */
  readonly connect = new Pieces();
  readonly transfer = new Pieces();
  /** Where each checkpoint of the transfer stands. */
  marks: number[] = [];
}

/**
 * How far PDUs are looked into: all the way, or as far as their names. An APDU that was transferred is then read up to what it is called,
 * and seen to be sound BER; whether it is all that its type asks for is not.
 */
export type Depth = 'whole' | 'names';

/** What is known of a connection from what has been said on it. */
export class Call {
  readonly depth: Depth;
  mode: Mode = 'normal';
  /** Whether it is the session protocol that is spoken: the first TSDU of either end tells. */
  hasSession: boolean | undefined;
  #sides: Readonly<Record<End, Side>> = { caller: new Side(), called: new Side() };
  #syntaxes: ReadonlyMap<number, string> = new Map();

  constructor(depth: Depth) {
    this.depth = depth;
  }

  side(from: End): Side {
    return this.#sides[from];
  }

  /** Octets of one end are missing: what it had begun comes to nothing. What was agreed stays. */
  lose(from: End): void {
    this.#sides = { ...this.#sides, [from]: new Side() };
  }

  /** The contexts that the caller proposes. */
  define(contexts: readonly Context[]): void {
    this.#syntaxes = new Map(contexts.map(({ id, abstractSyntax }) => [id, abstractSyntax]));
  }

  syntaxOf(context: number | undefined): string | undefined {
    return context === undefined ? undefined : this.#syntaxes.get(context);
  }

  /** The context that stands for itself where there is only one (X.226 §8.4.2). */
  get onlyContext(): number | undefined {
    const [context, other] = this.#syntaxes.keys();
    return other === undefined ? context : undefined;
  }

  /** Whether it is P1 that reliable transfer serves. */
  get isP1(): boolean {
    return this.mode === 'x410-1984' || [...this.#syntaxes.values()].includes(ABSTRACT_SYNTAXES.mtse);
  }
}
