import { encodeTsdu, spduOf } from '#src/session/index.ts';
import { messageApdu } from '../../mts-apdu.ts';
import { answersWith, holding, keepsBack } from '../../sabotage.ts';
import { casesOf, expect, send, sound } from '../../steps.ts';
import { dtOf, packet, spdus } from '../../stimuli.ts';
import { carrying } from '../../upper/mend.ts';
import { ppduIn } from '../../upper/ppdu.ts';
import { fnWith } from '../../upper/say.ts';
import { begin, transfer } from '../../upper/transfer.ts';
import { ABORTED } from './reactions.ts';

const DATA_TOKEN = Uint8Array.of(1);

/** X.218 §9.2, §9.4 and §9.5: the turn, and the end. */
export const TURN = casesOf(
  { clause: 'X.218 §9.5', at: 'association', mode: 'normal', level: 'must', roles: ['responder'], from: 'bound' },
  [
    {
      id: 'rtse.give.taken',
      rule: 'RTSE-15',
      requirement: 'The turn that is given is taken: a GTC is answered by a GTA.',
      isSound: true,
      steps: [send((known) => spdus(known, spduOf('GTC'))), expect('session GTA')],
      saboteur: keepsBack('takes the turn without a word', holding('session GTA')),
    },
    {
      id: 'rtse.give.in-activity',
      rule: 'RTSE-16',
      level: 'should',
      requirement: 'The turn cannot be given while a transfer is under way.',
      from: 'activity',
      steps: [send((known) => spdus(known, spduOf('GTC'))), expect(...ABORTED)],
      saboteur: answersWith('takes the turn whenever it can', carrying('GTC'), packet(dtOf(encodeTsdu([spduOf('GTA')])))),
    },
    {
      id: 'rtse.please.by-owner',
      rule: 'RTSE-14',
      clause: 'X.218 §9.4',
      level: 'may',
      requirement: 'Whoever asks for the turn that it has is not heard, or the association ends.',
      survives: true,
      steps: [
        send((known) => spdus(known, spduOf('PT', { tokenItem: DATA_TOKEN }))),
        begin(1),
        transfer(messageApdu()),
        expect('session AEA', ...ABORTED),
      ],
      saboteur: answersWith('gives what it does not have', carrying('PT'), packet(dtOf(encodeTsdu([spduOf('GTC')])))),
    },
  ],
);

/** X.218 §9.2: the end of an association cannot be refused. */
export const CLOSE = casesOf(
  { clause: 'X.218 §9.2', at: 'association', mode: 'x410', level: 'must', roles: ['responder'], from: 'bound' },
  [
    {
      id: 'rtse.x410.close',
      rule: 'RTSE-18',
      requirement: 'In X.410 mode a close has no user data, and is agreed to.',
      isSound: true,
      steps: [send(fnWith()), expect(sound('session DN', (DN) => (ppduIn(DN).length === 0 ? undefined : 'there are user data in the DN')))],
      saboteur: answersWith('does not let go', carrying('FN'), packet(dtOf(encodeTsdu([spduOf('NF')])))),
    },
  ],
);
