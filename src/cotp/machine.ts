import { type Layer, machine, type StateTable } from '#src/core/index.ts';
import type { NetworkService } from '#src/tpkt/index.ts';
import { answerDR, awaitCR, confirm, indicate, openNetwork, refuseCC, refuseClass, sendCC, sendCR, sendDR } from './actions.ts';
import {
  breakOff,
  disconnected,
  hangUp,
  isBreach,
  isRejectable,
  isRejectableCR,
  lost,
  noAnswer,
  noCR,
  refused,
  refuseSecond,
  rejected,
  release,
  sendER,
} from './endings.ts';
import { deliverED, hasExpedited, sendED } from './expedited.ts';
import { cotpFaults } from './faults.ts';
import { COTP_LIMITS, type CotpOptions, USUAL_ORDER } from './options.ts';
import { proposesClass0 } from './rules.ts';
import type { TransportService } from './service.ts';
import { DEFAULT_TPDU_SIZE } from './sizes.ts';
import { decodeTpdu, type TpduOf } from './tpdu.ts';
import { deliver, endsTsdu, hold, sendDTs } from './transfer.ts';
import type { Event, State, Variables } from './variables.ts';

/** X.224 class 0 over RFC 1006. */
export const cotp = ({ reference, order = USUAL_ORDER, limits }: CotpOptions): Layer<TransportService, NetworkService> => {
  if (!(reference > 0 && reference < 0x10000)) throw cotpFaults.reference({ got: reference });
  return machine({
    table: TABLE,
    start: 'CLOSED',
    variables: {
      reference,
      order,
      limits: limits ? { ...COTP_LIMITS, ...limits } : COTP_LIMITS,
      peerReference: 0,
      proposal: {},
      largest: DEFAULT_TPDU_SIZE,
      expedited: false,
      cr: undefined,
      assembly: undefined,
    },
    read,
    unexpected,
  });
};

const read = (primitive: NetworkService['up']): readonly Event[] => [
  primitive.kind === 'N-DATA.indication' ? decodeTpdu(primitive.nsdu) : primitive,
];
const unexpected = ({ got }: { readonly got: string }) => cotpFaults.unexpected({ octet: 1, got });

const isForeign = ({ reference }: Variables, { dstRef }: TpduOf<'CC'>): boolean => dstRef !== reference;
const isOther = ({ peerReference }: Variables, { srcRef }: TpduOf<'CC'>): boolean => srcRef !== peerReference;
const hasSource = (_: Variables, { srcRef }: TpduOf<'DR'>): boolean => srcRef !== 0;
const lacksClass0 = (_: Variables, cr: TpduOf<'CR'>): boolean => !proposesClass0(cr);

// biome-ignore format: a table
const INVALID = [
  { if: isRejectable,            to: 'CLOSING', do: sendER },
  {                              to: 'CLOSING', do: release },
] as const;

// biome-ignore format: a table
const LOST = [
  { if: isBreach,                to: 'CLOSING', do: breakOff },
  {                              to: 'CLOSING', do: lost },
] as const;

// biome-ignore format: a table
/** X.224 Table A.6 as far as class 0 goes. A TPDU without a cell is a protocol error. */
export const TABLE: StateTable<State, Variables, Event, TransportService, NetworkService> = {
  CLOSED: { // no transport connection; a network connection perhaps
    'T-CONNECT.request':         { to: 'WFNC',    do: openNetwork },
    'T-DISCONNECT.request':      { to: 'CLOSING', do: hangUp },
    'N-CONNECT.indication':      { to: 'CLOSED',  do: awaitCR },
    'N-DISCONNECT.indication':   LOST,
    'first CR':                  { to: 'CLOSING', do: noCR },
    CR: [
      { if: lacksClass0,           to: 'CLOSING', do: refuseClass },
      {                            to: 'WFTRESP', do: indicate },
    ],
    CC:                          { to: 'CLOSED',  do: answerDR },
    DR: [
      { if: hasSource,             to: 'CLOSING', do: disconnected },
      {                            to: 'CLOSED' },
    ],
    DT:                          { to: 'CLOSED' },
    ED:                          { to: 'CLOSED' },
    DC:                          { to: 'CLOSED' },
    AK:                          { to: 'CLOSED' },
    EA:                          { to: 'CLOSED' },
    RJ:                          { to: 'CLOSED' },
    ER:                          { to: 'CLOSED' },
    invalid: [
      { if: isRejectableCR,        to: 'CLOSING', do: sendER },
      {                            to: 'CLOSING', do: release },
    ],
  },
  WFNC: { // wait for the network connection
    'N-CONNECT.confirm':         { to: 'WFCC',    do: sendCR },
    'T-DISCONNECT.request':      { to: 'CLOSING', do: hangUp },
    'N-DISCONNECT.indication':   LOST,
    invalid:                     { to: 'CLOSING', do: release },
  },
  WFCC: { // wait for the CC
    CC: [
      { if: isForeign,             to: 'CLOSING', do: refuseCC },
      {                            to: 'OPEN',    do: confirm },
    ],
    DR:                          { to: 'CLOSING', do: refused },
    ER:                          { to: 'CLOSING', do: rejected },
    TS1:                         { to: 'CLOSING', do: noAnswer },
    'T-DISCONNECT.request':      { to: 'CLOSING', do: hangUp },
    'N-DISCONNECT.indication':   LOST,
    invalid:                     INVALID,
  },
  WFTRESP: { // wait for the T-CONNECT response
    'T-CONNECT.response':        { to: 'OPEN',    do: sendCC },
    'T-DISCONNECT.request':      { to: 'CLOSING', do: sendDR },
    CR:                          { to: 'CLOSING', do: refuseSecond },
    DR:                          { to: 'CLOSING', do: disconnected },
    ER:                          { to: 'CLOSING', do: rejected },
    'N-DISCONNECT.indication':   LOST,
    invalid:                     INVALID,
  },
  OPEN: {
    'T-DATA.request':            { to: 'OPEN',    do: sendDTs },
    'T-EXPEDITED-DATA.request':  { if: hasExpedited, to: 'OPEN', do: sendED },
    'T-DISCONNECT.request':      { to: 'CLOSING', do: hangUp },
    DT: [
      { if: endsTsdu,              to: 'OPEN',    do: deliver },
      {                            to: 'OPEN',    do: hold },
    ],
    CR:                          { to: 'CLOSING', do: refuseSecond },
    ED:                          { if: hasExpedited, to: 'OPEN', do: deliverED },
    CC:                          { if: isOther, to: 'OPEN', do: answerDR },
    DR:                          { to: 'CLOSING', do: disconnected },
    ER:                          { to: 'CLOSING', do: rejected },
    'N-DISCONNECT.indication':   LOST,
    invalid:                     INVALID,
  },
  CLOSING: { // our last word is said, or theirs: what still comes, from either side, is discarded
    TS2:                         { to: 'CLOSING', do: hangUp },
    'T-CONNECT.response':        { to: 'CLOSING' },
    'T-DATA.request':            { to: 'CLOSING' },
    'T-EXPEDITED-DATA.request':  { to: 'CLOSING' },
    'T-DISCONNECT.request':      { to: 'CLOSING' },
    'N-DISCONNECT.indication': [
      { if: isBreach,              to: 'CLOSING', do: hangUp },
      {                            to: 'CLOSING' },
    ],
    DT:                          { to: 'CLOSING' },
    invalid:                     { to: 'CLOSING' },
  },
};
