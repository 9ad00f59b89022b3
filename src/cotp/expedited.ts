import { up } from '#src/core/index.ts';
import { send } from './actions.ts';
import { cotpFaults } from './faults.ts';
import { ED_RULES, judge, LONGEST_ED } from './rules.ts';
import { encodeTpdu, type TpduOf } from './tpdu.ts';
import type { Do, Event, Request, Variables } from './variables.ts';

/** T-EXPEDITED-DATA.request: one ED, as RFC 1006 §6 has it. */
export const sendED = (_: Variables, { tsdu }: Request<'T-EXPEDITED-DATA.request'>): Do => {
  if (tsdu.length < 1 || tsdu.length > LONGEST_ED) throw cotpFaults.edLength({ got: tsdu.length });
  return [send(encodeTpdu({ kind: 'ED', format: 'class0', number: 0, eot: true, parameters: [], userData: tsdu }))];
};

/** ED: passed on at once, whatever TSDU is not complete; class 0 acknowledges none, RFC 1006 §6. */
export const deliverED = (variables: Variables, ed: TpduOf<'ED'>): Do => {
  judge(ED_RULES, ed, variables);
  return [up({ kind: 'T-EXPEDITED-DATA.indication', tsdu: ed.userData })];
};

/** Whether expedited data were agreed; RFC 1006 §5 has none where nobody asks. */
export const hasExpedited = ({ expedited }: Variables, _: Event): boolean => expedited;
