import type { Candidate, ConnectorId, Criterion, Outcome, RunEvent } from '#harness/run/index.ts';

/** Which frame a remark belongs to: of its line as far as it has got, or the last that its line, or the run, will have. */
export type Place = 'opening' | 'caller spoke' | 'latest' | 'end of line' | 'end of run';

/** What is to be said about a frame, one packet comment each. */
export interface Remark {
  readonly place: Place;
  readonly says: readonly string[];
}

/** Which attempt each connector is at. */
export type Attempts = ReadonlyMap<ConnectorId, number>;

/** An event as packet comments, each beginning with a word to filter by; absent where it says nothing about a frame. */
export const remark = <Type extends RunEvent['type']>(event: EventOf<Type>, attempts: Attempts): Remark | undefined =>
  (REMARKS[event.type] as Row<Type> | undefined)?.(event, attempts);

type EventOf<Type extends RunEvent['type']> = Extract<RunEvent, { readonly type: Type }>;
type Row<Type extends RunEvent['type']> = (event: EventOf<Type>, attempts: Attempts) => Remark;

const REMARKS: { readonly [Type in RunEvent['type']]?: Row<Type> } = {
  decision: ({ decision: { host, product, stage, outcome, candidates } }) => ({
    place: stage === 'address' ? 'opening' : 'caller spoke',
    says: [`decision at ${host} (${product}), ${stage}: ${outcomeIn(outcome)}`, ...candidates.map(candidateIn)],
  }),

  association: ({ host, booked }) => ({ place: 'latest', says: [`association at ${host}: booked by ${booked}`] }),

  event: ({ host, event: { id, text } }) => ({ place: 'latest', says: [`event ${id} at ${host}: ${text}`] }),

  fault: ({ from, fault, says }) => ({ place: 'latest', says: [`fault, said by the ${from}: ${says} (${fault})`] }),

  connector: ({ connector, outcome, by, detail }, attempts) => {
    const number = attempts.get(connector);
    const who = number === undefined ? connector : `${connector}, attempt ${number}`;
    return { place: 'end of line', says: [`connector ${who}: ${list([outcome, by && `booked by ${by}`, detail])}`] };
  },

  expect: ({ what, wanted, got, verdict, where }) => ({
    place: 'end of run',
    says: [`verdict ${verdict}: ${list([what, `wanted ${wanted}`, `got ${got}`, where])}`],
  }),

  'run.end': ({ verdict, partial }) => ({ place: 'end of run', says: [`verdict ${verdict}: the run${partial ? ', stopped early' : ''}`] }),
};

const outcomeIn = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'taken':
      return `taken by ${outcome.by}`;
    case 'open':
      return `open between ${outcome.among.join(', ')}`;
    case 'refused':
      return `refused, ${outcome.why}`;
    case 'ambiguous':
      return `ambiguous between ${outcome.among.join(', ')}; ${'taken' in outcome.so ? `taken by ${outcome.so.taken}` : `refused, ${outcome.so.refused}`}`;
  }
};

const candidateIn = ({ connector, criteria }: Candidate): string => {
  const fits = criteria.every(({ ok }) => ok) ? 'fits' : 'does not fit';
  return `candidate ${connector} ${fits}: ${criteria.map(criterionIn).join('; ') || 'nothing is asked of it'}`;
};

const criterionIn = ({ name, wanted, got, ok, rule }: Criterion): string =>
  ok ? `${name}, ${got} (${rule})` : `${name}, wants ${wanted}, got ${got} (${rule})`;

const list = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ');
