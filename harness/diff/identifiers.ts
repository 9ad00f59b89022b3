import type { End } from '#src/dissect/index.ts';
import type { Identifying } from './ignored.ts';

/** Where an identifier stands. */
export interface Where {
  readonly association: number;
  readonly from: End;
}

/** Which identifier of A stands for which of B: one for one. */
export class Identifiers {
  readonly #spaces = new Map<string, Space>();
  #waiting: (() => void)[] | undefined = [];

  /** Whether no identifier of A was seen yet that is another one in B. */
  get areAllSame(): boolean {
    return this.#waiting !== undefined;
  }

  /** Identifiers that are the same in both need not be looked for, until there is one that is not. */
  wait(look: () => void): void {
    this.#waiting?.push(look);
  }

  /** Takes two for the same thing; false where one of them is known to stand for another. */
  match({ of, within }: Identifying, where: Where, a: string, b: string): boolean {
    if (a !== b) this.#lookAtAll();
    const { forth, back } = this.#space(`${of} ${SPACES[within](where)}`);
    const [known, reverse] = [forth.get(a), back.get(b)];
    if (known !== undefined || reverse !== undefined) return known === b && reverse === a;
    forth.set(a, b);
    back.set(b, a);
    return true;
  }

  #lookAtAll(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const look of waiting) look();
  }

  #space(name: string): Space {
    const known = this.#spaces.get(name) ?? { forth: new Map<string, string>(), back: new Map<string, string>() };
    this.#spaces.set(name, known);
    return known;
  }
}

interface Space {
  readonly forth: Map<string, string>;
  readonly back: Map<string, string>;
}

const PEER: Readonly<Record<End, End>> = { caller: 'called', called: 'caller' };

/** Within what an identifier is known. */
const SPACES: Readonly<Record<Identifying['within'], (where: Where) => string>> = {
  capture: () => '',
  association: ({ association }) => `${association}`,
  'own end': ({ association, from }) => `${association} ${from}`,
  'other end': ({ association, from }) => `${association} ${PEER[from]}`,
};
