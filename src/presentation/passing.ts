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

const passDown = ({ mode, dcs }: Variables, { kind, userData, ...fields }: Down): Do => [
  down(defined({ ...fields, kind: `S${kind.slice(1)}`, userData: encodeValues(userData, mode, dcs) }) as SessionService['down']),
];

const passUp = ({ mode, dcs }: Variables, { kind, userData, ...fields }: Below): Do => [
  up(defined({ ...fields, kind: `P${kind.slice(1)}`, userData: decodeValues(userData, mode, dcs) }) as Up),
];

// biome-ignore format: a table
const WAYS: Readonly<Record<Going, { readonly letter: 'P' | 'S'; readonly row: { readonly to: 'STAt0'; readonly do: unknown } }>> = {
  request:    { letter: 'P', row: { to: 'STAt0', do: passDown } },
  response:   { letter: 'P', row: { to: 'STAt0', do: passDown } },
  indication: { letter: 'S', row: { to: 'STAt0', do: passUp } },
  confirm:    { letter: 'S', row: { to: 'STAt0', do: passUp } },
};

/** What passes, where there is a connection. */
export const PASSES = Object.fromEntries(
  Object.entries(PASSING).flatMap(([name, goings]) => goings.map((going) => [`${WAYS[going].letter}-${name}.${going}`, WAYS[going].row])),
) as Omit<Table['STAt0'], 'invalid'>;
