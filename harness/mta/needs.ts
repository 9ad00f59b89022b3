import type { Association } from './association.ts';
import { mostAssociations } from './bind-checks.ts';
import type { Connector, Host } from './config.ts';
import { type Allowance, type Counts, demand, type Kind } from './demand.ts';
import { tooManyAssociations } from './logged.ts';
import type { Message } from './message.ts';
import type { Outbound } from './outbound.ts';
import type { Parts } from './parts.ts';
import type { Tray } from './tray.ts';

/** Whether one more association is due: none is, one is, or one would be if it were allowed. */
export type Need = ReturnType<typeof demand>;

/** Urgent messages and reports go over associations that are kept for them (Q215472). */
export const kindOf = ({ product: { rules } }: Host, { priority, content }: Message): Kind =>
  rules.urgentAssociation.value === 'own' && (priority === 'urgent' || content === 'report') ? 'urgent' : 'normal';

/** What a connector needs to carry what waits: associations of each kind, as far as they are allowed. */
export class Needs {
  readonly #parts: Parts;
  readonly #connector: Connector;
  readonly #tray: Pick<Tray, 'count'>;
  readonly #allowance: Allowance;
  #isCrowded = false;

  constructor(parts: Parts, connector: Connector, threshold: number, tray: Pick<Tray, 'count'>) {
    const { host } = parts;
    this.#parts = parts;
    this.#connector = connector;
    this.#tray = tray;
    this.#allowance = { most: { normal: mostAssociations(host), urgent: host.product.limits.urgentAssociations.value }, threshold };
  }

  /** Of one kind, beside the associations that it has opened and the calls that are to become such. */
  of(kind: Kind, bound: ReadonlySet<Association>, calls: ReadonlySet<Outbound>): Need {
    const ours = [...bound].filter((association) => association.bound.isOurs);
    const there = counts(
      (each) =>
        ours.filter((association) => association.bound.kind === each).length +
        [...calls].filter(({ purpose }) => purpose.kind === each).length,
    );
    return demand(
      kind,
      counts((each) => this.#tray.count(each)),
      there,
      this.#allowance,
    );
  }

  /** More would be needed than are allowed: logged once, until there is room again (Q194589). */
  crowded(isCrowded: boolean): void {
    const { host, log } = this.#parts;
    if (isCrowded && !this.#isCrowded)
      log(tooManyAssociations({ host, connector: this.#connector, block: 0 }), undefined, this.#connector.name);
    this.#isCrowded = isCrowded;
  }
}

const counts = (count: (kind: Kind) => number): Counts => ({ normal: count('normal'), urgent: count('urgent') });
