import { concernedWith, type Layer, machine } from '#src/core/index.ts';
import type { PresentationService } from '#src/presentation/index.ts';
import { hangUp, indicateAbort, isOffer, isOver, lost, sendABRT, sendUserABRT, tell } from './abort.ts';
import {
  accepts,
  indicate,
  isForNobody,
  lacksVersion,
  refuseApplicationContext,
  refuseVersion,
  sendAccepted,
  sendRejected,
} from './accept.ts';
import { confirm, confirmRefused, confirmRejected, sendAARQ } from './associate.ts';
import { acseFaults } from './faults.ts';
import { eventIn, READ } from './read.ts';
import { confirmRelease, indicateRelease, isInitiator, sendRLRE, sendRLRQ } from './release.ts';
import type { AcseService } from './service.ts';
import type { AcseOptions, Table, Variables } from './variables.ts';

/** X.227 over the presentation service: one association after another. Data, and what goes with them, pass by. */
export const acse = (options: AcseOptions = {}): Layer<AcseService, PresentationService> => {
  const variables = unassociated(options);
  const entity = machine({ table: TABLE, start: 'STA0', variables, read: (primitive) => [eventIn(primitive, variables)], unexpected });
  const layer = concernedWith(OURS, entity);
  return {
    fromAbove: (primitive) => layer.fromAbove(primitive),
    fromBelow: (primitive) => (isAstray(variables, primitive) ? entity : layer).fromBelow(primitive),
  };
};

// biome-ignore format: a table
/** How an association ends that is there, or on its way. */
const ENDS = {
  'A-ABORT.request':            { to: 'STA0', do: sendUserABRT },
  ABRT:                         { to: 'STA0', do: indicateAbort },
  'P-P-ABORT.indication':       { to: 'STA0', do: lost },
  invalid:                      { to: 'STA0', do: sendABRT },
} as const;

// biome-ignore format: a table
/** The same where the next word of the peer may be its last. */
const LAST = {
  ...ENDS,
  invalid: [
    { if: isOver,                 to: 'STA0', do: tell },
    {                             to: 'STA0', do: sendABRT },
  ],
} as const;

// biome-ignore format: a table
/** X.227 Annex A. In X.410 mode the user data of a primitive stand for its APDU, X.227 §8.4. */
export const TABLE: Table = {
  STA0: { // no association
    'A-ASSOCIATE.request':      { to: 'STA1', do: sendAARQ },
    AARQ: [
      { if: lacksVersion,         to: 'STA0', do: refuseVersion },
      { if: isForNobody,          to: 'STA0', do: refuseApplicationContext },
      {                           to: 'STA2', do: indicate },
    ],
    'A-ABORT.request':          { to: 'STA0', do: hangUp },
    'P-P-ABORT.indication':     { to: 'STA0', do: lost },
    invalid: [
      { if: isOffer,              to: 'STA0', do: sendABRT },
      {                           to: 'STA0' },
    ],
  },
  STA1: { // wait for the AARE
    ...LAST,
    'AARE+':                    { to: 'STA5', do: confirm },
    'AARE-':                    { to: 'STA0', do: confirmRejected },
    'P-CONNECT.confirm':        { to: 'STA0', do: confirmRefused },
  },
  STA2: { // wait for the A-ASSOCIATE response
    ...ENDS,
    'A-ASSOCIATE.response': [
      { if: accepts,              to: 'STA5', do: sendAccepted },
      {                           to: 'STA0', do: sendRejected },
    ],
  },
  STA3: { // wait for the RLRE
    ...LAST,
    RLRE:                       { to: 'STA0', do: confirmRelease },
    RLRQ: [
      { if: isInitiator,          to: 'STA6', do: indicateRelease },
      {                           to: 'STA7', do: indicateRelease },
    ],
  },
  STA4: { // wait for the A-RELEASE response
    ...ENDS,
    'A-RELEASE.response':       { to: 'STA0', do: sendRLRE },
  },
  STA5: { // associated
    ...ENDS,
    'A-RELEASE.request':        { to: 'STA3', do: sendRLRQ },
    RLRQ:                       { to: 'STA4', do: indicateRelease },
  },
  STA6: { // RLRQs have crossed, and the AARQ was ours: wait for the A-RELEASE response
    ...ENDS,
    'A-RELEASE.response':       { to: 'STA3', do: sendRLRE },
  },
  STA7: { // RLRQs have crossed, and the AARQ was theirs: wait for the RLRE
    ...ENDS,
    RLRE:                       { to: 'STA4', do: confirmRelease },
  },
};

/** Whether an APDU stands where there should be data, X.227 §7.3.3.4. */
const isAstray = ({ link: { context } }: Variables, primitive: PresentationService['up']): boolean =>
  context !== undefined && primitive.kind === 'P-DATA.indication' && primitive.userData.some((pdv) => pdv.context === context);

const unexpected = ({ got }: { readonly got: string }) => acseFaults.unexpected({ got });

const unassociated = (options: AcseOptions): Variables => ({
  options,
  link: { mode: 'normal', version: 1, context: undefined },
  isInitiator: false,
  applicationContext: undefined,
  asksAuthentication: false,
  authenticates: false,
});

const OURS: ReadonlySet<string> = new Set([
  ...READ,
  'A-ASSOCIATE.request',
  'A-ASSOCIATE.response',
  'A-RELEASE.request',
  'A-RELEASE.response',
  'A-ABORT.request',
]);
