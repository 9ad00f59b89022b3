import { messageApdu, probeApdu, reportApdu } from '../../mts-apdu.ts';
import { diesOf, having, holding, keepsBack } from '../../sabotage.ts';
import { casesOf, check, expect, passing, quiet, send, sound } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { added, octetsAt, replaced } from '../../upper/edit.ts';
import { saysWrongly } from '../../upper/mend.ts';
import { RTOAC } from '../../upper/places.ts';
import { contextsIn, ppduIn, valueIn } from '../../upper/ppdu.ts';
import { acWith, fnWith } from '../../upper/say.ts';
import { acknowledge, transfer } from '../../upper/transfer.ts';
import { ABORTED, SENDING } from '../rtse/reactions.ts';

/** Where user information of an RLRQ or an RLRE stands in an FN or a DN. */
const ASKED = '30 a0 62 be';
const AGREED = '30 a0 63 be';

const SURPRISE = hex`be 0a 28 08 02 01 03 a0 03 02 01 00`;
/** An identifier that no MTS-APDU has, and a message that is not one. */
const TAG_THREE = hex`a3 06 30 04 02 02 12 34`;
const BROKEN = hex`a0 06 30 04 02 02 12 34`;

/** X.411 §12, X.218 §9: what an MTA transfers, and how it unbinds. */
export const TRANSFERS = casesOf(
  { clause: 'X.411 §12.2', at: 'association', mode: 'normal', level: 'may', roles: ['responder'], from: 'activity' },
  [
    ...(
      [
        ['message', messageApdu()],
        ['probe', probeApdu()],
        ['report', reportApdu()],
      ] as const
    ).map(([kind, apdu]) => ({
      id: `mta.apdu.${kind}`,
      rule: 'MTA-16',
      requirement: `A ${kind} is taken: its transfer is acknowledged.`,
      isSound: true as const,
      steps: [transfer(apdu), expect('session AEA')],
      saboteur: keepsBack('takes it, and does not say so', holding('session AEA')),
    })),
    {
      id: 'mta.apdu.tag-unknown',
      rule: 'MTA-15',
      requirement: 'An APDU that is none of an MTA does no harm: it is taken and thrown away, reported, or the association ends.',
      survives: true,
      steps: [transfer(TAG_THREE), expect('session AEA', 'session ED', ...ABORTED)],
      saboteur: diesOf('dies of an APDU that it does not know', having(TAG_THREE)),
    },
    {
      id: 'mta.apdu.broken',
      rule: 'MTA-15',
      requirement: 'A message that is none does no harm: it is taken and thrown away, reported, or the association ends.',
      survives: true,
      steps: [transfer(BROKEN), expect('session AEA', 'session ED', ...ABORTED)],
      saboteur: diesOf('dies of a message that it cannot read', having(BROKEN)),
    },
    {
      id: 'mta.unbind.agreed',
      rule: 'MTA-20',
      clause: 'X.218 §9.2',
      from: 'bound',
      requirement: 'An unbind has no result: the close is agreed to without user data.',
      isSound: true,
      steps: [
        send(fnWith((known) => valueIn(contextsIn(known).acse, hex`62 03 80 01 00`))),
        expect(sound('session DN', (DN) => (octetsAt(ppduIn(DN), AGREED) ? 'there are user data in it' : undefined))),
      ],
      saboteur: saysWrongly('has something more to say', 'session DN', added('30 a0 63', SURPRISE)),
    },
  ],
);

/** X.218 §9.2: an endpoint that unbinds once it has transferred what it had. */
export const UNBINDS = casesOf(
  { clause: 'X.218 §9.2', at: 'association', mode: 'normal', level: 'may', roles: ['initiator'], from: 'open' },
  [
    {
      id: 'mta.unbind.asked',
      rule: 'MTA-20',
      requirement: 'An unbind has no argument: whoever closes says no more than that.',
      isSound: true,
      steps: [
        send(acWith(replaced(`${RTOAC} 80`, hex`80 01 00`))),
        passing(SENDING, quiet('session AE', 'session GTC', 'session FN')),
        acknowledge,
        quiet('session FN', 'session AS', 'session GTC', 'session PT'),
        check('no user data of the close', (known) => {
          const FN = known.last('session FN');
          return FN && octetsAt(ppduIn(FN), ASKED) ? 'there are some' : undefined;
        }),
      ],
      saboteur: saysWrongly('has something more to say', 'session FN', added('30 a0 62', SURPRISE)),
    },
  ],
);
