import { ACSE_RULES } from './acse.ts';
import { COTP_RULES } from './cotp.ts';
import { MTA_RULES } from './mta.ts';
import { PRESENTATION_RULES } from './presentation.ts';
import { RTSE_RULES } from './rtse.ts';
import type { Rule } from './rule.ts';
import { SESSION_RULES } from './session.ts';
import { TPKT_RULES } from './tpkt.ts';

/** Every rule, from the ground up. */
export const RULES: readonly Rule[] = [
  ...TPKT_RULES,
  ...COTP_RULES,
  ...SESSION_RULES,
  ...PRESENTATION_RULES,
  ...ACSE_RULES,
  ...RTSE_RULES,
  ...MTA_RULES,
];

/** The rule of that id. */
export const ruleOf = (id: string): Rule | undefined => BY_ID.get(id);

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((each) => [each.id, each]));

export type { Mark, Rule, Side } from './rule.ts';
