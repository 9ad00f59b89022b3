import { type Effect, type Effects, type Layer, NOTHING, type Service } from './layer.ts';
import { tap, type Watch } from './passing.ts';

/**
 * Layers upon layers, from the ground up: `stack(tpkt()).add(cotp()).add(session())`.
 * Each effect is settled through all layers before the next one of its list, so that what arrives together is taken one by one.
 */
export class Stack<Above extends Service, Below extends Service> implements Layer<Above, Below> {
  readonly #layers: readonly AnyLayer[];
  readonly #watch: Watch | undefined;

  constructor(layers: readonly AnyLayer[], watch?: Watch) {
    this.#layers = layers;
    this.#watch = watch;
  }

  /** One floor more; a stack is taken floor by floor. */
  add<Next extends Service>(layer: Layer<Next, Above>): Stack<Next, Below> {
    const floors = layer instanceof Stack ? layer.#layers : [layer as AnyLayer];
    return new Stack([...this.#layers, ...floors, ...tapping(this.#watch)], this.#watch);
  }

  fromAbove(primitive: Above['down']): Effects<Above, Below> {
    const top = this.#layers.length - 1;
    return this.#settle(this.#layers[top]!.fromAbove(primitive), top);
  }

  fromBelow(primitive: Below['up']): Effects<Above, Below> {
    return this.#settle(this.#layers[0]!.fromBelow(primitive), 0);
  }

  // Lists of none and of one are nearly all there are: they cost no list of lists.
  #settle(effects: AnyEffects, at: number): Effects<Above, Below> {
    if (effects.length === 0) return NOTHING;
    if (effects.length === 1) return this.#settleOne(effects[0]!, at);
    const all: Effect<Above, Below>[] = [];
    for (const effect of effects) for (const each of this.#settleOne(effect, at)) all.push(each);
    return all;
  }

  #settleOne(effect: AnyEffects[number], at: number): Effects<Above, Below> {
    if ('up' in effect) {
      const upper = this.#layers[at + 1];
      return upper ? this.#settle(upper.fromBelow(effect.up), at + 1) : [effect];
    }
    if ('down' in effect) {
      const lower = this.#layers[at - 1];
      return lower ? this.#settle(lower.fromAbove(effect.down), at - 1) : [effect];
    }
    return [{ alarm: effect.alarm, after: effect.after, ring: () => this.#settle(effect.ring(), at) }];
  }
}

/** The ground floor of a stack; `watch` sees every boundary of it. */
export const stack = <Above extends Service, Below extends Service>(lowest: Layer<Above, Below>, watch?: Watch): Stack<Above, Below> =>
  new Stack<Below, Below>([], watch).add(lowest);

/** Puts `upper` on top of `lower`; the two are again one layer. */
export const over = <Above extends Service, Middle extends Service, Below extends Service>(
  upper: Layer<Above, Middle>,
  lower: Layer<Middle, Below>,
): Layer<Above, Below> => stack(lower).add(upper);

/** A layer that the first primitive to come up selects, and that stays. What a user says before that `idle` hears, or nobody. */
export const selected = <Above extends Service, Below extends Service>(
  choose: (first: Below['up']) => Layer<Above, Below>,
  idle?: Layer<Above, Below>,
): Layer<Above, Below> => new Selected(choose, idle);

class Selected<Above extends Service, Below extends Service> implements Layer<Above, Below> {
  readonly #choose: (first: Below['up']) => Layer<Above, Below>;
  readonly #idle: Layer<Above, Below> | undefined;
  #layer: Layer<Above, Below> | undefined;

  constructor(choose: (first: Below['up']) => Layer<Above, Below>, idle: Layer<Above, Below> | undefined) {
    this.#choose = choose;
    this.#idle = idle;
  }

  fromAbove(primitive: Above['down']): Effects<Above, Below> {
    return (this.#layer ?? this.#idle)?.fromAbove(primitive) ?? NOTHING;
  }

  fromBelow(primitive: Below['up']): Effects<Above, Below> {
    this.#layer ??= this.#choose(primitive);
    return this.#layer.fromBelow(primitive);
  }
}

/** What crosses inside boundaries is known to those on both sides of them, and to nobody here. */
type AnyLayer = Layer<Service, Service>;
type AnyEffects = Effects<Service, Service>;

const tapping = (watch: Watch | undefined): readonly AnyLayer[] => (watch ? [tap(watch)] : []);
