import { decodeValue, encodeValue } from '#src/asn1/index.ts';
import { down, up } from '#src/core/index.ts';
import { RTTP } from './apdu.ts';
import { pdv, valueIn } from './contexts.ts';
import type { Do, Request, Rows, Told, Variables } from './variables.ts';

/** RT-TURN-PLEASE.request: all tokens are asked for, X.218 §9.4. */
const please = ({ terms }: Variables, { priority = 0 }: Request<'RT-TURN-PLEASE.request'>): Do => [
  down({ kind: 'P-TOKEN-PLEASE.request', tokens: ['data'], userData: [pdv(terms.context, encodeValue(RTTP, priority))] }),
];

/** The peer wants the turn, X.218 §9.4. No priority is the highest, 0. */
const pleased = ({ terms }: Variables, { userData }: Told<'P-TOKEN-PLEASE.indication'>): Do => {
  const rttp = valueIn(userData, terms.context);
  return [up({ kind: 'RT-TURN-PLEASE.indication', priority: rttp === undefined || rttp.length === 0 ? 0 : decodeValue(RTTP, rttp) })];
};

/** RT-TURN-GIVE.request: all tokens go, X.218 §9.5. */
const give = (): Do => [down({ kind: 'P-CONTROL-GIVE.request' })];

/** The turn is ours, X.218 §9.5: what the peer transferred is done with. */
const given = (variables: Variables): Do => {
  variables.incoming = undefined;
  return [up({ kind: 'RT-TURN-GIVE.indication' })];
};

const isAlternate = ({ terms }: Variables): boolean => terms.dialogue === 'two-way-alternate';

/** The peer asks for what it has: it was on its way when we gave it, X.225 §7.17.3. */
const CROSSED = { if: isAlternate, do: (): Do => [] };

// biome-ignore format: a table
/** The turn, X.218 §9.4 and §9.5: it moves where both sides wanted a two-way alternate dialogue. */
export const TURNS: Rows = {
  TURN: {
    'RT-TURN-GIVE.request':        { if: isAlternate, to: 'LISTENING',    do: give },
    'P-TOKEN-PLEASE.indication':   { if: isAlternate, to: 'TURN',         do: pleased },
  },
  SENDING:      { 'P-TOKEN-PLEASE.indication': { if: isAlternate, to: 'SENDING',      do: pleased } },
  INTERRUPTING: { 'P-TOKEN-PLEASE.indication': { if: isAlternate, to: 'INTERRUPTING', do: pleased } },
  DISCARDING:   { 'P-TOKEN-PLEASE.indication': { if: isAlternate, to: 'DISCARDING',   do: pleased } },
  LISTENING: {
    'RT-TURN-PLEASE.request':      { if: isAlternate, to: 'LISTENING',    do: please },
    'P-CONTROL-GIVE.indication':   { if: isAlternate, to: 'TURN',         do: given },
    'P-TOKEN-PLEASE.indication':   { ...CROSSED,      to: 'LISTENING' },
  },
  RECEIVING: {
    'RT-TURN-PLEASE.request':      { if: isAlternate, to: 'RECEIVING',    do: please },
    'P-TOKEN-PLEASE.indication':   { ...CROSSED,      to: 'RECEIVING' },
  },
  SECURING: {
    'RT-TURN-PLEASE.request':      { if: isAlternate, to: 'SECURING',     do: please },
    'P-TOKEN-PLEASE.indication':   { ...CROSSED,      to: 'SECURING' },
  },
};
