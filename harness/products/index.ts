export { HABITS, type ProductHabit, playedBy } from './habits/index.ts';
export { IDENTITY } from './identity.ts';
export type { CriterionName, Limits, Product, ProductId, RuleName, Rules, RuleValues, Sourced, Stage, Timers, Trait } from './product.ts';
export { PRODUCTS, product, type RuleOverrides, withRules } from './register.ts';
export { RULE_NAMES, RULES, valuesOf } from './rules.ts';
