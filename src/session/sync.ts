import { defined, up } from '#src/core/index.ts';
import { valueIn } from './parameters.ts';
import { mayCome, maySend } from './rights.ts';
import { send } from './send.ts';
import type { SpduOf } from './spdu.ts';
import { answered, confirmed, heard, made } from './sync-points.ts';
import { decodeSerial, encodeSerial, octet } from './values.ts';
import type { Do, Request, Rows, Variables } from './variables.ts';

const sendMIP = (variables: Variables, { confirm, userData }: Request<'S-SYNC-MINOR.request'>): Do => {
  maySend('MIP', variables);
  const syncType = confirm === 'optional' ? octet(OPTIONAL) : undefined;
  const mip = send(variables, 'MIP', { syncType, serial: encodeSerial(variables.sync.next), userData });
  variables.sync = made(variables.sync);
  return [mip];
};

/** MIP: the next sync point, X.225 §7.20.3. */
const indicate = (variables: Variables, { parameters }: SpduOf<'MIP'>): Do => {
  mayCome('MIP', variables);
  const syncPoint = decodeSerial(valueIn(parameters, 'serial')!);
  variables.sync = heard(variables.sync, syncPoint);
  const confirm = ((valueIn(parameters, 'syncType')?.[0] ?? 0) & OPTIONAL) === 0 ? 'explicit' : 'optional';
  return [up(defined({ kind: 'S-SYNC-MINOR.indication', syncPoint, confirm, userData: valueIn(parameters, 'userData') }))];
};

const sendMIA = (variables: Variables, { syncPoint, userData }: Request<'S-SYNC-MINOR.response'>): Do => {
  maySend('MIA', variables);
  const sync = answered(variables.sync, syncPoint);
  const mia = send(variables, 'MIA', { serial: encodeSerial(syncPoint), userData });
  variables.sync = sync;
  return [mia];
};

/** MIA: confirms all sync points up to its own, X.225 §7.21.3. */
const confirm = (variables: Variables, { parameters }: SpduOf<'MIA'>): Do => {
  mayCome('MIA', variables);
  const syncPoint = decodeSerial(valueIn(parameters, 'serial')!);
  variables.sync = confirmed(variables.sync, syncPoint);
  return [up(defined({ kind: 'S-SYNC-MINOR.confirm', syncPoint, userData: valueIn(parameters, 'userData') }))];
};

// biome-ignore format: a table
/** Minor synchronization, X.225 Annex A. */
export const SYNC: Rows = {
  STA04B: { MIA: { to: 'STA04B', do: confirm } },
  STA05B: { MIA: { to: 'STA05B' }, MIP: { to: 'STA05B' } },
  STA05C: { MIA: { to: 'STA05C' }, MIP: { to: 'STA05C' } },
  STA10B: { 'S-SYNC-MINOR.response': { to: 'STA10B', do: sendMIA } },
  STA19:  { MIA: { to: 'STA19' }, MIP: { to: 'STA19' } },
  STA20:  { MIA: { to: 'STA20' }, MIP: { to: 'STA20' } },
  STA713: {
    'S-SYNC-MINOR.request':  { to: 'STA713', do: sendMIP },
    'S-SYNC-MINOR.response': { to: 'STA713', do: sendMIA },
    MIP:                     { to: 'STA713', do: indicate },
    MIA:                     { to: 'STA713', do: confirm },
  },
};

/** In the sync type item: no explicit confirm is asked for, X.225 §8.3.20.3. */
const OPTIONAL = 0x01;
