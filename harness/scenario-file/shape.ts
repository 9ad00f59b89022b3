import type * as z from 'zod';
import { nearest } from '#harness/run/index.ts';
import type { Problem } from './fault.ts';
import { type Mend, mended } from './mend.ts';
import { type Scenario, scenario } from './schema.ts';
import { keysAt } from './schema-keys.ts';
import { wordsOf } from './shape-words.ts';
import { entryAt, nearestEntry, type Path, plain, type Tree, type Written } from './tree.ts';

type Issue = z.core.$ZodIssue;

/** A tree that has the shape of a scenario, once what has not is mended; no scenario where too little is left. */
export interface Shaped {
  readonly tree: Tree;
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

/** All breaches of the shape. What is misspelt is taken as what it was meant for, so that what stands below is looked at too. */
export const shaped = (tree: Tree): Shaped => {
  const problems: Problem[] = [];
  const renamed: Path[] = [];
  let left = tree;
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = scenario.safeParse(plain(left), { error: () => '' });
    if (parsed.success) return { tree: left, scenario: parsed.data, problems };
    const found = misshapesIn(parsed.error.issues, left);
    // After the first round only what a misspelt key had hidden is new; anything else comes of the mending.
    problems.push(
      ...found.filter(({ path }) => round === 0 || renamed.some((above) => isBelow(path, above))).map(({ problem }) => problem),
    );
    for (const { mend } of found) if (mend.kind === 'rename') renamed.push([...mend.path.slice(0, -1), mend.to]);
    const next = mended(
      left,
      found.map(({ mend }) => mend),
    );
    if (next === undefined) break;
    left = next;
  }
  return { tree: left, problems };
};
const ROUNDS = 8;

const isBelow = (path: Path, above: Path): boolean => above.every((key, index) => path[index] === key);

interface Misshape {
  readonly path: Path;
  readonly problem: Problem;
  readonly mend: Mend;
}

const misshapesIn = (issues: readonly Issue[], tree: Tree): readonly Misshape[] => {
  const told = issues.flatMap((issue) => meant(issue, []));
  // What a map as a whole must be counts once its keys are right.
  const isMoot = ({ code, path }: Issue): boolean =>
    code === 'custom' && told.some((other) => other.code !== 'custom' && isBelow(other.path as Path, path as Path));
  const found = told.filter((issue) => !isMoot(issue)).flatMap((issue) => misshapes(issue, tree));
  const renames = found.flatMap(({ mend }) => (mend.kind === 'rename' ? [[...mend.path.slice(0, -1), mend.to].join('\n')] : []));
  return found.filter(({ path, mend }) => mend.kind === 'rename' || !renames.includes(path.join('\n')));
};

/** Of a union's complaints those of the branch that was meant: the one where the value is of the right kind, or at least a wrong word. */
const meant = (issue: Issue, above: Path): readonly Issue[] => {
  const path = [...above, ...issue.path] as (string | number)[];
  const branches = issue.code === 'invalid_union' ? issue.errors : [];
  const branch =
    branches.find((inner) => !inner.some(isAt('invalid_type', 'invalid_value'))) ??
    branches.find((inner) => !inner.some(isAt('invalid_type')));
  return branch ? branch.flatMap((inner) => meant(inner, path)) : [{ ...issue, path }];
};
/** Whether the value itself is at fault, and not something within it. */
const isAt =
  (...codes: readonly Issue['code'][]) =>
  ({ path, code }: Issue): boolean =>
    path.length === 0 && codes.includes(code);

const misshapes = (issue: Issue, tree: Tree): readonly Misshape[] => {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], tree));
  const entry = entryAt(tree, path);
  if (entry === undefined) return [missingKey(path, tree)];
  if (issue.code === 'invalid_key') return [badKey(path, entry.at, issue.issues[0]?.message ?? '')];
  return [{ path, problem: { span: entry.value.span, ...wordsOf(issue, path, entry.value) }, mend: standIn(issue, path, entry.value) }];
};

const badKey = (path: Path, span: Problem['span'], wanted: string): Misshape => ({
  path,
  problem: { span, says: `"${path.at(-1)}" must be ${wanted}` },
  mend: { kind: 'drop', path },
});

const unknownKey = (path: Path, tree: Tree): Misshape => {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const siblings = keysAt(parent);
  const like = nearest(key, siblings.keys());
  const [inside] = [...siblings].find(([, keys]) => keys.includes(key)) ?? [];
  const span = nearestEntry(tree, path).at;
  // The text of a fault has a colon and a blank, which makes a key of its first words.
  if (key.includes(' ') && path.some((part) => part === 'faults' || part === 'fault'))
    return {
      path,
      problem: { span, says: `"${key}" is read as a key`, hint: 'put the text of a fault in quotes' },
      mend: { kind: 'drop', path },
    };
  const hint = inside ? `it belongs under "${inside}"` : like && `did you mean "${like}"?`;
  const free = like !== undefined && inside === undefined && !entryAt(tree, [...parent, like]);
  return {
    path,
    problem: { span, says: `unknown key "${key}"`, hint },
    mend: free ? { kind: 'rename', path, to: like } : { kind: 'drop', path },
  };
};

const missingKey = (path: Path, tree: Tree): Misshape => {
  const owner = typeof path.at(-2) === 'string' ? ` of ${path.at(-2)}` : '';
  const instead = standInFor(path);
  return {
    path,
    problem: { span: nearestEntry(tree, path).at, says: `the key "${path.at(-1)}"${owner} is missing` },
    mend: instead === undefined ? { kind: 'drop', path: path.slice(0, -1) } : { kind: 'put', path, value: instead },
  };
};

/** A misspelt word is taken for the nearest, what cannot be done without for something harmless; the rest is left out. */
const standIn = (issue: Issue, path: Path, value: Tree): Mend => {
  const like = issue.code === 'invalid_value' && value.kind === 'leaf' ? nearest(String(value.value), issue.values.map(String)) : undefined;
  const word = issue.code === 'invalid_value' ? issue.values.find((known) => String(known) === like) : undefined;
  const instead = typeof word === 'string' || typeof word === 'number' ? word : standInFor(path);
  return instead === undefined ? { kind: 'drop', path } : { kind: 'put', path, value: instead };
};

const standInFor = (path: Path): Written | undefined => {
  const [above, key] = [path.at(-2), path.at(-1)];
  return STAND_INS[`${above}.${key}`] ?? STAND_INS[`${above}.*`] ?? STAND_INS[`${key}`];
};

const REMOTE = { address: '0.0.0.0', mta: '' };
const STAND_INS: Readonly<Record<string, Written>> = {
  version: 1,
  product: 'generic',
  ip: '0.0.0.0',
  remote: REMOTE,
  'remote.address': REMOTE.address,
  'remote.mta': REMOTE.mta,
  'hosts.*': { product: 'generic', ip: '0.0.0.0' },
  'connectors.*': { remote: REMOTE },
};
