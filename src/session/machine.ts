import { type Layer, machine } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { ACTIVITY } from './activity-rows.ts';
import { NO_TERMS } from './agreement.ts';
import { CAPABILITY } from './capability.ts';
import { inTurn } from './concatenation.ts';
import { EXCEPTIONS } from './exceptions.ts';
import { sessionFaults } from './faults.ts';
import { KERNEL } from './kernel.ts';
import { DEFAULTS, SESSION_LIMITS, type SessionOptions } from './options.ts';
import { judgeSpdu } from './rules.ts';
import type { SessionService } from './service.ts';
import { decodeTsdu } from './spdu.ts';
import { SYNC } from './sync.ts';
import { NO_SYNC } from './sync-points.ts';
import { TOKEN_ROWS } from './tokens.ts';
import { judgeSegmenting, TRANSFER } from './transfer.ts';
import type { Event, Rows, State, Table, Variables } from './variables.ts';

/** X.225 over the transport service: one session connection after another on one transport connection. */
export const session = (options: SessionOptions = {}): Layer<SessionService, TransportService> => {
  const variables = unconnected(options);
  return machine({ table: TABLE, start: 'STA01', variables, read: (primitive) => eventsIn(primitive, variables), unexpected });
};

const merged = (kernel: Table, ...units: readonly Rows[]): Table =>
  Object.fromEntries(
    Object.entries(kernel).map(([state, row]) => [state, Object.assign({}, row, ...units.map((unit) => unit[state as State]))]),
  ) as Table;

/** X.225 Annex A: the kernel, and what each functional unit adds to it. An SPDU without a cell is a protocol error. */
export const TABLE: Table = merged(KERNEL, TRANSFER, TOKEN_ROWS, SYNC, ACTIVITY, EXCEPTIONS, CAPABILITY);

const eventsIn = (primitive: TransportService['up'], variables: Variables): readonly Event[] => {
  // No SPDU of ours travels as expedited data, and what is not expected there may be passed over, X.225 §A.4.3.2.
  if (primitive.kind !== 'T-DATA.indication') return primitive.kind === 'T-EXPEDITED-DATA.indication' ? [] : [primitive];
  const { receives } = variables.terms;
  if (receives > 0 && primitive.tsdu.length > receives) throw sessionFaults.longTsdu({ octet: receives, got: primitive.tsdu.length });
  const spdus = inTurn(decodeTsdu(primitive.tsdu), variables.settings);
  for (const spdu of spdus) {
    if (spdu.kind === 'AB') continue; // It ends the connection, whatever it says.
    judgeSpdu(spdu, variables);
    judgeSegmenting(spdu, variables);
  }
  return spdus;
};

const unexpected = ({ got }: { readonly got: string }) => sessionFaults.unexpected({ got });

const unconnected = ({ limits, ...options }: SessionOptions): Variables => ({
  settings: { ...DEFAULTS, ...options, limits: limits ? { ...SESSION_LIMITS, ...limits } : SESSION_LIMITS },
  isCalled: false,
  isInitiator: false,
  keeps: false,
  collided: false,
  party: {},
  ready: undefined,
  overflow: undefined,
  cn: undefined,
  proposal: { versions: [], units: [], tsduSizes: { initiator: 0, responder: 0 }, tokenSetting: 0 },
  terms: NO_TERMS,
  owned: new Set(),
  sync: NO_SYNC,
  plea: [],
  assembly: undefined,
});
