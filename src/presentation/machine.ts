import { type Layer, machine } from '#src/core/index.ts';
import type { SessionService } from '#src/session/index.ts';
import { accepts, indicate, sendCPA } from './accept.ts';
import { confirm, sendCP } from './connect.ts';
import { NO_CONTEXTS } from './contexts.ts';
import { aborted, abortedByPeer, hangUp, isCP, isRefusal, lost, sendARP, sendARPFirst, sendARU, tell } from './endings.ts';
import { eventIn } from './events.ts';
import { presentationFaults } from './faults.ts';
import { DEFAULTS, type PresentationOptions } from './options.ts';
import { PASSES } from './passing.ts';
import {
  refuseAddress,
  refuseDefaultContext,
  refused,
  refusedBelow,
  refuseMode,
  refuseUnreadable,
  refuseVersion,
  sendCPR,
} from './refuse.ts';
import { answerRelease, confirmRelease, hasToAnswer, indicateRelease, release } from './release.ts';
import { isForNobody, isUnreadable, lacksDefaultContext, lacksMode, lacksVersion } from './rules.ts';
import type { PresentationService } from './service.ts';
import { deliver, sendTD } from './transfer.ts';
import type { Table, Variables } from './variables.ts';

/** X.226 over the session service: one presentation connection after another. */
export const presentation = (options: PresentationOptions = {}): Layer<PresentationService, SessionService> => {
  const variables = unconnected(options);
  return machine({ table: TABLE, start: 'STAI0', variables, read: (primitive) => [eventIn(primitive, variables)], unexpected });
};

// biome-ignore format: a table
/** How a presentation connection ends that is there, or on its way. */
const ENDS = {
  'P-U-ABORT.request':       { to: 'STAI0', do: sendARU },
  ARU:                       { to: 'STAI0', do: aborted },
  ARP:                       { to: 'STAI0', do: abortedByPeer },
  'S-P-ABORT.indication':    { to: 'STAI0', do: lost },
  invalid:                   { to: 'STAI0', do: sendARP },
} as const;

// biome-ignore format: a table
/** X.226 Annex A: the kernel, and the session services that pass. A PPDU without a cell is a protocol error. */
export const TABLE: Table = {
  STAI0: { // no connection
    'P-CONNECT.request':       { to: 'STAI1', do: sendCP },
    CP: [
      { if: lacksMode,           to: 'STAI0', do: refuseMode },
      { if: lacksVersion,        to: 'STAI0', do: refuseVersion },
      { if: isForNobody,         to: 'STAI0', do: refuseAddress },
      { if: lacksDefaultContext, to: 'STAI0', do: refuseDefaultContext },
      { if: isUnreadable,        to: 'STAI0', do: refuseUnreadable },
      {                          to: 'STAI2', do: indicate },
    ],
    'P-U-ABORT.request':       { to: 'STAI0', do: hangUp },
    'S-P-ABORT.indication':    { to: 'STAI0', do: lost },
    'S-RELEASE.confirm':       { to: 'STAI0', do: confirmRelease },
    invalid: [
      { if: isCP,                to: 'STAI0', do: sendARPFirst },
      {                          to: 'STAI0' },
    ],
  },
  STAI1: { // wait for the CPA
    ...ENDS,
    CPA:                       { to: 'STAt0', do: confirm },
    CPR:                       { to: 'STAI0', do: refused },
    'S-CONNECT.confirm':       { to: 'STAI0', do: refusedBelow },
    invalid: [
      { if: isRefusal,           to: 'STAI0', do: tell },
      {                          to: 'STAI0', do: sendARP },
    ],
  },
  STAI2: { // wait for the P-CONNECT response
    ...ENDS,
    'P-CONNECT.response': [
      { if: accepts,             to: 'STAt0', do: sendCPA },
      {                          to: 'STAI0', do: sendCPR },
    ],
  },
  STAt0: { // data transfer
    ...ENDS,
    ...PASSES,
    'P-DATA.request':          { to: 'STAt0', do: sendTD },
    TD:                        { to: 'STAt0', do: deliver },
    'P-RELEASE.request':       { to: 'STAt0', do: release },
    'P-RELEASE.response':      { if: hasToAnswer, to: 'STAI0', do: answerRelease },
    'S-RELEASE.indication':    { to: 'STAt0', do: indicateRelease },
    'S-RELEASE.confirm': [
      { if: hasToAnswer,         to: 'STAt0', do: confirmRelease },
      {                          to: 'STAI0', do: confirmRelease },
    ],
  },
};

const unexpected = ({ got }: { readonly got: string }) =>
  got.startsWith('S-') ? presentationFaults.primitive({ got }) : presentationFaults.unexpected({ got });

const unconnected = (options: PresentationOptions): Variables => ({
  settings: { ...DEFAULTS, ...options },
  mode: 'normal',
  version: 2,
  contexts: [],
  results: [],
  dcs: NO_CONTEXTS,
  mustAnswer: false,
});
