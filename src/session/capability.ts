import { defined, up } from '#src/core/index.ts';
import { valueIn } from './parameters.ts';
import { mayCome, maySend } from './rights.ts';
import { send } from './send.ts';
import type { SpduOf } from './spdu.ts';
import type { Do, Request, Rows, Variables } from './variables.ts';

const sendCD = (variables: Variables, { userData }: Request<'S-CAPABILITY-DATA.request'>): Do => {
  maySend('CD', variables);
  return [send(variables, 'CD', { userData })];
};

/** CD: the user is asked, X.225 §7.14. */
const indicate = (variables: Variables, { parameters }: SpduOf<'CD'>): Do => {
  mayCome('CD', variables);
  return [up(defined({ kind: 'S-CAPABILITY-DATA.indication', userData: valueIn(parameters, 'userData') }))];
};

const sendCDA = (variables: Variables, { userData }: Request<'S-CAPABILITY-DATA.response'>): Do => [send(variables, 'CDA', { userData })];

/** CDA: the answer, X.225 §7.15. */
const confirm = (_: Variables, { parameters }: SpduOf<'CDA'>): Do => [
  up(defined({ kind: 'S-CAPABILITY-DATA.confirm', userData: valueIn(parameters, 'userData') })),
];

// biome-ignore format: a table
/** Capability data, X.225 §7.14 and §7.15: between activities. */
export const CAPABILITY: Rows = {
  STA21:  { CDA: { to: 'STA713', do: confirm } },
  STA22:  { 'S-CAPABILITY-DATA.response': { to: 'STA713', do: sendCDA } },
  STA713: { 'S-CAPABILITY-DATA.request':  { to: 'STA21',  do: sendCD }, CD: { to: 'STA22', do: indicate } },
};
