import type { ConnectorId } from '#harness/run/index.ts';

/** A vertical line: a host, or one of its connectors. */
export interface Lifeline {
  readonly host: string;
  readonly connector?: string;
  /** Address and product of a host, for the most part. */
  readonly says: string;
}

/** Who speaks and is spoken to, in the order in which they came; rows know them by their number. */
export class Lifelines {
  readonly all: Lifeline[] = [];
  readonly #numbers = new Map<string, number>();

  host(name: string, says = ''): number {
    const known = this.#numbers.get(name);
    if (known === undefined) return this.#add(name, { host: name, says });
    if (says !== '') this.all[known] = { host: name, says };
    return known;
  }

  connector(id: ConnectorId): number {
    const slash = id.indexOf('/');
    const [host, connector] = [id.slice(0, slash), id.slice(slash + 1)];
    this.host(host);
    return this.#numbers.get(id) ?? this.#add(id, { host, connector, says: '' });
  }

  /** Undefined: it has none. */
  of(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  #add(key: string, lifeline: Lifeline): number {
    this.#numbers.set(key, this.all.length);
    return this.all.push(lifeline) - 1;
  }
}

/** Where each lifeline stands, and how wide all are together. `hosts`: connectors are drawn on the line of their host. */
export interface Layout {
  readonly places: readonly number[];
  readonly width: number;
  /** Those that are drawn, from left to right. */
  readonly drawn: readonly number[];
}

/** Lifelines side by side: each host with its connectors towards the middle, so that arrows are short. */
export const layoutOf = (all: readonly Lifeline[], width: number, isOfHosts: boolean): Layout => {
  const hosts = [...new Set(all.map(({ host }) => host))];
  const drawn = hosts.flatMap((host, index) => {
    const own = all.flatMap((each, number) => (each.host === host ? [number] : [])).toSorted((a, b) => rank(all[a]!) - rank(all[b]!));
    const shown = isOfHosts ? own.slice(0, 1) : own;
    return hosts.length > 1 && index >= hosts.length / 2 ? shown.toReversed() : shown;
  });
  const step = drawn.length < 2 ? 0 : Math.max(isOfHosts ? LEAST_HOST : LEAST, (width - 2 * MARGIN) / (drawn.length - 1));
  const at = new Map(drawn.map((number, index) => [number, Math.round(drawn.length < 2 ? width / 2 : MARGIN + index * step)]));
  const hostOf = new Map(all.flatMap((each, number) => (each.connector === undefined ? [[each.host, number] as const] : [])));
  return {
    drawn,
    width: Math.max(width, Math.round(2 * MARGIN + step * (drawn.length - 1))),
    places: all.map(({ host }, number) => at.get(number) ?? at.get(hostOf.get(host) ?? -1) ?? MARGIN),
  };
};

const rank = ({ connector }: Lifeline): number => (connector === undefined ? 0 : 1);

/** Room beside the outermost, and between any two. */
const MARGIN = 72;
const LEAST = 92;
const LEAST_HOST = 120;
