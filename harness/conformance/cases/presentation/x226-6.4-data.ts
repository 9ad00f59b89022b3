import { spduOf } from '#src/session/index.ts';
import type { Stimulus } from '../../case.ts';
import { having, ignores } from '../../sabotage.ts';
import { wordsFor } from '../../speech.ts';
import { casesOf, expect, passing, send, sound } from '../../steps.ts';
import { hex, spdus, tsdu } from '../../stimuli.ts';
import { added, numberAt, octetsAt, removed } from '../../upper/edit.ts';
import { carrying, saysWrongly } from '../../upper/mend.ts';
import { contextsIn, valueIn } from '../../upper/ppdu.ts';
import { proposal, USER_SYNTAXES } from '../../upper/proposal.ts';
import { cnWith, dtWith } from '../../upper/say.ts';
import { BUSY, PEP } from './reactions.ts';

const RTTR = hex`04 03 61 62 63`;
const NO_CONTEXT = 7;
const ASTRAY = valueIn(NO_CONTEXT, RTTR);
/** A context with no transfer syntax but one that nobody has. */
const rejected: Stimulus = (known) => cnWith(added('a2 a4', proposal(NO_CONTEXT, USER_SYNTAXES[known.hello], hex`06 03 51 ce 0f`)))(known);
/** X.226 §6.4.4.3: values that are not valid. */
export const DATA = casesOf({ clause: 'X.226 §6.4.4.3', at: 'session', mode: 'normal', level: 'must' }, [
  {
    id: 'presentation.td.context-undefined',
    rule: 'PRES-21',
    roles: ['responder'],
    requirement: 'A value in a context that was never proposed is invalid.',
    from: 'sending',
    steps: [send(dtWith(() => ASTRAY)), expect(...PEP)],
    saboteur: ignores('takes a value in any context', having(ASTRAY)),
  },
  {
    id: 'presentation.pt.context-undefined',
    needs: ['activities'],
    rule: 'PRES-21',
    roles: ['initiator'],
    requirement: 'A value in a context that was never proposed is invalid, also where the turn is asked for.',
    from: 'bound',
    steps: [send((known) => spdus(known, spduOf('PT', { tokenItem: DATA_TOKEN, userData: ASTRAY }))), passing(BUSY, expect(...PEP))],
    saboteur: ignores('does not look at what comes with a PT', carrying('PT')),
  },
  {
    id: 'presentation.td.context-rejected',
    rule: 'PRES-22',
    roles: ['responder'],
    requirement: 'A value in a context that was rejected is invalid.',
    from: 'open',
    steps: [
      send(rejected),
      expect('session AC'),
      send((known) => wordsFor(known).begin.flatMap((octets) => tsdu(known, octets))),
      send(dtWith(() => ASTRAY)),
      expect(...PEP),
    ],
    saboteur: ignores('takes a value in any context that was proposed', having(ASTRAY)),
  },
  {
    id: 'presentation.td.simply-encoded',
    rule: 'PRES-23',
    clause: 'X.226 §8.4.2.2',
    roles: ['responder'],
    requirement: 'With several contexts values are fully encoded: simple encoding is invalid.',
    from: 'sending',
    steps: [send(dtWith(() => hex`40 05 04 03 61 62 63`)), expect(...PEP)],
    saboteur: ignores('guesses the context', having(hex`40 05 04 03 61 62 63`)),
  },
  {
    id: 'presentation.td.length-past-end',
    rule: 'PRES-26',
    roles: ['responder'],
    requirement: 'A value that goes on behind the end of the data is invalid.',
    from: 'sending',
    survives: true,
    steps: [send(dtWith((known) => valueIn(contextsIn(known).user, RTTR).subarray(0, -1))), expect(...PEP)],
    saboteur: ignores('waits for the rest of it', having(hex`a0 05 04 03 61 62`)),
  },
  {
    id: 'presentation.td.no-value',
    rule: 'PRES-26',
    clause: 'X.226 §8.2',
    roles: ['responder'],
    requirement: 'Fully encoded data are one value at least: data without any are invalid.',
    from: 'sending',
    steps: [send(dtWith(() => hex`61 00`)), expect(...PEP)],
    saboteur: ignores('takes nothing for something', having(hex`01 00 61 00`)),
  },
  {
    id: 'presentation.arp.event-identifier',
    rule: 'PRES-31',
    clause: 'X.226 §6.4.3.1',
    roles: ['responder'],
    requirement: 'An ARP for a reason from 2 on says which event it was for.',
    from: 'sending',
    steps: [
      send(dtWith(() => ASTRAY)),
      expect(
        sound('presentation ARP', ({ octets }) => {
          const reason = numberAt(octets, '80') ?? 0;
          const event = numberAt(octets, '81');
          if (reason < 2) return undefined;
          return event === undefined ? `there is no event-identifier for reason ${reason}` : undefined;
        }),
        ...PEP,
      ),
    ],
    saboteur: saysWrongly('does not say what it was', 'presentation ARP', removed('81')),
  },
  {
    id: 'presentation.aru.contexts',
    // MMS rejects what it cannot read, and goes on.
    needs: ['mta'],
    rule: 'PRES-32',
    clause: 'X.226 §6.4.2.1',
    roles: ['responder'],
    requirement: 'An ARU with user data names their contexts, where the CP has proposed some.',
    from: 'sending',
    steps: [
      send(dtWith((known) => valueIn(contextsIn(known).user, hex`30 00`))),
      expect(
        sound('presentation ARU', ({ octets }) =>
          octetsAt(octets, '61') && !octetsAt(octets, 'a0') ? 'there are user data, and no contexts' : undefined,
        ),
        ...PEP,
      ),
    ],
    saboteur: saysWrongly('aborts with data that nobody can read', 'presentation ARU', removed('a0')),
  },
  {
    id: 'presentation.typed-data.not-selected',
    rule: 'PRES-37',
    clause: 'X.226 §6.4.4.2',
    roles: ['responder', 'initiator'],
    requirement: 'Typed data that nobody has asked for end the connection.',
    from: 'bound',
    steps: [send((known) => spdus(known, spduOf('TD', {}, valueIn(contextsIn(known).user, RTTR)))), passing(BUSY, expect(...PEP))],
    saboteur: ignores('takes no notice of typed data', carrying('TD')),
  },
]);
const DATA_TOKEN = Uint8Array.of(1);
