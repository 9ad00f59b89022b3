import { defined, down, type Later, ProtocolError, up } from '#src/core/index.ts';
import type { NetworkService } from '#src/tpkt/index.ts';
import { leave, send } from './actions.ts';
import { cotpFaults } from './faults.ts';
import { valueIn } from './parameters.ts';
import type { TransportService } from './service.ts';
import type { TpduOf } from './tpdu.ts';
import { erOf } from './tpdus.ts';
import type { Do, Event, Unreadable, Variables } from './variables.ts';

/** The end of class 0: the network connection goes, X.224 §6.7.1.4. */
export const hangUp = (): Do => [down({ kind: 'N-DISCONNECT.request' })];

/** N-DISCONNECT.indication: the transport connection went with it, RFC 1006 §5. Also told where there was none yet, so that its holder knows. */
export const lost = (_: Variables, { cause }: Extract<Event, { kind: 'N-DISCONNECT.indication' }>): Do => [
  up(defined({ kind: 'T-DISCONNECT.indication', cause })),
];

/** N-DISCONNECT.indication that says what the peer did wrong, RFC 1006 §6: the line is there still, and is closed. */
export const breakOff = (_: Variables, { cause }: Extract<Event, { kind: 'N-DISCONNECT.indication' }>): Do => [
  ...hangUp(),
  up(defined({ kind: 'T-DISCONNECT.indication', cause })),
];

/** Whether a network connection ends because of what the peer sent. */
export const isBreach = (_: Variables, { cause }: Extract<Event, { kind: 'N-DISCONNECT.indication' }>): boolean =>
  cause instanceof ProtocolError;

/** DR that answers our CR, X.224 §6.6.3. */
export const refused = (_: Variables, dr: TpduOf<'DR'>): Do => [...hangUp(), up({ kind: 'T-DISCONNECT.indication', ...sayingsOf(dr) })];

/** DR where class 0 has none, X.224 §6.7.1.4: the connection is over all the same. */
export const disconnected = (_: Variables, dr: TpduOf<'DR'>): Do => [
  ...hangUp(),
  up({ kind: 'T-DISCONNECT.indication', ...sayingsOf(dr), cause: cotpFaults.disconnected({ octet: 1, got: 'DR' }) }),
];

/** ER: the peer takes a TPDU of ours for invalid, X.224 §6.22.1.3. */
export const rejected = (_: Variables, { rejectCause }: TpduOf<'ER'>): Do => [
  ...hangUp(),
  up({ kind: 'T-DISCONNECT.indication', rejectCause }),
];

/** A second CR on one network connection, X.224 §6.9.1.4.2. */
export const refuseSecond = (): never => {
  throw cotpFaults.secondCR({ octet: 1, got: 'CR' });
};

/** No CR came in time. */
export const noCR = (): Do => [...hangUp(), up({ kind: 'T-DISCONNECT.indication', cause: cotpFaults.firstCR() })];

/** TS1 ran out: no answer to our CR came in time, X.224 §6.5.4. */
export const noAnswer = (): Do => [...hangUp(), up({ kind: 'T-DISCONNECT.indication', cause: cotpFaults.answer() })];

/** Whether the invalid is told the peer by an ER, X.224 §6.22.1.3: never an ER about an ER. */
export const isRejectable = (_: Variables, { error, primitive }: Unreadable): boolean =>
  error.fault.answer !== undefined && primitive.kind === 'N-DATA.indication' && codeOf(primitive.nsdu) !== ER;

/** Whether what is invalid before a connection is a CR, which gets an ER, X.224 §6.6.3. */
export const isRejectableCR = (variables: Variables, unreadable: Unreadable): boolean =>
  isRejectable(variables, unreadable) && unreadable.primitive.kind === 'N-DATA.indication' && codeOf(unreadable.primitive.nsdu) === CR;

/** Tells the peer what it did wrong, and the user, X.224 §6.22.1.3. */
export const sendER = (variables: Variables, { error, primitive }: Unreadable, later: Later<TransportService, NetworkService>): Do => {
  const nsdu = primitive.kind === 'N-DATA.indication' ? primitive.nsdu : NONE;
  const dstRef = variables.peerReference || sourceIn(nsdu);
  return [
    send(erOf(dstRef, error.fault.answer ?? 0, nsdu, error.detail.octet)),
    ...leave(variables, later),
    up({ kind: 'T-DISCONNECT.indication', cause: error }),
  ];
};

/** What is invalid and gets no ER ends the network connection. */
export const release = (_: Variables, { error }: Unreadable): Do => [...hangUp(), up({ kind: 'T-DISCONNECT.indication', cause: error })];

// Some products put a text into the user data that a DR of class 0 does not have; people want to read it.
const sayingsOf = ({ reason, parameters, userData }: TpduOf<'DR'>) =>
  defined({ reason, additional: valueIn(parameters, 'additionalInformation') ?? (userData.length > 0 ? userData : undefined) });

const codeOf = (nsdu: Uint8Array): number => (nsdu[1] ?? 0) & 0xf0;
const CR = 0xe0;
const CC = 0xd0;
const ER = 0x70;
const NONE = new Uint8Array();

/** The reference of a peer that only its unreadable CR or CC tells. */
const sourceIn = (nsdu: Uint8Array): number => (codeOf(nsdu) === CR || codeOf(nsdu) === CC ? ((nsdu[4] ?? 0) << 8) | (nsdu[5] ?? 0) : 0);
