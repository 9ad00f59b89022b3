import { type Fault, loadFile } from '#harness/scenario-file/index.ts';
import { type Cure, curesOf, type Finding, isCollision, lint, placeOrder, type Topology } from '#harness/topology/index.ts';

/** One scenario file, looked at without a socket. */
export interface Checked {
  readonly file: string;
  readonly faults: readonly Fault[];
  readonly topologies: readonly Topology[];
  readonly sightings: readonly Sighting[];
  /** Lint rules that the file says are broken, and are not. */
  readonly missing: readonly Missing[];
  /** What would tell connectors apart that look the same. */
  readonly cures: readonly Cure[];
}

/** A finding, and in which of a file's topologies it was made: the file itself, variants, cells of its matrix. */
export interface Sighting {
  readonly finding: Finding;
  readonly expected: boolean;
  /** Absent: in the file itself. */
  readonly variants?: readonly string[];
}

/** A rule that is named under `expect: lint`, and found nothing. */
export interface Missing {
  readonly rule: string;
  readonly where: string;
  readonly variant?: string;
}

/** Reads a file, and looks for collisions in all that it stands for. */
export const checkFile = (file: string): Checked => {
  const { topologies, faults } = loadFile(file);
  const linted = topologies.map((topology) => ({ topology, findings: lint(topology) }));
  const sightings = grouped(linted);
  const ambiguous = linted.filter(({ findings }) => findings.some(isAmbiguous));
  const worst =
    ambiguous.find(({ topology, findings }) => findings.some((each) => isAmbiguous(each) && !isExpected(topology, each))) ?? ambiguous[0];
  return {
    file,
    faults,
    topologies,
    sightings,
    missing: linted.flatMap(({ topology, findings }) => missingOf(topology, findings)),
    cures: worst ? curesOf(worst.topology).filter(({ leaves }) => leaves.length === 0) : [],
  };
};

/** Whether a finding says that a run would go wrong, and nobody said so before. */
export const isSurprising = ({ finding, expected }: Sighting): boolean => isCollision(finding) && !expected;

interface Linted {
  readonly topology: Topology;
  readonly findings: readonly Finding[];
}

/** Each finding once. What the file itself has, its variants need not repeat. */
const grouped = (linted: readonly Linted[]): readonly Sighting[] => {
  const groups = new Map<string, { readonly finding: Finding; readonly expected: boolean; readonly variants: (string | undefined)[] }>();
  for (const { topology, findings } of linted) {
    for (const finding of findings) {
      const expected = isExpected(topology, finding);
      const key = `${finding.where} ${finding.rule} ${finding.says} ${expected}`;
      const group = groups.get(key) ?? { finding, expected, variants: [] };
      groups.set(key, group);
      group.variants.push(topology.variant);
    }
  }
  return [...groups.values()]
    .toSorted((a, b) => placeOrder(a.finding.where, b.finding.where))
    .map(({ finding, expected, variants }) => {
      const named = variants.filter((variant) => variant !== undefined);
      return named.length < variants.length ? { finding, expected } : { finding, expected, variants: named };
    });
};

const isAmbiguous = ({ rule }: Finding): boolean => rule === 'ambiguous-identity';
const isExpected = ({ expect }: Topology, { rule }: Finding): boolean => expect.lint?.includes(rule) ?? false;

const missingOf = ({ expect, placeOf, variant }: Topology, findings: readonly Finding[]): readonly Missing[] =>
  (expect.lint ?? [])
    .filter((rule) => !findings.some((finding) => finding.rule === rule))
    .map((rule) => ({ rule, where: placeOf('expect', 'lint'), ...(variant === undefined ? {} : { variant }) }));
