import { defined, down, up } from '#src/core/index.ts';
import { pdv, valueIn } from './contexts.ts';
import type { Do, Request, Rows, Told, Variables } from './variables.ts';

/** RT-CLOSE.request, X.218 §9.2. */
const release = ({ terms }: Variables, { userData }: Request<'RT-CLOSE.request'>): Do => [
  down(defined({ kind: 'A-RELEASE.request', userInformation: userData && [pdv(terms.context, userData)] })),
];

/** RT-CLOSE.response: the responder cannot refuse, X.218 §9.2. */
const agree = ({ terms }: Variables, { userData }: Request<'RT-CLOSE.response'>): Do => [
  down(defined({ kind: 'A-RELEASE.response', userInformation: userData && [pdv(terms.context, userData)] })),
];

/** The peer closes, X.218 §9.2. */
const indicate = ({ terms }: Variables, { userInformation }: Told<'A-RELEASE.indication'>): Do => [
  up(defined({ kind: 'RT-CLOSE.indication', userData: valueIn(userInformation, terms.context) })),
];

/** Closed, X.218 §9.2. */
const confirm = ({ terms }: Variables, { userInformation }: Told<'A-RELEASE.confirm'>): Do => [
  up(defined({ kind: 'RT-CLOSE.confirm', userData: valueIn(userInformation, terms.context) })),
];

const isOurs = ({ isInitiator }: Variables): boolean => isInitiator;
const isTheirs = ({ isInitiator }: Variables): boolean => !isInitiator;

// biome-ignore format: a table
/** The end of an association, X.218 §9.2: only who asked for it may close it, and only with the turn. */
export const CLOSE: Rows = {
  TURN:      { 'RT-CLOSE.request':     { if: isOurs,   to: 'CLOSING',   do: release } },
  LISTENING: { 'A-RELEASE.indication': { if: isTheirs, to: 'RELEASING', do: indicate } },
  CLOSING:   { 'A-RELEASE.confirm':    {               to: 'OVER',      do: confirm } },
  RELEASING: { 'RT-CLOSE.response':    {               to: 'OVER',      do: agree } },
};
