import { EVENTS, type EventId, originOf } from '#harness/events/index.ts';
import { HABITS, PRODUCTS, type ProductHabit, RULE_NAMES, RULES, type RuleName } from '#harness/products/index.ts';
import { nearest } from '#harness/run/index.ts';
import type { Advice, Explanation } from './explanation.ts';
import { faultKindExplanations } from './fault-kinds.ts';
import { INTERNAL_ADVICE } from './internal-events.ts';
import { LINT } from './lint.ts';
import { MESSAGE_ADVICE } from './message-events.ts';
import { MTA_ADVICE } from './mta-events.ts';
import { PLATFORM_ADVICE } from './platform-events.ts';
import { OUTCOMES, REFUSED } from './scenario.ts';
import { TRANSPORT_ADVICE } from './transport-events.ts';
import { winsockExplanations } from './winsock.ts';
import { faultExplanations } from './wire-faults.ts';
import { reasonExplanations } from './wire-reasons.ts';

/** What is known of a term, or the nearest that is. */
export type Explained = { readonly found: Explanation } | { readonly unknown: string; readonly nearest?: string };

/** The explanation of a term: an event or Winsock code, a fault, a reason on the wire, a finding, an outcome, a refusal, a rule, a habit. */
export const explain = (term: string): Explained => {
  const found = EXPLANATIONS.get(term);
  if (found) return { found };
  const near = nearest(term, EXPLANATIONS.keys());
  return { unknown: term, ...(near === undefined ? {} : { nearest: near }) };
};

const ADVICE: Readonly<Record<EventId, Advice>> = {
  ...TRANSPORT_ADVICE,
  ...PLATFORM_ADVICE,
  ...INTERNAL_ADVICE,
  ...MTA_ADVICE,
  ...MESSAGE_ADVICE,
};

const eventExplanations = (): readonly Explanation[] =>
  Object.entries(EVENTS).map(([term, { type, category, origin, source }]) => ({
    term,
    heading: `event, ${type}, ${category}, ${originOf(origin)}`,
    ...ADVICE[Number(term) as EventId],
    source,
  }));

const ruleExplanations = (): readonly Explanation[] =>
  RULE_NAMES.map((term) => ({
    term,
    heading: 'rule of a product',
    means: `${RULES[term].says}: ${valuesOf(term)}.`,
    causes: [],
    try: ['Set it for a host of a scenario, under rules.', 'See who has which value: port102 list products'],
  }));

const valuesOf = (rule: RuleName): string =>
  Object.entries(RULES[rule].values)
    .map(([value, means]) => (means ? `${value} (${means})` : value))
    .join(', ');

const habitExplanations = (): readonly Explanation[] =>
  Object.values<ProductHabit>(HABITS).map(({ id, says, source, isUser }) => {
    const products = Object.values(PRODUCTS).flatMap((product) => (product.habits?.some((habit) => habit.id === id) ? [product.id] : []));
    return {
      term: id,
      heading: 'habit of a product',
      means: isUser ? `${says} It is left out where an MTA stands behind the listener.` : says,
      causes: [`It is one of ${products.join(', ')}.`],
      try: [`Call somebody who has it: port102 emulate --product ${products[0]} --listen 127.0.0.1:1102`],
      source,
    };
  });

const named = (heading: string, rows: Readonly<Record<string, Advice & { readonly source?: string }>>): readonly Explanation[] =>
  Object.entries(rows).map(([term, row]) => ({ term, heading, ...row }));

/** Everything that can be explained, by term. */
export const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map(
  [
    ...faultKindExplanations(),
    ...eventExplanations(),
    ...winsockExplanations(),
    ...reasonExplanations(),
    ...faultExplanations(),
    ...named('finding of check', LINT),
    ...named('outcome of a connector', OUTCOMES),
    ...named('refusal of a call', REFUSED),
    ...ruleExplanations(),
    ...habitExplanations(),
  ].map((explanation) => [explanation.term, explanation]),
);
