import { berFaults, type Components, constructed, type Structure, set, UNIVERSAL_TAGS, type Writable } from '#src/asn1/index.ts';

/**
 * A SET whose elements are written in the order in which the value holds them: as they were read, for their order tells products apart,
 * and 1984 from 1988. X.690 §8.11 allows any.
 */
export const heldSet = <const C extends Components>(components: C): Structure<C> => {
  const whole = set(components);
  const parts = new Map(Object.entries(components).map(([name, component]) => [name, set({ [name]: component })]));
  const required = Object.keys(components).filter((name) => !('presence' in components[name]!));
  return {
    ...whole,
    encode: (value: Readonly<Record<string, unknown>>) => {
      for (const name of required) if (value[name] === undefined) throw berFaults.missing({ got: `none: ${name}` });
      const elements: Writable[] = [];
      for (const name in value) {
        const part = parts.get(name)?.encode({ [name]: value[name] });
        if (part?.kind === 'constructed') elements.push(...part.children);
      }
      return constructed(UNIVERSAL_TAGS.set, elements);
    },
  };
};
