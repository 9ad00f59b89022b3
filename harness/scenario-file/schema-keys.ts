import * as z from 'zod';
import { scenario } from './schema.ts';
import type { Path } from './tree.ts';

/** The keys that a map at a path may have; with each, the keys that stand below it. */
export const keysAt = (path: Path): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(shapeOf(path.reduce(below, scenario))).map(([key, inner]) => [key, Object.keys(shapeOf(inner))]));

type Shape = Readonly<Record<string, z.core.$ZodType>>;

const shapeOf = (schema: z.core.$ZodType): Shape => {
  const object = kindsOf(schema).find((kind) => kind instanceof z.ZodObject);
  return object instanceof z.ZodObject ? object.shape : {};
};

const below = (schema: z.core.$ZodType, key: string | number): z.core.$ZodType => {
  for (const kind of kindsOf(schema)) {
    if (kind instanceof z.ZodArray && typeof key === 'number') return kind.element;
    if (kind instanceof z.ZodRecord) return kind.valueType;
    if (kind instanceof z.ZodObject && Object.hasOwn(kind.shape, key)) return kind.shape[key];
  }
  return z.unknown();
};

/** A schema, or those that it stands for: what is optional, each branch of a union. */
const kindsOf = (schema: z.core.$ZodType): readonly z.core.$ZodType[] => {
  if (schema instanceof z.ZodOptional) return kindsOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(kindsOf);
  return [schema];
};
