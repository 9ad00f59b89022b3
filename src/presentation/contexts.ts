import { defined } from '#src/core/index.ts';
import { presentationFaults } from './faults.ts';
import type { Settings } from './options.ts';
import type { ResultItem } from './ppdu.ts';
import type { Context, ContextResult } from './service.ts';

/** The defined context set, X.226 §6.2.3: the identifiers of contexts, and the transfer syntax of each. */
export type DefinedContexts = ReadonlyMap<number, string>;

/** Before there is any. */
export const NO_CONTEXTS: DefinedContexts = new Map();

/** What must hold for contexts that are proposed, X.226 §6.2.2.7. */
export const judgeContexts = (contexts: readonly Context[]): void => {
  const known = new Set<number>();
  for (const { id, transferSyntaxes } of contexts) {
    if (id % 2 === 0) throw presentationFaults.identifier({ got: id });
    if (known.has(id)) throw presentationFaults.distinct({ got: id });
    if (transferSyntaxes.length === 0) throw presentationFaults.transferSyntaxes({ got: 'none' });
    known.add(id);
  }
};

/** What becomes of contexts that a peer proposes, so far as it is for us to say, X.226 §6.2.3.5: the first transfer syntax of ours. */
export const resultsFor = (contexts: readonly Context[], settings: Settings): readonly ContextResult[] =>
  contexts.map((context) => resultFor(context, settings));

/** What our user makes of it, in the order of the proposal: it can reject what we accept, and not the other way round. */
export const resultsChosen = (ours: readonly ContextResult[], chosen: readonly ContextResult[] = ours): readonly ContextResult[] => {
  const byId = new Map(chosen.map((result) => [result.id, result]));
  if (byId.size !== ours.length || chosen.length !== ours.length) throw presentationFaults.results({ got: chosen.length });
  return ours.map((own) => {
    const result = byId.get(own.id);
    if (result === undefined) throw presentationFaults.results({ got: `none for ${own.id}` });
    if (result.result === 'acceptance' && own.result !== 'acceptance') throw presentationFaults.result({ got: own.result });
    return result;
  });
};

/** Results as a CPA and a CPR have them, X.226 §8.2: in the order of the proposal, without identifiers. */
export const itemsOf = (results: readonly ContextResult[]): readonly ResultItem[] | undefined =>
  results.length > 0 ? results.map(({ id: _, ...item }) => item) : undefined;

/** What became of the contexts that we proposed, X.226 §6.2.3.5. */
export const resultsIn = (items: readonly ResultItem[] = [], proposed: readonly Context[]): readonly ContextResult[] => {
  if (items.length !== proposed.length) throw presentationFaults.results({ got: items.length });
  return items.map((item, place) => resultOf(item, proposed[place]!));
};

/** The contexts that are accepted. */
export const contextsIn = (results: readonly ContextResult[]): DefinedContexts =>
  new Map(results.flatMap((each) => (each.result === 'acceptance' ? [[each.id, each.transferSyntax]] : [])));

/** Contexts as they are proposed, with the first of their transfer syntaxes: in them stand the values of a CP. */
export const contextsOf = (proposed: readonly Context[]): DefinedContexts =>
  new Map(proposed.map(({ id, transferSyntaxes }) => [id, transferSyntaxes[0]!]));

const resultFor = ({ id, abstractSyntax, transferSyntaxes }: Context, settings: Settings): ContextResult => {
  if (settings.abstractSyntaxes?.includes(abstractSyntax) === false) {
    return { id, result: 'provider-rejection', reason: 'abstract-syntax-not-supported' };
  }
  const transferSyntax = transferSyntaxes.find((each) => settings.transferSyntaxes.includes(each));
  return transferSyntax === undefined
    ? { id, result: 'provider-rejection', reason: 'proposed-transfer-syntaxes-not-supported' }
    : { id, result: 'acceptance', transferSyntax };
};

const resultOf = ({ result, transferSyntax, reason }: ResultItem, { id, transferSyntaxes }: Context): ContextResult => {
  if (result === 'user-rejection' || result === 'provider-rejection') return defined({ id, result, reason });
  if (result !== 'acceptance') throw presentationFaults.result({ got: result });
  if (transferSyntax === undefined || !transferSyntaxes.includes(transferSyntax)) {
    throw presentationFaults.result({ got: transferSyntax ?? 'no transfer syntax' });
  }
  return { id, result, transferSyntax };
};
