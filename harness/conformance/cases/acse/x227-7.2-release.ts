import { having, ignores } from '../../sabotage.ts';
import { casesOf, check, expect, passing, send, sound } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { elementAt, numberAt, octetsAt, removed, replaced } from '../../upper/edit.ts';
import { accepts, carrying, overlooks, saysWrongly } from '../../upper/mend.ts';
import { contextsIn, element, ppduIn, valueIn } from '../../upper/ppdu.ts';
import { abWith, cnWith, dtWith, fnWith } from '../../upper/say.ts';
import { BUSY } from '../presentation/reactions.ts';
import { NOT_ASSOCIATED, PEA } from './reactions.ts';

const RLRQ = hex`62 03 80 01 00`;
const AARQ = hex`60 08 a1 06 06 04 56 00 01 06`;
const AARE = hex`61 14 a1 06 06 04 56 00 01 06 a2 03 02 01 00 a3 05 a1 03 02 01 00`;
const RLRE = hex`63 03 80 01 00`;
const ARU = (abrt: Uint8Array): Uint8Array => element(0xa0, hex`a0 09 30 07 02 01 01 06 02 51 01`, valueIn(1, abrt));
const OVER = ['session AA', 'closed', 'reset'] as const;
/** Where an RLRE stands in the user data of an FN or a DN. */
const RELEASED = '30 a0 63';
/** Where an ABRT stands in an ARU. */
const ABRT = '61 30 a0 64';

/** X.227 §7.2, §7.3: release and abort. */
export const RELEASE = casesOf({ clause: 'X.227 §7.2.3', at: 'presentation', mode: 'normal', level: 'must' }, [
  {
    id: 'acse.rlrq.answered',
    rule: 'ACSE-14',
    roles: ['responder'],
    requirement: 'A release is agreed to: the DN has an RLRE in it.',
    from: 'closing',
    isSound: true,
    steps: [
      send(fnWith((known) => valueIn(contextsIn(known).acse, RLRQ))),
      expect(sound('session DN', (DN) => (elementAt(ppduIn(DN), RELEASED) ? undefined : 'there is no RLRE in it'))),
    ],
    saboteur: saysWrongly('closes the session connection alone', 'session DN', replaced(RELEASED, hex`62 03 80 01 00`)),
  },
  {
    id: 'acse.rlrq.is-rlre',
    rule: 'ACSE-14',
    clause: 'X.227 §7.3.3.4',
    roles: ['responder'],
    requirement: 'An FN with an RLRE where its RLRQ belongs is a protocol error.',
    from: 'closing',
    steps: [send(fnWith((known) => valueIn(contextsIn(known).acse, RLRE))), expect(...PEA)],
    saboteur: overlooks('takes any FN for a release', 'session FN', replaced(RELEASED, RLRQ)),
  },
  ...(
    [
      ['aarq', AARQ],
      ['aare', AARE],
      ['rlre', RLRE],
    ] as const
  ).map(([name, apdu]) => ({
    id: `acse.td.${name}`,
    rule: 'ACSE-15',
    clause: 'X.227 §7.3.3.4',
    roles: ['responder'] as const,
    requirement: `An ${name.toUpperCase()} among data is a protocol error.`,
    from: 'sending' as const,
    steps: [send(dtWith((known) => valueIn(contextsIn(known).acse, apdu))), expect(...PEA)],
    saboteur: ignores('takes no notice of APDUs among data', having(apdu)),
  })),
  {
    id: 'acse.abrt.source',
    rule: 'ACSE-16',
    clause: 'X.227 §7.3.3.4',
    roles: ['responder'],
    requirement: 'Over session version 2 an abort of ACSE says who aborts, in an ABRT.',
    from: 'sending',
    steps: [
      send(dtWith((known) => valueIn(contextsIn(known).acse, AARQ))),
      expect(
        sound('presentation ARU', ({ octets }) => {
          if (!octetsAt(octets, ABRT)) return 'there is no ABRT in it';
          return numberAt(octets, `${ABRT} 80`) === undefined ? 'it does not say who aborts' : undefined;
        }),
        ...PEA,
      ),
    ],
    saboteur: saysWrongly('keeps to itself who aborts', 'presentation ARU', removed(`${ABRT} 80`)),
  },
  ...(
    [
      ['user', hex`64 03 80 01 00`],
      ['provider', hex`64 03 80 01 01`],
      ['source-unknown', hex`64 03 80 01 63`],
    ] as const
  ).map(([name, abrt]) => ({
    id: `acse.abrt.${name}`,
    rule: 'ACSE-17',
    clause: 'X.227 §7.3.3.2',
    roles: ['responder', 'initiator'] as const,
    requirement: 'An abort with an ABRT ends the association, whoever aborts.',
    from: 'bound' as const,
    steps: [send(abWith(ARU(abrt))), passing(BUSY, expect(...OVER))],
    saboteur: ignores('goes on as if nothing had been said', carrying('AB')),
  })),
]);

/** X.227 §8.4: in X.410 mode there is no ACSE. */
export const WITHOUT_ACSE = casesOf({ clause: 'X.227 §8.4', rule: 'ACSE-18', at: 'presentation', mode: 'x410', level: 'must' }, [
  {
    id: 'acse.x410.no-apdu',
    roles: ['responder'],
    requirement: 'In X.410 mode the answer has no AARE.',
    from: 'open',
    isSound: true,
    steps: [send(cnWith()), expect(sound('session AC', (AC) => (octetsAt(ppduIn(AC), 'a1 61') ? 'there is an AARE in it' : undefined)))],
    saboteur: saysWrongly('answers by ACSE in either mode', 'session AC', replaced('a1', element(0xa1, AARE))),
  },
  {
    id: 'acse.x410.no-apdu-asked',
    roles: ['initiator'],
    requirement: 'In X.410 mode the call has no AARQ.',
    from: 'open',
    isSound: true,
    steps: [
      check('no AARQ in the CN', (known) => {
        const CN = known.last('session CN');
        return CN && octetsAt(ppduIn(CN), 'a1 60') ? 'there is an AARQ in it' : undefined;
      }),
    ],
    saboteur: saysWrongly('calls by ACSE in either mode', 'session CN', replaced('a1', element(0xa1, AARQ))),
  },
  {
    id: 'acse.x410.aarq',
    roles: ['responder'],
    requirement: 'In X.410 mode an AARQ is not what opens an association.',
    from: 'open',
    steps: [send(cnWith(replaced('a1', element(0xa1, AARQ)))), expect(...NOT_ASSOCIATED)],
    saboteur: accepts('does not mind an AARQ'),
  },
]);
