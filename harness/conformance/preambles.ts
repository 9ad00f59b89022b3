import { AS_NUMBER } from './association.ts';
import type { Role, State, Step } from './case.ts';
import { acOf, cnOf } from './speech.ts';
import { expect, send, sound } from './steps.ts';
import { ccOf, crOf, packet, spdus, tsdu } from './stimuli.ts';

const dialled: readonly Step[] = [send((known) => packet(crOf(known)), 'CR'), expect('cotp CC')];
const called: readonly Step[] = [expect('cotp CR')];
const granted: readonly Step[] = [...called, send((known) => packet(ccOf(known)), 'CC')];
const asked: readonly Step[] = [...granted, expect('cotp DT')];

const bind: readonly Step[] = [
  ...dialled,
  send((known) => tsdu(known, cnOf(known)), 'CN with an MTA bind'),
  expect(sound('session AC', (_, known) => (known.last('rtse RTOAC') ? undefined : 'no bind was accepted in it'))),
];
const bound: readonly Step[] = [...asked, send((known) => tsdu(known, acOf(known)), 'AC with an MTA bind')];

// biome-ignore format: a table
/** How a link is brought to where a case begins. Nothing in it is the endpoint's fault: where it fails, nobody can tell. */
export const PREAMBLES: Readonly<Record<State, Readonly<Record<Role, readonly Step[]>>>> = {
  connected: { responder: [],      initiator: called },
  open:      { responder: dialled, initiator: asked },
  bound:     { responder: bind,    initiator: bound },
  activity:  {
    responder: [...bind, send((known) => spdus(known, ...AS_NUMBER(1)), 'AS')],
    initiator: [...bound, expect('session AS')],
  },
};
