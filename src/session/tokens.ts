import { defined, up } from '#src/core/index.ts';
import { valueIn } from './parameters.ts';
import { mayCome, maySend, mustHold } from './rights.ts';
import { send } from './send.ts';
import type { SpduOf } from './spdu.ts';
import type { Token } from './units.ts';
import { encodeTokens, tokensIn } from './values.ts';
import type { Do, Event, Request, Rows, Variables } from './variables.ts';

/** All available tokens come to us, as at the end of an AI, an AD and a GTC. */
export const takeAll = (variables: Variables): void => {
  variables.owned = new Set(variables.terms.tokens);
};

/** All tokens go to the peer. */
export const giveAll = (variables: Variables): void => {
  variables.owned = new Set();
};

/** Whether the data token is among those given: that ends an exception, X.225 §7.28. */
export const givesData = (_: Variables, event: Request<'S-TOKEN-GIVE.request'> | SpduOf<'GT'>): boolean =>
  (event.kind === 'GT' ? tokensIn(valueIn(event.parameters, 'tokenItem')) : event.tokens).includes('data');

const give = (variables: Variables, { tokens, userData }: Request<'S-TOKEN-GIVE.request'>): Do => {
  mustHold(tokens, variables, (token) => variables.owned.has(token));
  const gt = send(variables, 'GT', { tokenItem: encodeTokens(tokens), userData });
  variables.owned = new Set([...variables.owned].filter((token) => !tokens.includes(token)));
  return [gt];
};

/** GT: tokens come to us, X.225 §7.16.3. */
const given = (variables: Variables, { parameters }: SpduOf<'GT'>): Do => {
  const tokens = tokensIn(valueIn(parameters, 'tokenItem'));
  mustHold(tokens, variables, (token) => !variables.owned.has(token));
  variables.owned = new Set<Token>([...variables.owned, ...tokens]);
  return [up(defined({ kind: 'S-TOKEN-GIVE.indication', tokens, userData: valueIn(parameters, 'userData') }))];
};

const please = (variables: Variables, { tokens, userData }: Request<'S-TOKEN-PLEASE.request'>): Do => {
  mustHold(tokens, variables, (token) => !variables.owned.has(token));
  return [send(variables, 'PT', { tokenItem: encodeTokens(tokens), userData })];
};

/** PT: also for a token that is not ours any more, where PT and GT have crossed, X.225 §7.17.3. */
const pleased = (variables: Variables, { parameters }: SpduOf<'PT'>): Do => {
  const tokens = tokensIn(valueIn(parameters, 'tokenItem'));
  mustHold(tokens, variables, () => true);
  return [up(defined({ kind: 'S-TOKEN-PLEASE.indication', tokens, userData: valueIn(parameters, 'userData') }))];
};

const giveControl = (variables: Variables, { userData }: Request<'S-CONTROL-GIVE.request'>): Do => {
  maySend('GTC', variables);
  const gtc = send(variables, 'GTC', { userData });
  giveAll(variables);
  return [gtc];
};

/** GTC: all tokens come to us, X.225 §7.18.3. */
const givenControl = (variables: Variables, { parameters }: SpduOf<'GTC'>): Do => {
  mayCome('GTC', variables);
  takeAll(variables);
  return [send(variables, 'GTA'), up(defined({ kind: 'S-CONTROL-GIVE.indication', userData: valueIn(parameters, 'userData') }))];
};

/**
 * S-TOKEN-PLEASE.request while what we gave is on its way: the PT waits for the GTA, so that the peer does not hear of it first. It is made now,
 * so that what is wrong with it is our user's to hear.
 */
const pleaseLater = (variables: Variables, request: Request<'S-TOKEN-PLEASE.request'>): Do => {
  variables.plea = please(variables, request);
  return [];
};

/** GTA: what we gave has arrived, X.225 §7.19. */
const arrived = (variables: Variables, _: Event): Do => {
  const { plea } = variables;
  variables.plea = [];
  return plea;
};

// biome-ignore format: a table
/** Tokens, X.225 Annex A. */
export const TOKEN_ROWS: Rows = {
  STA03:  { PT: { to: 'STA03' } },
  STA04B: { PT: { to: 'STA04B', do: pleased } },
  STA05B: { PT: { to: 'STA05B' }, GT: { to: 'STA05B' } },
  STA05C: { PT: { to: 'STA05C' }, GT: { to: 'STA05C' } },
  STA10B: { 'S-TOKEN-PLEASE.request': { to: 'STA10B', do: please }, GT: { to: 'STA10B', do: given } },
  STA18:  {
    'S-TOKEN-PLEASE.request': { to: 'STA18', do: pleaseLater },
    GTA:                      { to: 'STA713', do: arrived },
    PT:                       { to: 'STA18', do: pleased },
  },
  STA19:  {
    'S-TOKEN-GIVE.request': [
      { if: givesData,          to: 'STA713', do: give },
      {                         to: 'STA19',  do: give },
    ],
    PT:                       { to: 'STA19',  do: pleased },
  },
  STA20:  {
    GT: [
      { if: givesData,          to: 'STA713', do: given },
      {                         to: 'STA20',  do: given },
    ],
    PT:                       { to: 'STA20' },
  },
  STA21:  { PT: { to: 'STA21', do: pleased } },
  STA22:  { 'S-TOKEN-PLEASE.request': { to: 'STA22', do: please } },
  STA713: {
    'S-TOKEN-GIVE.request':   { to: 'STA713', do: give },
    'S-TOKEN-PLEASE.request': { to: 'STA713', do: please },
    'S-CONTROL-GIVE.request': { to: 'STA18',  do: giveControl },
    GT:                       { to: 'STA713', do: given },
    PT:                       { to: 'STA713', do: pleased },
    GTC:                      { to: 'STA713', do: givenControl },
  },
};
