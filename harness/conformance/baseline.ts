import { isMap, type Node, type YAMLMap } from 'yaml';
import { nearest, type Verdict } from '#harness/run/index.ts';
import { defined } from '#src/core/index.ts';
import type { Result } from './result.ts';
import { type Flaw, YamlFile } from './yaml-file.ts';

/** One failure that is expected. */
export interface Expected {
  readonly case: string;
  readonly role?: string;
  readonly verdict: Verdict;
  /** What is observed when it fails as it is known to: pins how it fails. */
  readonly because?: string;
  readonly reason?: string;
  /** A day, 2027-03-01: after it the failure counts again. */
  readonly until?: string;
  readonly place: string;
}

/** Failures that are known, of one endpoint. */
export interface Baseline {
  readonly target?: string;
  readonly expected: readonly Expected[];
  /** Entries of cases that there are not, or no more. */
  readonly stale: readonly Flaw[];
}

/** Reads a baseline file; with flaws there is none. `ids`: the cases that there are. */
export const readBaseline = (text: string, name: string, ids: readonly string[]): { baseline: Baseline; flaws: readonly Flaw[] } => {
  const file = new YamlFile(text, name);
  const { root } = file;
  const pairs = new Map((root ? file.pairs(root, ['version', 'target', 'expected']) : []).map(([key, value, at]) => [key, { value, at }]));
  if (root && String(pairs.get('version')?.value) !== '1') file.wrong(root, 'version must be 1');
  const target = pairs.has('target') ? file.text(pairs.get('target')!.value, 'target') : undefined;
  const listed = pairs.get('expected');
  const stale: Flaw[] = [];
  const items = listed?.value && String(listed.value) !== 'null' ? file.items(listed.value, 'expected') : [];
  const expected = items.flatMap((item) =>
    isMap(item) ? (entryOf(file, item, ids, stale) ?? []) : (file.wrong(item, 'an entry must be a map') ?? []),
  );
  for (const [index, { case: id, role, place }] of expected.entries())
    if (expected.slice(0, index).some((other) => other.case === id && other.role === role))
      file.flaws.push({ place, says: `${id} is listed twice` });
  return { baseline: defined({ target, expected, stale }), flaws: file.flaws };
};

const entryOf = (file: YamlFile, map: YAMLMap, ids: readonly string[], stale: Flaw[]): Expected | undefined => {
  const values: Record<string, string | undefined> = {};
  for (const [key, value, at] of file.pairs(map, KEYS)) values[key] = key === 'until' ? dayOf(file, value) : file.text(value ?? at, key);
  const { case: id, verdict = 'fail' } = values;
  if (id === undefined) return file.wrong(map, 'an entry names its case');
  if (!VERDICTS.includes(verdict as Verdict)) return file.wrong(map, `verdict is one of ${VERDICTS.join(', ')}`);
  if (!ids.includes(id)) {
    const near = nearest(id, ids);
    stale.push({ place: file.placeOf(map), says: `there is no case ${id}${near ? `, did you mean ${near}?` : ''}` });
    return undefined;
  }
  return defined({ ...values, case: id, verdict: verdict as Verdict, place: file.placeOf(map) });
};

const dayOf = (file: YamlFile, node: Node | null): string | undefined => {
  const text = String(node ?? '');
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : file.wrong(node, 'until is a day: 2027-03-01');
};

const KEYS = ['case', 'role', 'verdict', 'because', 'reason', 'until'] as const;
/** What may be expected: what passes is not listed. */
const VERDICTS: readonly Verdict[] = ['fail', 'warn', 'inconclusive'];

/** A result seen against what was expected of it. */
export interface Judged extends Result {
  readonly baseline?: Expected;
  /** What the baseline has to do with the verdict, in words. */
  readonly note?: string;
}

/** Fails and listed: xfail. Fails otherwise than listed, or after its day: as it is. Passes and listed: xpass. `today`: 2026-11-25. */
export const against = (result: Result, { expected }: Baseline, today: string): Judged => {
  const entry = expected.find(({ case: id, role }) => id === result.case.id && (role === undefined || role === result.role));
  if (entry === undefined) return result;
  const { place, reason = 'listed' } = entry;
  const judged = (verdict: Verdict, note: string): Judged => ({ ...result, verdict, baseline: entry, note });
  if (entry.until !== undefined && entry.until < today) return judged(result.verdict, `its entry at ${place} ended on ${entry.until}`);
  if (result.verdict === 'pass') return judged('xpass', `listed at ${place} (${reason}), but passes now: remove it, or --update-baseline`);
  if (result.verdict === 'n/a') return judged('xpass', `listed at ${place} (${reason}), but is not applicable: remove it`);
  if (result.verdict !== entry.verdict) return judged(result.verdict, `listed at ${place} as ${entry.verdict}, not as ${result.verdict}`);
  if (entry.because !== undefined && !told(result).includes(entry.because))
    return judged(result.verdict, `fails in another way than "${entry.because}" (${place})`);
  return judged('xfail', `expected: ${reason} (${place})`);
};

const told = ({ observed, reason }: Result): string => `${observed} ${reason}`;

/** The text of the file with what these results say: new failures added, those that pass taken out, what stays as it was, comments kept. Sorted by case. */
export const updated = (text: string, name: string, results: readonly Judged[], target: string): string => {
  const { document } = new YamlFile(text === '' ? `version: 1\ntarget: ${JSON.stringify(target)}\nexpected: []\n` : text, name);
  const list = document.get('expected') as { items: YAMLMap[]; flow?: boolean } | null;
  const kept = (list?.items ?? []).filter((item) => {
    const result = results.find((each) => isOf(item, each));
    return result === undefined || result.verdict === 'xfail' || VERDICTS.includes(result.verdict);
  });
  const isNew = (each: Judged, at: number): boolean =>
    isBad(each) &&
    !kept.some((item) => isOf(item, each)) &&
    results.findIndex((other) => other.case.id === each.case.id && other.role === each.role && isBad(other)) === at;
  const added = results.filter(isNew).map(({ case: { id }, role, verdict, observed }) =>
    document.createNode({
      case: id,
      ...(kept.some((item) => item.get('case') === id) ? { role } : {}),
      verdict,
      because: withoutFrame(observed),
      reason: 'not looked into yet',
    }),
  ) as unknown as YAMLMap[];
  for (const item of kept) {
    const result = results.find((each) => isOf(item, each));
    if (result && VERDICTS.includes(result.verdict)) {
      item.set('verdict', result.verdict);
      item.set('because', withoutFrame(result.observed));
    }
  }
  // The list that there is, so that the comments in front of it stay.
  const sequence = list ?? (document.createNode([]) as unknown as { items: YAMLMap[]; flow?: boolean });
  sequence.items = [...kept, ...added].toSorted((a, b) => (String(a.get('case')) < String(b.get('case')) ? -1 : 1));
  sequence.flow = false;
  document.set('expected', sequence);
  return document.toString({ lineWidth: 0 });
};

const isBad = ({ verdict }: Judged): boolean => verdict === 'fail' || verdict === 'inconclusive';

/** Whether an entry is about that result: of both roles where it names none. */
const isOf = (item: YAMLMap, { case: { id }, role }: Judged): boolean =>
  item.get('case') === id && (!item.has('role') || item.get('role') === role);

/** Frames differ from run to run. */
const withoutFrame = (observed: string): string => observed.replace(/ \(frame \d+\)$/, '');
