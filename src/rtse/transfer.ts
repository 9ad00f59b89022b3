import { down, up } from '#src/core/index.ts';
import { wireOctets } from './external.ts';
import { Outgoing } from './outgoing.ts';
import { nextActivity, pump } from './send.ts';
import type { After, Do, Request, Rows, Told, Variables } from './variables.ts';

/** RT-TRANSFER.request: an activity, X.228 §7.3. */
const start = (variables: Variables, { apdu, within }: Request<'RT-TRANSFER.request'>, later: After): Do => {
  const { mode, references } = variables.terms;
  const octets = wireOctets(mode, apdu);
  const activity = nextActivity(variables);
  variables.outgoing = new Outgoing({ octets, origin: { activity, references }, within });
  return [later('transfer time', within), down({ kind: 'P-ACTIVITY-START.request', activity }), ...pump(variables)];
};

/** The peer has secured a checkpoint, and the window opens, X.228 §7.3. */
const confirmPoint = (variables: Variables, { syncPoint }: Told<'P-SYNC-MINOR.confirm'>): Do => {
  variables.outgoing!.confirm(syncPoint);
  return pump(variables);
};

/** The peer has secured the APDU, X.228 §7.3. */
const confirmEnd = (variables: Variables, _: unknown, later: After): Do => {
  variables.outgoing = undefined;
  return [later('transfer time', Infinity), up({ kind: 'RT-TRANSFER.confirm', result: 'positive' })];
};

const hasEnded = ({ outgoing }: Variables): boolean => outgoing!.isEnded;

// biome-ignore format: a table
/** Transfer at the sender, X.228 §7.3. */
export const TRANSFER: Rows = {
  TURN:    { 'RT-TRANSFER.request':    { to: 'SENDING', do: start } },
  SENDING: {
    'P-SYNC-MINOR.confirm':            { to: 'SENDING', do: confirmPoint },
    'P-ACTIVITY-END.confirm':          { if: hasEnded, to: 'TURN', do: confirmEnd },
  },
};
