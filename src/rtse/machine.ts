import type { AcseService } from '#src/acse/index.ts';
import { type Layer, machine } from '#src/core/index.ts';
import { CUTS, ENDS, GOES } from './aborts.ts';
import { ACCEPT } from './accept.ts';
import { CLOSE } from './close.ts';
import { EXCEPTION_ROWS } from './exceptions.ts';
import { rtseFaults } from './faults.ts';
import { OPEN } from './open.ts';
import { RTSE_LIMITS, type RtseOptions } from './options.ts';
import { RECEIPT } from './receive.ts';
import type { RtseService } from './service.ts';
import { TRANSFER } from './transfer.ts';
import { TURNS } from './turn.ts';
import type { Rows, State, Table, Variables } from './variables.ts';

/** X.228 over the association control service, in normal mode and in X.410 mode: one association. */
export const rtse = (options: RtseOptions = {}): Layer<RtseService, AcseService> =>
  machine({
    table: TABLE,
    start: 'IDLE',
    variables: unassociated(options),
    read: (primitive) => [primitive],
    unexpected: ({ got }) => rtseFaults.unexpected({ got }),
  });

// biome-ignore format: a table
/** Every state, and how it ends. */
const STATES: Table = {
  IDLE:         GOES, // no association yet
  OPENING:      ENDS, // wait for the A-ASSOCIATE confirm
  ASKED:        ENDS, // wait for the RT-OPEN response
  TURN:         ENDS, // the turn is ours, and nothing is transferred
  SENDING:      CUTS, // an activity of ours: segments, sync points, its end
  INTERRUPTING: CUTS, // wait for the P-ACTIVITY-INTERRUPT confirm
  DISCARDING:   CUTS, // wait for the P-ACTIVITY-DISCARD confirm
  LISTENING:    ENDS, // the turn is the peer's, and nothing is transferred
  RECEIVING:    ENDS, // an activity of the peer's
  SECURING:     ENDS, // wait for the RT-TRANSFER response
  REPORTING:    ENDS, // an exception is reported: the peer interrupts or discards
  CLOSING:      ENDS, // wait for the A-RELEASE confirm
  RELEASING:    ENDS, // wait for the RT-CLOSE response
  OVER: { // the association is gone
    'RT-U-ABORT.request': { to: 'OVER' },
    invalid:              { to: 'OVER' },
  },
};

const merged = (states: Table, ...parts: readonly Rows[]): Table =>
  Object.fromEntries(
    Object.entries(states).map(([state, row]) => [state, Object.assign({}, row, ...parts.map((part) => part[state as State]))]),
  ) as Table;

/** What may happen when: the parts of the protocol put together. What has no cell is a protocol error. */
export const TABLE: Table = merged(STATES, OPEN, ACCEPT, TRANSFER, EXCEPTION_ROWS, RECEIPT, TURNS, CLOSE);

const unassociated = ({ limits, ...options }: RtseOptions): Variables => ({
  settings: { ...options, limits: limits ? { ...RTSE_LIMITS, ...limits } : RTSE_LIMITS },
  isInitiator: false,
  terms: {
    mode: 'normal',
    dialogue: 'monologue',
    turn: 'initiator',
    context: undefined,
    checkpointSize: 0,
    windowSize: 0,
    references: {},
  },
  applicationContext: undefined,
  recover: undefined,
  oldCheckpoint: undefined,
  activities: 0,
  outgoing: undefined,
  incoming: undefined,
  ends: 0,
  stale: 0,
});
