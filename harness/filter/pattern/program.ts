import { isWord, type Letters } from './letters.ts';
import type { Edge, Node } from './syntax.ts';

/** One step of a pattern. Steps say where to go on relative to themselves; those that do not go on at the next. */
export type Step =
  | { readonly kind: 'letter'; readonly is: Letters }
  | { readonly kind: 'edge'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'go'; readonly by: readonly number[] }
  | { readonly kind: 'found' };

/** How many steps a pattern takes, or more; an empty one counts too, as it can be repeated. */
export const sizeOf = (node: Node): number => {
  switch (node.kind) {
    case 'letter':
    case 'edge':
      return 1;
    case 'sequence':
    case 'choice':
      return node.of.reduce((sum, part) => sum + sizeOf(part) + (node.kind === 'choice' ? 1 : 0), 1);
    case 'repeat':
      return (sizeOf(node.of) + 1) * (Number.isFinite(node.most) ? node.most : node.least + 1) + 1;
  }
};

/** The steps of a pattern. */
export const programOf = (node: Node): readonly Step[] => [...stepsOf(node), { kind: 'found' }];

const stepsOf = (node: Node): readonly Step[] => {
  switch (node.kind) {
    case 'letter':
      return [{ kind: 'letter', is: node.is }];
    case 'edge':
      return [{ kind: 'edge', holds: EDGES[node.at] }];
    case 'sequence':
      return node.of.flatMap(stepsOf);
    case 'choice':
      return alternatives(node.of.map(stepsOf));
    case 'repeat':
      return repeated(stepsOf(node.of), node.least, node.most);
  }
};

const alternatives = (parts: readonly (readonly Step[])[]): readonly Step[] => {
  const starts: number[] = [];
  const steps: Step[] = [];
  const end = parts.reduce((sum, part) => sum + part.length + 1, 1);
  for (const part of parts) {
    starts.push(steps.length + 1);
    steps.push(...part, go(end - steps.length - part.length - 1));
  }
  return [go(...starts), ...steps];
};

const repeated = (steps: readonly Step[], least: number, most: number): readonly Step[] => {
  const needed = times(least, steps);
  if (!Number.isFinite(most)) return [...needed, go(1, steps.length + 2), ...steps, go(-steps.length - 1)];
  return [...needed, ...times(most - least, [go(1, steps.length + 1), ...steps])];
};

const times = (count: number, steps: readonly Step[]): readonly Step[] => Array.from({ length: count }, () => steps).flat();

const go = (...by: readonly number[]): Step => ({ kind: 'go', by });

const isWordAt = (text: string, at: number): boolean => at >= 0 && at < text.length && isWord(text.charCodeAt(at));

const EDGES: Readonly<Record<Edge, (text: string, at: number) => boolean>> = {
  '^': (_, at) => at === 0,
  $: (text, at) => at === text.length,
  '\\b': (text, at) => isWordAt(text, at - 1) !== isWordAt(text, at),
  '\\B': (text, at) => isWordAt(text, at - 1) === isWordAt(text, at),
};
