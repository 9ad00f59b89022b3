import { decodeTsdu } from '#src/session/index.ts';
import { AE, DT } from '../../association.ts';
import { messageApdu } from '../../mts-apdu.ts';
import { hangsUpAt, holding, says } from '../../sabotage.ts';
import { casesOf, check, expect, passing, send, sound } from '../../steps.ts';
import { dtOf, hex, packet, spdus } from '../../stimuli.ts';
import { added, numberAt, octetsAt } from '../../upper/edit.ts';
import { saysWrongly } from '../../upper/mend.ts';
import { ppduIn } from '../../upper/ppdu.ts';
import { cnWith } from '../../upper/say.ts';

/** The identifiers of an MTS-APDU, X.411 §13: message, report, probe. */
const MTS_APDUS = [0xa0, 0xa1, 0xa2];
/** A GT and a DT without parameters. */
const PLAIN = hex`01 00 01 00`;

/** X.226 §8.4.3: the mode of 1984, in which there are no presentation contexts. */
export const X410 = casesOf({ clause: 'X.226 §8.4.3', at: 'session', mode: 'x410', level: 'must' }, [
  {
    id: 'presentation.x410.cpa',
    rule: 'PRES-33',
    roles: ['responder'],
    requirement: 'A CP in X.410 mode is answered in that mode: its CPA has no parameters of normal mode.',
    from: 'open',
    isSound: true,
    steps: [
      send(cnWith()),
      expect(
        sound('session AC', (AC) => {
          const cpa = ppduIn(AC);
          if (numberAt(cpa, 'a0 80') !== 0) return 'the mode is another';
          return octetsAt(cpa, 'a2') ? 'there are parameters of normal mode' : undefined;
        }),
      ),
    ],
    saboteur: saysWrongly('lists results in either mode', 'session AC', added('', hex`a2 02 a5 00`)),
  },
  {
    id: 'presentation.x410.data-taken',
    rule: 'PRES-35',
    roles: ['responder'],
    requirement: 'In X.410 mode data are taken as they are: an APDU without anything around it is acknowledged.',
    from: 'activity',
    isSound: true,
    steps: [send((known) => spdus(known, ...DT(messageApdu()))), send((known) => spdus(known, ...AE(1))), expect('session AEA')],
    saboteur: hangsUpAt('looks for User-data in either mode', ({ octets }) => octets[7 + 4] === 0xa0 && octets[7] === 0x01),
  },
  {
    id: 'presentation.x410.data-bare',
    rule: 'PRES-35',
    roles: ['initiator'],
    requirement: 'In X.410 mode data are sent as they are: nothing stands around an APDU.',
    from: 'activity',
    isSound: true,
    steps: [
      passing(['session AS'], expect('session DT', 'session MIP', 'session AE')),
      check('the first data of an activity begin an MTS-APDU', ({ heard }) => {
        const first = heard.find(({ pdu, by }) => by === 'them' && pdu.layer === 'session' && pdu.kind === 'DT')?.pdu;
        const identifier = first && decodeTsdu(Buffer.concat([PLAIN.subarray(0, 2), first.octets]))[1]?.userInformation[0];
        return identifier === undefined || MTS_APDUS.includes(identifier) ? undefined : `they begin with ${identifier.toString(16)}`;
      }),
    ],
    saboteur: says('sends segments of octets in either mode', holding('session DT'), (octets) => {
      const ssdu = octets.subarray(7 + 4);
      return packet(dtOf(Buffer.concat([PLAIN, Uint8Array.of(0x04, 0x82, ssdu.length >> 8, ssdu.length & 0xff), ssdu])));
    }),
  },
]);
