import { down, type Layer, type Primitive, type Service, up } from './layer.ts';

/** Sees every primitive that crosses a boundary. The primitive's own name says which. */
export type Watch = (going: 'up' | 'down', primitive: Primitive) => void;

/** A layer that lets everything pass and shows it to `watch`. */
export const tap = <S extends Service>(watch: Watch): Layer<S, S> => ({
  fromAbove(primitive) {
    watch('down', primitive);
    return [down(primitive)];
  },
  fromBelow(primitive) {
    watch('up', primitive);
    return [up(primitive)];
  },
});

/** A layer that lets everything pass. */
export const passing = <S extends Service>(): Layer<S, S> => ({
  fromAbove: (primitive) => [down(primitive)],
  fromBelow: (primitive) => [up(primitive)],
});

/** Lets by, untouched, the primitives that a layer does not concern itself with. */
export const concernedWith = <Above extends Service, Below extends Service>(
  kinds: ReadonlySet<string>,
  layer: Layer<Above, Below>,
): Layer<Above, Below> => ({
  fromAbove: (primitive) => (kinds.has(primitive.kind) ? layer.fromAbove(primitive) : [down(primitive)]),
  fromBelow: (primitive) => (kinds.has(primitive.kind) ? layer.fromBelow(primitive) : [up(primitive)]),
});
