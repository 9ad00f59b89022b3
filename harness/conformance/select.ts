import { type Case, groupOf, type Level } from './case.ts';

/** Which cases are to be run. Globs are over identifiers: `*` is any text. */
export interface Selection {
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** `rfc1006:6`, `x224:13.3`: a document, and a clause with all below it. */
  readonly clauses: readonly string[];
  readonly levels: readonly Level[];
}

/** The cases that are selected, in their order. */
export const selectCases = (cases: readonly Case[], { only, skip, clauses, levels }: Selection): readonly Case[] =>
  cases.filter(
    ({ id, clause, level }) =>
      (only.length === 0 || only.some((glob) => fits(glob, id))) &&
      !skip.some((glob) => fits(glob, id)) &&
      (clauses.length === 0 || clauses.some((wanted) => isOf(wanted, clause))) &&
      (levels.length === 0 || levels.includes(level)),
  );

/** Whether a glob names a case, or the group that it is in. */
export const fits = (glob: string, id: string): boolean => {
  const pattern = glob.split(/\*+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return glob === groupOf({ id }) || new RegExp(`^${pattern.join('.*')}$`).test(id);
};

/** The clauses that a case names: there may be several, and a document without a clause. */
const isOf = (wanted: string, clause: string): boolean => {
  const [document = '', number = ''] = wanted.toLowerCase().split(':');
  return clause.split(';').some((each) => {
    const [, name = '', of = ''] = /^\s*([\w. ]+?)(?:\s*§\s*([\w.]+))?\s*(?:\(.*\))?\s*$/.exec(each) ?? [];
    const isDocument = name.toLowerCase().replaceAll(/[ .]/g, '') === document.replaceAll('.', '');
    return isDocument && (number === '' || of === number || of.startsWith(`${number}.`));
  });
};
