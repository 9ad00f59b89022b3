import type { Topology } from '#harness/topology/index.ts';

/** The name of a capture: its scenario and, behind two hyphens, its variant or cell. No other scenario changes it. */
export const nameOf = ({ file, variant }: Pick<Topology, 'file' | 'variant'>): string =>
  variant === undefined ? scenarioOf(file) : `${scenarioOf(file)}--${kebab(variant)}`;

/** The name of a scenario, as it is run by. */
export const scenarioOf = (file: string): string => file.replace(/^.*[/\\]|\.yaml$/g, '');

const kebab = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll("'", '')
    .split(/(?:[^a-z0-9.]|\.(?!\d))+/)
    .filter((word) => word !== '' && !SMALL.has(word))
    .join('-');

/** What a name is as clear without. */
const SMALL: ReadonlySet<string> = new Set(['a', 'an', 'and', 'its', 'of', 'that', 'the']);
