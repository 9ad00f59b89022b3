import { REJECT_CAUSES, type TpduOf, valueIn } from '#src/cotp/index.ts';
import type { Known } from '../../known.ts';
import { tpduIn } from '../../known.ts';
import { answersWith, says, takesFor } from '../../sabotage.ts';
import { casesOf, expect, gone, send, sound, within } from '../../steps.ts';
import { hex, OUR_REFERENCE, tpkt } from '../../stimuli.ts';
import { coded, retold } from './bugs.ts';
import { ENDED, TOLERANCE } from './reactions.ts';

/** Octets that are no TPDU: code 3 is that of another protocol. */
const NO_TPDU = hex`04 30 01 02 00 aa bb cc`;
/** Of these up to the octet in error. */
const IN_ERROR = NO_TPDU.subarray(0, 2);

type ER = TpduOf<'ER'>;

/** An ER need not come, but must be right. That nothing comes at all, or a DR, is what other cases are about. */
const ER = (flaw: (er: ER, known: Known) => string | undefined) =>
  within(
    TOLERANCE,
    expect(
      sound('cotp ER', (pdu, known) => flaw(tpduIn(pdu) as ER, known)),
      ...ENDED,
      'cotp DR',
      'silence',
    ),
  );
const nothing = send(tpkt(NO_TPDU), 'code 30');
const isER = coded(0x70);

/** What is said of an invalid TPDU, and what is done about it: X.224 §6.22 and §13.12. */
export const ERRORS = casesOf(
  { clause: 'X.224 §6.22.1.3', at: 'network', from: 'open', level: 'must', roles: ['responder', 'initiator'] },
  [
    {
      id: 'cotp.er.rejected-octets',
      clause: 'X.224 §13.12.4',
      rule: 'COTP-142',
      requirement: 'An ER of class 0 has the octets of what it rejects, up to and with the one in error.',
      steps: [
        nothing,
        ER(({ parameters }) => {
          const octets = valueIn(parameters, 'invalidTpdu');
          if (octets === undefined) return 'it has no octets of the TPDU';
          if (octets.length > NO_TPDU.length || octets.some((octet, at) => octet !== NO_TPDU[at]))
            return 'its octets are not those of the TPDU';
          return octets.length < IN_ERROR.length ? 'its octets end before the one in error' : undefined;
        }),
      ],
      saboteur: says(
        'rejects without saying what',
        isER,
        retold('ER', () => ({ parameters: [] })),
      ),
    },
    {
      id: 'cotp.er.reference',
      clause: 'X.224 §13.12.3',
      rule: 'COTP-143',
      requirement: 'The DST-REF of an ER is the reference of whom it is for.',
      steps: [nothing, ER(({ dstRef }) => (dstRef === OUR_REFERENCE ? undefined : `it is ${dstRef}`))],
      saboteur: says(
        'sends an ER to itself',
        isER,
        retold('ER', () => ({ dstRef: 1 })),
      ),
    },
    {
      id: 'cotp.er.cause',
      clause: 'X.224 §13.12.3',
      rule: 'COTP-143',
      requirement: 'The reject cause of an ER is one of those that there are.',
      steps: [nothing, ER(({ rejectCause }) => (CAUSES.has(rejectCause) ? undefined : `it is ${rejectCause}`))],
      saboteur: says(
        'rejects for a cause of its own',
        isER,
        retold('ER', () => ({ rejectCause: 9 })),
      ),
    },
    {
      id: 'cotp.er.parameters',
      clause: 'X.224 §13.12.4',
      rule: 'COTP-143',
      requirement: 'An ER of class 0 has no parameter but the rejected octets.',
      steps: [
        nothing,
        ER(({ parameters }) => (parameters.some(({ code }) => code !== 0xc1) ? `it has ${parameters.length} parameters` : undefined)),
      ],
      saboteur: says(
        'puts a checksum into its ER',
        isER,
        retold('ER', ({ parameters }) => ({ parameters: [...parameters, { code: 0xc3, value: Uint8Array.of(0, 0) }] })),
      ),
    },
    {
      id: 'cotp.er.then-closed',
      clause: 'X.224 §6.22.1.3 note 4',
      rule: 'COTP-144',
      level: 'should',
      requirement: 'Who has sent an ER closes the line when nothing comes of it.',
      steps: [nothing, gone()],
      saboteur: takesFor('waits for ever after its ER', coded(0x30), () => hex``, 'packet'),
    },
    {
      id: 'cotp.er.received',
      clause: 'X.224 §6.22.1.3 note 1',
      rule: 'COTP-145',
      level: 'should',
      requirement: 'An ER on an open connection makes the endpoint release it.',
      steps: [send((known) => tpkt(Uint8Array.of(4, 0x70, ...theirs(known), 2))), gone('cotp ER')],
      saboteur: takesFor('is deaf to an ER', isER, () => hex``, 'packet'),
    },
    {
      id: 'cotp.er.unknown-cause',
      rule: 'COTP-147',
      level: 'should',
      requirement: 'An ER whose cause stands for nothing does the same.',
      steps: [send((known) => tpkt(Uint8Array.of(4, 0x70, ...theirs(known), 0x7f))), gone('cotp ER')],
      saboteur: takesFor('passes over an ER whose cause it does not know', isER, () => hex``, 'packet'),
    },
    {
      id: 'cotp.er.answered',
      clause: 'X.224 §6.22.1.3 note 2',
      rule: 'COTP-146',
      requirement: 'An ER is not answered by an ER.',
      steps: [send((known) => tpkt(Uint8Array.of(4, 0x70, ...theirs(known), 3))), expect('silence', ...ENDED, 'cotp DR')],
      saboteur: answersWith('answers an ER by an ER', isER, (octets) => octets),
    },
    {
      id: 'cotp.er.malformed',
      clause: 'X.224 §6.22.1.3 note 2',
      rule: 'COTP-146',
      requirement: 'Not even an ER that cannot be read is answered by an ER, or two of a kind would never end.',
      steps: [send((known) => tpkt(Uint8Array.of(6, 0x70, ...theirs(known), 2, 0xc1, 0x20)), 'ER'), expect('silence', ...ENDED, 'cotp DR')],
      saboteur: answersWith('rejects an ER', isER, tpkt(hex`08 70 01 02 03 c1 02 04 70`)),
    },
  ],
);

/** The reference of the endpoint, as its CR or CC has it. */
const theirs = ({ last }: Known): readonly [number, number] => {
  const { srcRef } = tpduIn((last('cotp CC') ?? last('cotp CR'))!) as TpduOf<'CC'>;
  return [srcRef >> 8, srcRef & 0xff];
};
const CAUSES: ReadonlySet<number> = new Set(Object.values(REJECT_CAUSES).map(({ code }) => code));
