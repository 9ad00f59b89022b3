import type * as z from 'zod';
import type { Step } from '#harness/topology/index.ts';
import type { Reading } from './reading.ts';
import type { Path } from './tree.ts';

/** One verb of `steps:`: what it takes, and what step it makes of that. Reading tells what refers to nothing. */
export interface Verb<Shape extends z.ZodType> {
  readonly shape: Shape;
  readonly read: (value: z.output<Shape>, at: Path, reading: Reading) => Step;
}

/** A verb whose reader knows the shape. */
export const verb = <Shape extends z.ZodType>(shape: Shape, read: Verb<Shape>['read']): Verb<Shape> => ({ shape, read });
