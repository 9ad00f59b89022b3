import type { Topology } from '#harness/topology/index.ts';

/** One scenario file for the list: its topologies, first the file itself or, of a matrix, the first cell. */
export type Chapter = readonly [first: Topology, ...others: Topology[]];

/** The list of scenario files, by the number of what they show. */
export const catalogue = (chapters: readonly Chapter[]): string =>
  `${[HEAD, contents(inOrder(chapters)), ...inOrder(chapters).map(chapter)].join('\n\n')}\n`;

const HEAD = `<!-- Generated from the files of this folder: npm run generate -->

# The built-in scenarios

Each file is a set-up with what it must come to, in memory and over TCP alike.`;

const contents = (chapters: readonly Chapter[]): string =>
  [
    '| file | what it shows | tags |',
    '| --- | --- | --- |',
    ...chapters.map(([itself]) => `| ${link(itself)} | ${itself.name} | ${itself.tags.join(', ')} |`),
  ].join('\n');

const chapter = (topologies: Chapter): string => {
  const [itself] = topologies;
  const variants = topologies.filter(({ variant }) => variant !== undefined);
  const told = variants.filter(({ about }) => about !== itself.about);
  const named = variants.filter(({ about }) => about === itself.about);
  return [
    `## ${itself.name}`,
    `${link(itself)} — ${itself.refs.join(', ')}`,
    itself.about?.trim() ?? '',
    told.map(({ variant, about }) => `- **${variant}**: ${about?.trim()}`).join('\n'),
    named.length > 0 ? `${told.length > 0 ? 'Also' : 'Variants'}: ${named.map(({ variant }) => variant).join('; ')}.` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

const link = ({ file }: Topology): string => `[${nameOf(file)}](${nameOf(file)})`;
const nameOf = (file: string): string => file.replace(/^.*[/\\]/, '');

/** By the first number of its tags; matrices, which have several, come last. */
const inOrder = (chapters: readonly Chapter[]): readonly Chapter[] =>
  chapters.toSorted(([a], [b]) => placeOf(a) - placeOf(b) || nameOf(a.file).localeCompare(nameOf(b.file)));
const placeOf = ({ tags }: Topology): number => {
  const [first = LAST] = tags.flatMap((tag) => (/^s\d+$/.test(tag) ? Number(tag.slice(1)) : []));
  return tags.includes('matrix') ? LAST : first;
};
const LAST = 1000;
