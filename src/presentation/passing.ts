import { defined, down, up } from '#src/core/index.ts';
import type { SessionService } from '#src/session/index.ts';
import type { PassingDown, PassingName, PassingUp } from './service.ts';
import { decodeValues, encodeValues } from './values.ts';
import type { Do, Table, Variables } from './variables.ts';

type Going = 'request' | 'response' | 'indication' | 'confirm';

// biome-ignore format: a table
/** The session services that pass by their names, X.226 §6.7 and on: above, user data are values, below, octets. */
const PASSING: Readonly<Record<PassingName, readonly Going[]>> = {
  'TOKEN-GIVE':         ['request',             'indication'],
  'TOKEN-PLEASE':       ['request',             'indication'],
  'CONTROL-GIVE':       ['request',             'indication'],
  'SYNC-MINOR':         ['request', 'response', 'indication', 'confirm'],
  'U-EXCEPTION-REPORT': ['request',             'indication'],
  'P-EXCEPTION-REPORT': [                       'indication'],
  'ACTIVITY-START':     ['request',             'indication'],
  'ACTIVITY-RESUME':    ['request',             'indication'],
  'ACTIVITY-INTERRUPT': ['request', 'response', 'indication', 'confirm'],
  'ACTIVITY-DISCARD':   ['request', 'response', 'indication', 'confirm'],
  'ACTIVITY-END':       ['request', 'response', 'indication', 'confirm'],
};

type Down = Exclude<PassingDown, { kind: 'P-DATA.request' }>;
type Up = Exclude<PassingUp, { kind: 'P-DATA.indication' }>;
type Below = SessionService['up'] & { readonly userData?: Uint8Array };

// Most of them have no user data, and are the same but for their name.
const passDown =
  (kind: string) =>
  ({ mode, dcs }: Variables, primitive: Down): Do => {
    const { userData } = primitive;
    const passed = userData ? defined({ ...primitive, kind, userData: encodeValues(userData, mode, dcs) }) : { ...primitive, kind };
    return [down(passed as SessionService['down'])];
  };

const passUp =
  (kind: string) =>
  ({ mode, dcs }: Variables, primitive: Below): Do => {
    const { userData } = primitive;
    const passed = userData ? { ...primitive, kind, userData: decodeValues(userData, mode, dcs) } : { ...primitive, kind };
    return [up(passed as Up)];
  };

// biome-ignore format: a table
const WAYS: Readonly<Record<Going, { readonly from: 'P' | 'S'; readonly to: 'P' | 'S'; readonly pass: (kind: string) => unknown }>> = {
  request:    { from: 'P', to: 'S', pass: passDown },
  response:   { from: 'P', to: 'S', pass: passDown },
  indication: { from: 'S', to: 'P', pass: passUp },
  confirm:    { from: 'S', to: 'P', pass: passUp },
};

const rowOf = (name: string, going: Going) => {
  const { from, to, pass } = WAYS[going];
  return [`${from}-${name}.${going}`, { to: 'STAt0', do: pass(`${to}-${name}.${going}`) }] as const;
};

/** What passes, where there is a connection. */
export const PASSES = Object.fromEntries(
  Object.entries(PASSING).flatMap(([name, goings]) => goings.map((going) => rowOf(name, going))),
) as Omit<Table['STAt0'], 'invalid'>;
