import { defined, up } from '#src/core/index.ts';
import { valueIn } from './parameters.ts';
import { mayCome, maySend } from './rights.ts';
import { send } from './send.ts';
import type { SpduOf } from './spdu.ts';
import { octet } from './values.ts';
import type { Do, Request, Rows, Unreadable, Variables } from './variables.ts';

const sendED = (variables: Variables, { reason, userData }: Request<'S-U-EXCEPTION-REPORT.request'>): Do => {
  maySend('ED', variables);
  const ed = send(variables, 'ED', { reason: octet(reason), userData });
  variables.assembly = undefined;
  return [ed];
};

/** ED: our user, who has the data token, is to recover, X.225 §7.28. */
const indicateUser = (variables: Variables, { parameters }: SpduOf<'ED'>): Do => {
  mayCome('ED', variables);
  const reason = valueIn(parameters, 'reason')![0]!;
  return [up(defined({ kind: 'S-U-EXCEPTION-REPORT.indication', reason, userData: valueIn(parameters, 'userData') }))];
};

/** ER: the same, told by the peer's session entity, X.225 §7.27.3: it counts that it came, not what it says. */
const indicateProvider = (variables: Variables): Do => {
  mayCome('ER', variables);
  return [up({ kind: 'S-P-EXCEPTION-REPORT.indication' })];
};

/** What is invalid is reported and not the end, X.225 §A.4.1.2: where the settings say so, and an ER may be sent. */
export const isReportable = (variables: Variables, { error, primitive }: Unreadable): boolean => {
  const { settings, terms, owned, sync } = variables;
  if (settings.onError !== 'ER' || primitive.kind !== 'T-DATA.indication' || error.fault.answer === undefined) return false;
  return terms.units.includes('exceptions') && !owned.has('data') && (sync.activity || !terms.units.includes('activity'));
};

/** The invalid, told by an ER, X.225 §7.27. */
export const sendER = (variables: Variables, { error, primitive }: Unreadable): Do => {
  const reflected = primitive.kind === 'T-DATA.indication' ? primitive.tsdu.subarray(0, MOST_REFLECTED) : undefined;
  variables.assembly = undefined;
  return [send(variables, 'ER', { reflected }), up({ kind: 'S-P-EXCEPTION-REPORT.indication', cause: error })];
};

// biome-ignore format: a table
/** Exceptions, X.225 Annex A: who reports waits in STA20, who has the data token recovers from STA19. */
export const EXCEPTIONS: Rows = {
  STA04B: { ED: { to: 'STA19', do: indicateUser }, ER: { to: 'STA19', do: indicateProvider } },
  STA05B: { ED: { to: 'STA05B' },                  ER: { to: 'STA05B' } },
  STA05C: { ED: { to: 'STA05C' },                  ER: { to: 'STA05C' } },
  STA10B: { 'S-U-EXCEPTION-REPORT.request': { to: 'STA20', do: sendED } },
  STA19:  { ED: { to: 'STA19' },                   ER: { to: 'STA19' } },
  STA713: {
    'S-U-EXCEPTION-REPORT.request': { to: 'STA20', do: sendED },
    ED:                             { to: 'STA19', do: indicateUser },
    ER:                             { to: 'STA19', do: indicateProvider },
  },
};

/** Of what is invalid, so much is shown to the peer. */
const MOST_REFLECTED = 9;
