import { type Layer, machine } from '#src/core/index.ts';
import type { RtseService } from '#src/rtse/index.ts';
import { accept, confirm, indicate, isAccepted, openAssociation } from './binding.ts';
import { aborted, closeAssociation, closed, confirmUnbind, giveUp, indicateUnbind, lost, sendAbort, tell } from './endings.ts';
import { p1Faults } from './faults.ts';
import { DEFAULTS, type MtaOptions } from './options.ts';
import { isOpening, refuse, refused, refuseUnreadable } from './refusal.ts';
import type { TransferService } from './service.ts';
import { confirmTransfer, deliver, giveTurn, indicateGive, indicatePlease, pleaseTurn, secure, transfer } from './transfer.ts';
import type { Table, Variables } from './variables.ts';

/** One association of an MTA over reliable transfer, X.411 §12 and X.419 §13. */
export const mta = (options: MtaOptions = {}): Layer<TransferService, RtseService> =>
  machine({
    table: TABLE,
    start: 'UNBOUND',
    variables: unbound(options),
    read: (primitive) => [primitive],
    unexpected: p1Faults.unexpected,
  });

// biome-ignore format: a table
/** How an association ends that no one closes. */
const ENDS = {
  'MTA-ABORT.request':         { to: 'OVER', do: sendAbort },
  'RT-U-ABORT.indication':     { to: 'OVER', do: aborted },
  'RT-P-ABORT.indication':     { to: 'OVER', do: lost },
  invalid:                     { to: 'OVER', do: giveUp },
} as const;

// biome-ignore format: a table
/** Bind, transfer, unbind. */
export const TABLE: Table = {
  UNBOUND: {
    'MTA-BIND.request':          { to: 'BIND SENT',    do: openAssociation },
    'RT-OPEN.indication':        { to: 'BIND ASKED',   do: indicate },
    'MTA-ABORT.request':         { to: 'OVER',         do: sendAbort },
    'RT-P-ABORT.indication':     { to: 'OVER',         do: lost },
    invalid: [
      { if: isOpening,             to: 'OVER',         do: refuseUnreadable },
      {                            to: 'OVER',         do: tell },
    ],
  },
  'BIND SENT': { // wait for the RT-OPEN.confirm; a transfer that was to be recovered and is not ends with the association
    ...ENDS,
    'RT-TRANSFER.confirm':       { to: 'BIND SENT' },
    'RT-OPEN.confirm': [
      { if: isAccepted,            to: 'BOUND',        do: confirm },
      {                            to: 'OVER',         do: refused },
    ],
  },
  'BIND ASKED': { // wait for the MTA-BIND.response
    ...ENDS,
    'MTA-BIND.response': [
      { if: isAccepted,            to: 'BOUND',        do: accept },
      {                            to: 'OVER',         do: refuse },
    ],
  },
  BOUND: {
    ...ENDS,
    'MTA-TRANSFER.request':      { to: 'BOUND',        do: transfer },
    'MTA-TRANSFER.response':     { to: 'BOUND',        do: secure },
    'RT-TRANSFER.indication':    { to: 'BOUND',        do: deliver },
    'RT-TRANSFER.confirm':       { to: 'BOUND',        do: confirmTransfer },
    'MTA-TURN-PLEASE.request':   { to: 'BOUND',        do: pleaseTurn },
    'MTA-TURN-GIVE.request':     { to: 'BOUND',        do: giveTurn },
    'RT-TURN-PLEASE.indication': { to: 'BOUND',        do: indicatePlease },
    'RT-TURN-GIVE.indication':   { to: 'BOUND',        do: indicateGive },
    'MTA-UNBIND.request':        { to: 'UNBIND SENT',  do: closeAssociation },
    'RT-CLOSE.indication':       { to: 'UNBIND ASKED', do: indicateUnbind },
  },
  'UNBIND SENT': { // wait for the RT-CLOSE.confirm; the peer may have asked for the turn before it knew
    ...ENDS,
    'RT-TURN-PLEASE.indication': { to: 'UNBIND SENT' },
    'RT-CLOSE.confirm':          { to: 'OVER',         do: confirmUnbind },
  },
  'UNBIND ASKED': { // wait for the MTA-UNBIND.response
    ...ENDS,
    'MTA-UNBIND.response':       { to: 'OVER',         do: closed },
  },
  OVER: { // one entity serves one association: what still comes is of no matter, nor what was asked for before its end was heard of
    'MTA-BIND.response':         { to: 'OVER' },
    'MTA-TRANSFER.request':      { to: 'OVER' },
    'MTA-TRANSFER.response':     { to: 'OVER' },
    'MTA-TURN-PLEASE.request':   { to: 'OVER' },
    'MTA-TURN-GIVE.request':     { to: 'OVER' },
    'MTA-UNBIND.request':        { to: 'OVER' },
    'MTA-UNBIND.response':       { to: 'OVER' },
    'MTA-ABORT.request':         { to: 'OVER' },
    'RT-U-ABORT.indication':     { to: 'OVER' },
    'RT-P-ABORT.indication':     { to: 'OVER' },
    invalid:                     { to: 'OVER' },
  },
};

const unbound = (options: MtaOptions): Variables => ({
  options: { ...DEFAULTS, ...options },
  conformance: '1988',
  dialogue: 'monologue',
  context: undefined,
  recovers: false,
});
