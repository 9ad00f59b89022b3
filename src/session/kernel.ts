import {
  accepts,
  acceptTransport,
  announcesMore,
  endsOverflow,
  holdCDO,
  indicate,
  indicateLong,
  isForNobody,
  keeps,
  lacksVersion,
  refuseSelector,
  refuseVersion,
  sendAC,
  sendOA,
  sendRF,
} from './accept.ts';
import {
  confirm,
  openTransport,
  overflows,
  reconnect,
  refused,
  refusedKept,
  sendCDOs,
  sendCN,
  staysRefused,
  willOverflow,
} from './connect.ts';
import { ENDS, GOES } from './ending-rows.ts';
import { breakOff, hangUp, isCN, noAnswer, noCN, sendAB, stay } from './endings.ts';
import { isReportable, sendER } from './exceptions.ts';
import {
  collide,
  confirmFirst,
  confirmKept,
  confirmRelease,
  hasCollided,
  hasNoTokens,
  indicateRelease,
  isKept,
  sendDN,
  sendDNFirst,
  sendDNKept,
  sendFN,
} from './release.ts';
import type { Table } from './variables.ts';

// biome-ignore format: a table
/** The kernel, X.225 Annex A. */
export const KERNEL: Table = {
  STA01: { // no transport connection yet
    ...GOES,
    'S-CONNECT.request':          { to: 'STA01B', do: openTransport },
    'T-CONNECT.indication':       { to: 'STA01C', do: acceptTransport },
  },
  STA01A: { // wait for the AA; the transport connection is kept
    AA:                           { to: 'STA01C', do: stay },
    AB:                           { to: 'OVER',   do: hangUp },
    TIM:                          { to: 'OVER',   do: hangUp },
    'S-U-ABORT.request':          { to: 'STA01A' },
    'T-DISCONNECT.indication':    { to: 'OVER' },
    invalid:                      { to: 'STA01A' },
  },
  STA01B: { // wait for the T-CONNECT confirm
    ...GOES,
    'T-CONNECT.confirm': [
      { if: overflows,              to: 'STA02B', do: sendCN },
      {                             to: 'STA02A', do: sendCN },
    ],
  },
  STA01C: { // a transport connection, and no session connection
    ...GOES,
    'S-CONNECT.request': [
      { if: willOverflow,           to: 'STA02B', do: reconnect },
      {                             to: 'STA02A', do: reconnect },
    ],
    CN: [
      { if: lacksVersion,           to: 'STA16',  do: refuseVersion },
      { if: isForNobody,            to: 'STA16',  do: refuseSelector },
      { if: announcesMore,          to: 'STA01D', do: sendOA },
      {                             to: 'STA08',  do: indicate },
    ],
    'first CN':                   { to: 'OVER',   do: noCN },
    invalid: [
      { if: isCN,                   to: 'STA16',  do: sendAB },
      {                             to: 'OVER',   do: breakOff },
    ],
  },
  STA01D: { // wait for a CDO
    ...ENDS,
    CDO: [
      { if: endsOverflow,           to: 'STA08',  do: indicateLong },
      {                             to: 'STA01D', do: holdCDO },
    ],
    answer:                       { to: 'STA16',  do: noAnswer },
  },
  STA02A: { // wait for the AC
    ...ENDS,
    AC:                           { to: 'STA713', do: confirm },
    RF: [
      { if: staysRefused,           to: 'STA01C', do: refusedKept },
      {                             to: 'OVER',   do: refused },
    ],
    answer:                       { to: 'STA16',  do: noAnswer },
  },
  STA02B: { // wait for the OA
    ...ENDS,
    OA:                           { to: 'STA02A', do: sendCDOs },
    RF: [
      { if: staysRefused,           to: 'STA01C', do: refusedKept },
      {                             to: 'OVER',   do: refused },
    ],
    answer:                       { to: 'STA16',  do: noAnswer },
  },
  STA03: { // wait for the DN
    ...ENDS,
    DN: [
      { if: isKept,                 to: 'STA01C', do: confirmKept },
      {                             to: 'OVER',   do: confirmRelease },
    ],
    FN:                           { if: hasNoTokens, to: 'STA09', do: collide },
    answer:                       { to: 'STA16',  do: noAnswer },
  },
  STA04B: ENDS,
  STA05B: ENDS,
  STA05C: ENDS,
  STA08: { // wait for the S-CONNECT response
    ...ENDS,
    'S-CONNECT.response': [
      { if: accepts,                to: 'STA713', do: sendAC },
      { if: keeps,         to: 'STA01C', do: sendRF },
      {                             to: 'STA16',  do: sendRF },
    ],
  },
  STA09: { // wait for the S-RELEASE response
    ...ENDS,
    'S-RELEASE.response': [
      { if: hasCollided,            to: 'STA03',  do: sendDNFirst },
      { if: isKept,                 to: 'STA01C', do: sendDNKept },
      {                             to: 'STA16',  do: sendDN },
    ],
    DN:                           { if: hasCollided, to: 'STA09', do: confirmFirst },
  },
  STA10B: ENDS,
  STA11B: ENDS,
  STA11C: ENDS,
  STA16: { // our last word is said: wait for the T-DISCONNECT indication; what still comes is discarded
    AA:                           { to: 'OVER',   do: hangUp },
    AB:                           { to: 'OVER',   do: hangUp },
    TIM:                          { to: 'OVER',   do: hangUp },
    'S-U-ABORT.request':          { to: 'STA16' },
    'T-DISCONNECT.indication':    { to: 'OVER' },
    invalid:                      { to: 'STA16' },
  },
  STA18: ENDS,
  STA19: ENDS,
  STA20: ENDS,
  STA21: ENDS,
  STA22: ENDS,
  STA713: { // data transfer
    ...ENDS,
    'S-RELEASE.request':          { to: 'STA03',  do: sendFN },
    FN:                           { to: 'STA09',  do: indicateRelease },
    invalid: [
      { if: isReportable,           to: 'STA20',  do: sendER },
      {                             to: 'STA16',  do: sendAB },
    ],
  },
  OVER: { // the transport connection is gone
    'S-U-ABORT.request':          { to: 'OVER' },
    'T-DISCONNECT.indication':    { to: 'OVER' },
    invalid:                      { to: 'OVER' },
  },
};
