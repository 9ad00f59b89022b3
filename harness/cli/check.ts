import { dress, glyph } from '#harness/reports/index.ts';
import { renderAll } from '#harness/scenario-file/index.ts';
import { type Finding, isCollision } from '#harness/topology/index.ts';
import { type Checked, checkFile, isSurprising, type Missing, type Sighting } from './checked.ts';
import type { Flags, Io } from './command.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { filesOf } from './topologies.ts';

/** `port102 check`: reads scenarios and looks for collisions, in their variants as well. No socket. */
export const check = async (io: Io, words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const checked = filesOf(io, words).map(checkFile);
  const exit = exitOf(checked);
  if (flags.json) io.out(JSON.stringify({ files: checked.map(documentOf), exit }, undefined, 2));
  else say(io, checked, flags);
  return exit;
};

const exitOf = (checked: readonly Checked[]): ExitCode => {
  if (checked.some(({ faults }) => faults.length > 0)) return EXIT.usage;
  return checked.some(({ sightings, missing }) => sightings.some(isSurprising) || missing.length > 0) ? EXIT.failed : EXIT.ok;
};

const say = (io: Io, checked: readonly Checked[], flags: Flags): void => {
  const faults = checked.flatMap((each) => each.faults);
  for (const each of checked) for (const line of linesOf(io, each, flags)) io.out(line);
  if (faults.length > 0) io.err(renderAll(faults));
  else if (!flags.quiet) io.out(summary(checked));
};

const linesOf = (io: Io, { sightings, missing, cures }: Checked, { quiet, verbose }: Flags): readonly string[] => [
  ...sightings.filter((sighting) => !quiet || isSurprising(sighting)).map((sighting) => lineOf(io, sighting)),
  ...missing.map((each) => missed(io, each)),
  ...(verbose || sightings.some(isSurprising) ? cures : []).map(
    ({ title, says, source }) => `    cure ${glyph(io.paint, 'arrow')} ${title}: ${says} (${source})`,
  ),
];

const lineOf = ({ paint }: Io, sighting: Sighting): string => {
  const { finding, expected, variants } = sighting;
  const { where, rule, says, source } = finding;
  return [
    where,
    dress(paint, isSurprising(sighting) ? 'bad' : isCollision(finding) ? 'dim' : 'warn', rule),
    says,
    ...(source === undefined ? [] : [`(${source})`]),
    ...(variants ? [inVariants(variants)] : []),
    ...(expected ? [dress(paint, 'dim', '(expected)')] : []),
  ].join('  ');
};

const missed = ({ paint }: Io, { where, rule, variant }: Missing): string =>
  [where, dress(paint, 'bad', rule), 'is expected and was not found', ...(variant === undefined ? [] : [inVariants([variant])])].join('  ');

const inVariants = (variants: readonly string[]): string =>
  `[${variants.length > MOST_NAMED ? `${variants.length} variants` : variants.join(', ')}]`;

/** `3 scenarios, 12 connectors, 3 variants: 2 collisions, all expected; 1 note`. */
const summary = (checked: readonly Checked[]): string => {
  const topologies = checked.flatMap((each) => each.topologies);
  const files = topologies.filter(({ variant }) => variant === undefined);
  const connectors = files.reduce((sum, { hosts }) => sum + hosts.reduce((most, host) => most + host.connectors.length, 0), 0);
  const variants = topologies.length - files.length;
  const what = [
    count(files.length, 'scenario'),
    count(connectors, 'connector'),
    ...(variants > 0 ? [count(variants, 'variant')] : []),
  ].join(', ');
  return `${what}: ${found(checked.flatMap(({ sightings }) => sightings))}`;
};

const found = (sightings: readonly Sighting[]): string => {
  const collisions = sightings.filter(({ finding }) => isCollision(finding));
  const surprising = collisions.filter(isSurprising).length;
  const notes = sightings.length - collisions.length;
  const expected = surprising === 0 ? 'all expected' : `${surprising} not expected`;
  return `${collisions.length === 0 ? 'no collision' : `${count(collisions.length, 'collision')}, ${expected}`}${notes > 0 ? `; ${count(notes, 'note')}` : ''}`;
};

const documentOf = ({ file, faults, topologies, sightings, missing, cures }: Checked) => ({
  file,
  topologies: topologies.map(({ name, variant }) => (variant === undefined ? { name } : { name, variant })),
  faults,
  findings: sightings.map(({ finding, expected, variants }) => ({ ...findingOf(finding), expected, ...(variants ? { variants } : {}) })),
  missing,
  cures: cures.map(({ title, says, source }) => ({ title, says, source })),
});

const findingOf = (finding: Finding) => ({ ...finding, weight: isCollision(finding) ? 'collision' : 'note' });

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Variants that are named one by one; of more, only how many. */
const MOST_NAMED = 2;
