import type { LineId, Stamped } from '#harness/run/index.ts';

type Of<Type extends Stamped['type']> = Extract<Stamped, { type: Type }>;

/** Which line belongs to which case. A line opens before anybody says whose it is: what is told of it until then is put by. */
export class CaseLines {
  readonly #owners = new Map<LineId, string>();
  readonly #unclaimed = new Map<LineId, Stamped[]>();

  /** The case that an event is about, by its line; undefined: none, or not known yet. */
  keyOf(event: Stamped): string | undefined {
    if (!('line' in event) || event.line === undefined || event.type === 'case.line') return undefined;
    // A caller may have its port again.
    if (event.type === 'link.open') {
      this.#owners.delete(event.line);
      this.#unclaimed.set(event.line, []);
    }
    const owner = this.#owners.get(event.line);
    if (owner === undefined) this.#unclaimed.get(event.line)?.push(event);
    return owner;
  }

  /** Says whose it is; what was told of it before. */
  claim(event: Of<'case.line'>): readonly Stamped[] {
    const before = this.#unclaimed.get(event.line) ?? [];
    this.#unclaimed.delete(event.line);
    this.#owners.set(event.line, keyOf(event));
    return before;
  }
}

/** One playing of a case. */
export const keyOf = ({ case: id, role, round }: Pick<Of<'verdict'>, 'case' | 'role' | 'round'>): string => `${id} ${role} ${round}`;
