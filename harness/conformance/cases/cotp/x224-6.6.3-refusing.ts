import { concat } from '#src/core/index.ts';
import type { TpduOf } from '#src/cotp/index.ts';
import { tpduIn } from '../../known.ts';
import { having, holding, says, withOctets } from '../../sabotage.ts';
import { casesOf, expect, send, sound, tolerated } from '../../steps.ts';
import { crOf, hex, OUR_REFERENCE, packet, text } from '../../stimuli.ts';
import { retold } from './bugs.ts';
import { ENDED } from './reactions.ts';
import { AT, aCR, parameterOf, refuses, selectorsOf, spoiltCR } from './requests.ts';

const nobody = text('NO-SUCH');
const callsNobody = send((known) => packet(crOf(known, { parameters: selectorsOf(known, { calledTsel: nobody }) })), 'CR for nobody');

/** A DR in which nothing is wrong; or the end, which over TCP refuses as well. */
const refused = (flaw: (dr: TpduOf<'DR'>, octets: Uint8Array) => string | undefined) =>
  expect(
    sound('cotp DR', (pdu) => flaw(tpduIn(pdu) as TpduOf<'DR'>, pdu.octets)),
    ...ENDED,
  );

/** X.224 §6.6.3 and §13.5: how a CR is refused. */
const REFUSALS = casesOf(
  { at: 'network', level: 'must', from: 'connected', roles: ['responder'], needs: ['checks-called'], isSound: true },
  [
    {
      id: 'cotp.dr.reason-unknown-address',
      clause: 'X.224 §13.5.3 15)',
      rule: 'COTP-52',
      level: 'should',
      requirement: 'A CR for a selector that nobody has is refused by a DR: address unknown, or nobody there.',
      steps: [
        callsNobody,
        expect(
          sound('cotp DR', ({ fields: { reason } }) => (reason === 2 || reason === 3 ? undefined : `its reason is ${reason}`)),
          ...['closed', 'reset'].map(tolerated),
        ),
      ],
      saboteur: refuses('calls it congestion', having(nobody), 1),
    },
    {
      id: 'cotp.dr.references',
      clause: 'X.224 §6.6.3',
      rule: 'COTP-66',
      requirement: 'A DR that refuses has the SRC-REF of the CR as DST-REF.',
      steps: [callsNobody, refused(({ dstRef }) => (dstRef === OUR_REFERENCE ? undefined : `its DST-REF is ${dstRef}`))],
      saboteur: says('leaves the DST-REF at 0', holding('cotp DR'), withOctets(AT.dstRef, 0, 0)),
    },
    {
      id: 'cotp.dr.source-zero',
      clause: 'X.224 §6.6.3',
      rule: 'COTP-66',
      requirement: 'A DR that refuses has no reference of its own, for none was assigned.',
      steps: [callsNobody, refused(({ srcRef }) => (srcRef === 0 ? undefined : `its SRC-REF is ${srcRef}`))],
      saboteur: says('has a reference for what it refuses', holding('cotp DR'), withOctets(AT.srcRef, 0, 7)),
    },
    {
      id: 'cotp.dr.user-data',
      clause: 'X.224 §13.5.5',
      rule: 'COTP-67',
      requirement: 'A DR of class 0 has no user data.',
      steps: [callsNobody, refused(({ userData }) => (userData.length > 0 ? 'it has user data' : undefined))],
      saboteur: says(
        'says why in user data',
        holding('cotp DR'),
        retold('DR', () => ({ userData: hex`6e 6f` })),
      ),
    },
    {
      id: 'cotp.dr.over-128-octets',
      clause: 'X.224 §13.5.4',
      rule: 'COTP-67',
      requirement: 'A DR has 128 octets at most, whatever additional information it gives.',
      steps: [callsNobody, refused((_, { length }) => (length > 128 ? `it has ${length} octets` : undefined))],
      saboteur: says(
        'says why at length',
        holding('cotp DR'),
        retold('DR', () => ({ parameters: [parameterOf(0xe0, ...new Uint8Array(130))] })),
      ),
    },
    {
      id: 'cotp.dr.reason-of-class-0',
      clause: 'X.224 §13.5.3',
      rule: 'COTP-68',
      requirement: 'The reason of a DR that refuses class 0 is one of those that class 0 has: 0 to 3.',
      steps: [callsNobody, refused(({ reason }) => (reason > 3 ? `its reason is ${reason}` : undefined))],
      saboteur: says(
        'gives a reason of other classes',
        holding('cotp DR'),
        retold('DR', () => ({ reason: 136 })),
      ),
    },
  ],
);

const ratherER = expect('cotp ER', ...['cotp DR', 'closed', 'reset'].map(tolerated));
const cutShort = (tpdu: Uint8Array): Uint8Array => concat([withOctets(0, tpdu[0]! + 3)(tpdu), hex`c2 20 41`]);

/** X.224 §6.6.3, note 1: who prefers class 0 may not understand a DR, but does an ER. */
const INVALID = casesOf(
  { clause: 'X.224 §6.6.3', rule: 'COTP-151', at: 'network', level: 'should', from: 'connected', roles: ['responder'] },
  [
    {
      id: 'cotp.er.parameter-too-long',
      needs: ['parameters'],
      requirement: 'An invalid CR of class 0 is answered by an ER rather than a DR: a parameter goes beyond the header.',
      steps: [send(spoiltCR(cutShort)), ratherER],
      saboteur: refuses('refuses what is invalid', having(hex`c2 20 41`)),
    },
    {
      id: 'cotp.er.li-255',
      requirement: 'An invalid CR of class 0 is answered by an ER rather than a DR: its length indicator is 255.',
      steps: [send(spoiltCR(withOctets(0, 0xff))), ratherER],
      saboteur: refuses(
        'refuses what it cannot read',
        aCR((octets) => octets[AT.lengthIndicator] === 0xff),
      ),
    },
    {
      id: 'cotp.er.dst-ref-set',
      requirement: 'An invalid CR of class 0 is answered by an ER rather than a DR: its DST-REF is not 0.',
      steps: [send(spoiltCR(withOctets(3, 5))), ratherER],
      saboteur: refuses(
        'refuses mismatched references',
        aCR((octets) => octets[AT.dstRef + 1] === 5),
        132,
      ),
    },
  ],
);

export const REFUSING = [...REFUSALS, ...INVALID];
