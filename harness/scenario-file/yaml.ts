import { parseDocument, type YAMLError } from 'yaml';
import type { Problem } from './fault.ts';
import { placeIn } from './places.ts';
import type { Tree } from './tree.ts';
import { refusalOf } from './yaml-limits.ts';
import { Walk } from './yaml-walk.ts';
import { GOING_ON, yamlWords } from './yaml-words.ts';

/** What a text says, as far as it is YAML 1.2; no tree where it is not. */
export interface Parsed {
  readonly tree?: Tree;
  readonly problems: readonly Problem[];
}

/** Reads one YAML 1.2 document with its places. Aliases and `<<` are resolved, what would blow up is refused. */
export const parse = (text: string): Parsed => {
  const refusal = refusalOf(text);
  if (refusal !== undefined) return refused(refusal);
  const document = parseDocument(text, { version: '1.2', merge: true, prettyErrors: false });
  const { explicit, version } = document.directives?.yaml ?? {};
  if (explicit && version !== '1.2') return refused('a scenario is YAML 1.2');
  const found = onePerLine([...document.errors, ...document.warnings], text).map((error) => yamlWords(error, text));
  if (document.errors.some(({ code }) => !GOING_ON.has(code))) return { problems: found };
  if (document.contents === null) return refused('there is no scenario in the file');
  const walk = new Walk(document, text);
  const tree = walk.tree(document.contents, 0);
  return walk.spent === undefined ? { tree, problems: [...found, ...walk.problems] } : refused(walk.spent);
};

const refused = (says: string): Parsed => ({ problems: [{ span: { start: 0, end: 1 }, says }] });

/** What follows on a line comes of the first. */
const onePerLine = (errors: readonly YAMLError[], text: string): readonly YAMLError[] => {
  const lines = errors.slice(0, ERRORS_MOST).map(({ pos }) => placeIn(text, pos[0]).line);
  return errors.slice(0, ERRORS_MOST).filter((_, index) => lines.indexOf(lines[index]!) === index);
};
const ERRORS_MOST = 200;
