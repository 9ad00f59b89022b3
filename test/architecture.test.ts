import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import test from 'ava';

// biome-ignore format: a table
/** The floors of the house, from the ground up. Nobody imports from a floor above, nor from another room on the same floor. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/core'],
  ['src/asn1'],
  ['src/tpkt'],
  ['src/cotp'],
  ['src/session'],
  ['src/presentation'],
  ['src/acse'],
  ['src/rtse'],
  ['src/p1'],
  ['src/p22'],
  ['src/stack', 'src/dissect'],
  ['src/io'],
  ['src'],
  ['harness/run', 'harness/packets'],
  ['harness/filter', 'harness/net', 'harness/names', 'harness/events'],
  ['harness/faults'],
  ['harness/products'],
  ['harness/mta', 'harness/explain', 'harness/record', 'harness/capture'],
  ['harness/topology', 'harness/conformance'],
  ['harness/scenario-file'],
  ['harness/reports'],
  ['harness/console'],
  ['harness/decode'],
  ['harness/diff', 'harness/replay', 'harness/load'],
  ['harness/golden'],
  ['harness/cli'],
];

/** The protocols: each knows of the one below its service, which is types, and nothing else. */
const LAYERS: readonly string[] = FLOORS.slice(2, 9).flat();

/** The rooms that may say what time it is, what was thrown and what the system is called. */
const IMPURE = /^(src\/io|harness)\//;
const IMPURITY =
  /from 'node:|\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|Date|performance|process|Buffer|console)\b|Math\.random/;
const BAD_MANNERS = /^export default|^export \*|^\s*(?:export )?(?:const )?enum |: any\b|<any>|\bas any\b/m;

interface Import {
  readonly target: string;
  readonly isType: boolean;
  /** As it is written. */
  readonly path: string;
}

const root = join(import.meta.dirname, '..');
const filesIn = (folder: string, ending: string): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith(ending))
        .map((path) => `${folder}/${path}`)
    : [];
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
/** The code without its comments. */
const codeOf = (path: string): string => textOf(path).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
/** The code without what it says to people. */
const mutedOf = (path: string): string => codeOf(path).replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
const importsOf = (path: string): readonly Import[] =>
  [...codeOf(path).matchAll(/^(import|export)( type)?\b[^;]*? from '([^']+)'/gms)].map(([, , type, target = '']) => ({
    target: target.startsWith('#') ? target.slice(1) : normalize(join(dirname(path), target)),
    isType: type !== undefined,
    path: target,
  }));
const isOurs = ({ path }: Import): boolean => path.startsWith('#') || path.startsWith('.');
const roomOf = (path: string): string =>
  path
    .split('/')
    .slice(0, path.split('/').length > 2 ? 2 : 1)
    .join('/');
const floorOf = (room: string): number => FLOORS.findIndex((rooms) => rooms.includes(room));

const sources = ['src', 'harness'].flatMap((folder) => filesIn(folder, '.ts')).filter((path) => !path.includes('/page/'));
const tests = ['test/src', 'test/harness'].flatMap((folder) => filesIn(folder, '.test.ts'));

test('every room has its floor', (t) =>
  t.deepEqual(
    [...new Set(sources.map(roomOf))].filter((room) => floorOf(room) < 0),
    [],
  ));

test('nobody imports from above, or from next door', (t) => {
  const wrong = sources.flatMap((path) =>
    importsOf(path)
      .filter(isOurs)
      .filter(({ target }) => roomOf(target) !== roomOf(path) && floorOf(roomOf(target)) >= floorOf(roomOf(path)))
      .map(({ target }) => `${path} -> ${target}`),
  );
  t.deepEqual(wrong, []);
});

test('rooms are entered by their doors', (t) => {
  const isProper = (from: string, { path, target }: Import): boolean =>
    roomOf(from) === roomOf(target) ? path.startsWith('.') : /^#(?:src|harness)(?:\/[a-z0-9-]+)?\/index\.ts$/.test(path);
  const wrong = sources.flatMap((path) =>
    importsOf(path)
      .filter(isOurs)
      .filter((each) => !isProper(path, each))
      .map((each) => `${path} -> ${each.path}`),
  );
  t.deepEqual(wrong, []);
});

test('a layer takes nothing but types from another layer', (t) => {
  const wrong = sources
    .filter((path) => LAYERS.includes(roomOf(path)))
    .flatMap((path) =>
      importsOf(path)
        .filter(({ target, isType }) => !isType && roomOf(target) !== roomOf(path) && LAYERS.includes(roomOf(target)))
        .map(({ target }) => `${path} -> ${target}`),
    );
  t.deepEqual(wrong, []);
});

test('there are no cycles', (t) => {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) t.fail([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (done.has(path) || trail.includes(path)) return;
    for (const { target } of importsOf(path).filter(isOurs)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of sources) visit(path, []);
  t.is(done.size >= sources.length, true);
});

test('sockets, clocks, chance and Node are the business of io and of the harness', (t) =>
  t.deepEqual(
    sources.filter((path) => !IMPURE.test(path) && IMPURITY.test(codeOf(path))),
    [],
  ));

test('there is no default export, no export of everything, no enum and no any', (t) =>
  t.deepEqual(
    sources.filter((path) => BAD_MANNERS.test(mutedOf(path))),
    [],
  ));

test('every test has its source, a file or a folder', (t) => {
  const sourceOf = (path: string): string => path.replace(/^test\//, '').replace(/\.test\.ts$/, '');
  const isSource = (path: string): boolean => existsSync(join(root, `${path}.ts`)) || existsSync(join(root, path));
  t.deepEqual(
    tests.filter((path) => !isSource(sourceOf(path))),
    [],
  );
});

test('every room of the protocols has its tests', (t) => {
  const tested = new Set(tests.map((path) => roomOf(path.replace(/^test\//, ''))));
  const rooms = [...new Set(sources.map(roomOf))].filter((room) => room.startsWith('src/'));
  t.deepEqual(
    rooms.filter((room) => !tested.has(room)),
    [],
  );
});
