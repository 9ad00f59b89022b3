import type { Selector, TransportService } from '#src/cotp/index.ts';
import { SPOKEN, type Unit } from './units.ts';

/** How a session entity of ours is set up. */
export interface SessionOptions {
  /** The functional units that we propose, and accept. */
  readonly units?: readonly Unit[];
  /** The protocol versions that we propose, and accept, X.225 §8.3.1.9. */
  readonly versions?: readonly Version[];
  /** Whether a peer may send us TSDUs in extended concatenation, X.225 §6.3.7. We send none. */
  readonly extendedConcatenation?: boolean;
  /** The S-selectors that users of ours are attached to: a CN that names another is refused, X.225 §8.3.5.10 d). One that names none is for any. */
  readonly attached?: 'any' | readonly Selector[];
  /** The largest TSDUs that we propose, and accept, X.225 §8.3.1.8; 0 is no limit. */
  readonly tsduSizes?: TsduSizes;
  /** Whether we agree where a peer keeps the transport connection, X.225 §6.2. */
  readonly reuse?: boolean;
  /** What stands before an AR: GT by Table 8, PT by Table 7 of X.225. */
  readonly resumesBehind?: 'GT' | 'PT';
  /** When we answer an AB with AA: only where the transport connection is kept, or always, X.225 §7.9.3. */
  readonly acceptsAborts?: 'when kept' | 'always';
  /** What we answer to a protocol error while an activity runs and the peer has the data token, X.225 §A.4.1.2: AB is advised. */
  readonly onError?: 'AB' | 'ER';
  /** What our T-CONNECT.request asks for. */
  readonly asks?: Pick<Extract<TransportService['down'], { kind: 'T-CONNECT.request' }>, 'tpduSize' | 'preferredTpduSize'>;
  /** What our T-CONNECT.response says. */
  readonly grants?: Omit<Extract<TransportService['down'], { kind: 'T-CONNECT.response' }>, 'kind'>;
  readonly limits?: Partial<SessionLimits>;
}

/** A protocol version of X.225. */
export type Version = 1 | 2;

/** The most octets of a TSDU in each direction, X.225 §8.3.1.8; 0 is no limit. */
export interface TsduSizes {
  readonly initiator: number;
  readonly responder: number;
}

/** What a peer may ask of us. In octets and milliseconds. */
export interface SessionLimits {
  /** One SSDU, and the user data of one CN with its CDOs. */
  readonly ssdu: number;
  /** From a transport connection to its CN. */
  readonly firstCN: number;
  /** From our CN, and our FN, to its answer. */
  readonly answer: number;
  /** TIM of X.225: from our last word until the transport connection goes. */
  readonly close: number;
}

// biome-ignore format: a table
/** The limits where nothing else is said. */
export const SESSION_LIMITS: SessionLimits = {
  ssdu:    33 * 1024 * 1024,
  firstCN: 30_000,
  answer:  60_000,
  close:   10_000,
};

// biome-ignore format: a table
/** What holds where an option is not given. */
export const DEFAULTS = {
  units:                 SPOKEN,
  versions:              [1, 2],
  extendedConcatenation: false,
  attached:              'any',
  tsduSizes:             { initiator: 0, responder: 0 },
  reuse:                 false,
  resumesBehind:         'GT',
  acceptsAborts:         'when kept',
  onError:               'AB',
  asks:                  {},
  grants:                {},
} as const satisfies Required<Omit<SessionOptions, 'limits'>>;
