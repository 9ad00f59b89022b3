import { AS_NUMBER } from './association.ts';
import type { Role, State, Step } from './case.ts';
import type { Known } from './known.ts';
import { acOf, cnOf, wordsFor } from './speech.ts';
import { expect, send, sound } from './steps.ts';
import { ccOf, crOf, packet, spdus, tsdu } from './stimuli.ts';
import type { HelloName } from './words.ts';

type Preambles = Readonly<Record<State, Readonly<Record<Role, readonly Step[]>>>>;

/** TSDUs, whatever they are. */
const all =
  (tsdus: (known: Known) => readonly Uint8Array[]) =>
  (known: Known): readonly Uint8Array[] =>
    tsdus(known).flatMap((octets) => tsdu(known, octets));

const dialled: readonly Step[] = [send((known) => packet(crOf(known)), 'CR'), expect('cotp CC')];
const called: readonly Step[] = [expect('cotp CR')];
const granted: readonly Step[] = [...called, send((known) => packet(ccOf(known)), 'CC')];
const asked: readonly Step[] = [...granted, expect('cotp DT')];

const bind: readonly Step[] = [
  ...dialled,
  send((known) => tsdu(known, cnOf(known)), 'the CN that is right for it'),
  expect(sound('session AC', (_, known) => wordsFor(known).flaw(known))),
];
const bound: readonly Step[] = [...asked, send((known) => tsdu(known, acOf(known)), 'the AC that is right for it')];

const begin: Step = send(
  all((known) => wordsFor(known).begin),
  'what data may come behind',
);
const conclude: readonly Step[] = [
  send(
    all((known) => wordsFor(known).conclude(known)),
    'a conclude',
  ),
  expect('session DT'),
];

// biome-ignore format: a table
/** How a link is brought to where a case begins. Nothing in it is the endpoint's fault: where it fails, nobody can tell. */
export const PREAMBLES: Preambles = {
  connected: { responder: [],               initiator: called },
  open:      { responder: dialled,          initiator: asked },
  bound:     { responder: bind,             initiator: bound },
  sending:   { responder: [...bind, begin], initiator: bound },
  closing:   { responder: bind,             initiator: bound },
  activity:  {
    responder: [...bind, send((known) => spdus(known, ...AS_NUMBER(1)), 'AS')],
    initiator: [...bound, expect('session AS')],
  },
};

/** Users who agree on the end before one of them releases, as clients of MMS do in captures. */
const CONCLUDING: Preambles = { ...PREAMBLES, closing: { responder: [...bind, ...conclude], initiator: [...bound, ...conclude] } };

/** The same, by who stands above transport. */
const BY_HELLO: Readonly<Partial<Record<HelloName, Preambles>>> = { mms: CONCLUDING };

/** How a link with that endpoint is brought there. */
export const preambleOf = (state: State, { role, hello }: { readonly role: Role; readonly hello: HelloName }): readonly Step[] =>
  (BY_HELLO[hello] ?? PREAMBLES)[state][role];
