import { UNITS } from '#src/session/index.ts';
import { diesOf, having, ignores } from '../../sabotage.ts';
import { casesOf, expect, send, tolerated } from '../../steps.ts';
import { hex } from '../../stimuli.ts';
import { AC, answers, DN, told } from './bugs.ts';
import { ENDED, isNotAccepted, REFUSED } from './reactions.ts';
import { cn, octets, unitsChanged } from './spdus.ts';

/** What is out of turn where there is no session, X.225 §A.4.1.2. */
const isBrokenOff = expect('session AB', ...ENDED);
const CN = told(hex`0d`);
const { halfDuplex, duplex, minorSync, activity, capability, exceptions, dataSeparation } = UNITS;
const DUPLEXITIES = halfDuplex.bit | duplex.bit;

/** X.225 §7.1: what a CN may propose, and when it may come. */
export const CONNECT = casesOf(
  { clause: 'X.225 §7.1', at: 'transport', from: 'open', roles: ['responder'], needs: ['association'], level: 'must' },
  [
    {
      id: 'session.cn.no-duplexity',
      rule: 'SES-08',
      clause: 'X.225 §8.3.1.16',
      requirement: 'A CN that proposes neither half-duplex nor duplex is not accepted.',
      steps: [send(cn(unitsChanged({ less: DUPLEXITIES }))), isNotAccepted],
      saboteur: answers('does not miss half-duplex and duplex', CN, AC),
    },
    {
      id: 'session.cn.exceptions-alone',
      rule: 'SES-09',
      clause: 'X.225 §5.8.1',
      requirement: 'A CN that proposes exceptions without half-duplex is not accepted.',
      steps: [send(cn(unitsChanged({ less: halfDuplex.bit | activity.bit, more: exceptions.bit | duplex.bit }))), isNotAccepted],
      saboteur: answers('takes exceptions without half-duplex', CN, AC),
    },
    {
      id: 'session.cn.capability-alone',
      rule: 'SES-09',
      clause: 'X.225 §5.8.1',
      requirement: 'A CN that proposes capability data without activities is not accepted.',
      steps: [send(cn(unitsChanged({ less: activity.bit | exceptions.bit, more: capability.bit }))), isNotAccepted],
      saboteur: answers('takes capability data without activities', CN, AC),
    },
    {
      id: 'session.cn.separation-alone',
      rule: 'SES-09',
      clause: 'X.225 §5.8.1',
      requirement: 'A CN that proposes data separation without minor synchronization is not accepted.',
      steps: [send(cn(unitsChanged({ less: minorSync.bit, more: dataSeparation.bit }))), isNotAccepted],
      saboteur: answers('takes data separation without sync points', CN, AC),
    },
    {
      id: 'session.cn.ssel-17-octets',
      rule: 'SES-22',
      clause: 'X.225 Table 11',
      requirement: 'A calling S-selector has 16 octets at most: a CN with one of 17 is not accepted.',
      steps: [send(cn({ callingSsel: new Uint8Array(17).fill(0x61) })), isNotAccepted],
      saboteur: answers('takes an S-selector of any length', CN, AC),
    },
    {
      id: 'session.cn.reference-65-octets',
      rule: 'SES-22',
      clause: 'X.225 Table 11',
      requirement: 'A reference has 64 octets at most: a CN with one of 65 is not accepted.',
      steps: [send(cn({ commonReference: new Uint8Array(65).fill(0x61) })), isNotAccepted],
      saboteur: answers('takes a reference of any length', CN, AC),
    },
    {
      id: 'session.cn.additional-5-octets',
      rule: 'SES-22',
      clause: 'X.225 Table 11',
      requirement: 'An additional reference has 4 octets at most: a CN with one of 5 is not accepted.',
      steps: [send(cn({ additionalReference: hex`04 03 61 61 61` })), isNotAccepted],
      saboteur: answers('takes an additional reference of any length', CN, AC),
    },
    {
      id: 'session.cn.user-data-513-octets',
      rule: 'SES-23',
      clause: 'X.225 §7.1.1 e) 1)',
      // Stacks that take more are in use.
      level: 'should',
      requirement: 'In version 1 a CN has 512 octets of user data at most: one with 513 is not accepted.',
      steps: [
        send(
          cn(({ userData, extendedUserData }) => ({
            version: hex`01`,
            extendedUserData: undefined,
            userData: Buffer.concat([userData ?? extendedUserData ?? new Uint8Array(), new Uint8Array(513)]).subarray(0, 513),
          })),
        ),
        isNotAccepted,
      ],
      saboteur: answers('takes user data of any length', CN, AC),
    },
    {
      id: 'session.cn.extended-data-in-version-1',
      rule: 'SES-24',
      clause: 'X.225 §7.1.1 e) 2)',
      requirement: 'Extended user data belong to version 2: a CN that has them and proposes version 1 alone is not accepted.',
      steps: [
        send(
          cn(({ userData, extendedUserData }) => ({
            version: hex`01`,
            userData: undefined,
            extendedUserData: extendedUserData ?? userData,
          })),
        ),
        isNotAccepted,
      ],
      saboteur: answers('takes extended user data in version 1', CN, AC),
    },
    {
      id: 'session.cn.both-data',
      rule: 'SES-25',
      clause: 'X.225 §8.3.1.21',
      requirement: 'A CN has user data or extended user data: one with both is not accepted.',
      steps: [
        send(
          cn(({ userData, extendedUserData }) => ({
            version: hex`02`,
            userData: userData ?? extendedUserData?.subarray(0, 512),
            extendedUserData: extendedUserData ?? userData,
          })),
        ),
        isNotAccepted,
      ],
      saboteur: answers('takes the user data and overlooks the others', CN, AC),
    },
    {
      id: 'session.cn.data-overflow',
      rule: 'SES-26',
      clause: 'X.225 §7.1.3',
      requirement: 'A CN in version 2 that announces more user data is asked for them by an OA, or refused.',
      isSound: true,
      steps: [
        send(
          cn(({ userData, extendedUserData }) => ({
            version: hex`02`,
            userData: undefined,
            dataOverflow: hex`01`,
            extendedUserData: Buffer.concat([userData ?? extendedUserData ?? new Uint8Array(), new Uint8Array(10_240)]).subarray(0, 10_240),
          })),
        ),
        expect('session OA', 'session RF', tolerated('session AB'), ...ENDED.map((end) => tolerated(end as string))),
      ],
      saboteur: answers('does not wait for what is announced', having(hex`3c 01 01`), AC),
    },
    {
      id: 'session.cn.tsdu-sizes-small',
      rule: 'SES-82',
      clause: 'X.225 §7.4.1 b) 2)',
      survives: true,
      requirement: 'A CN that proposes TSDUs which an AC does not fit into is accepted without that limit, or refused, and hurts nobody.',
      steps: [send(cn({ tsduSizes: hex`00 10 00 10` })), expect('session AC', ...REFUSED)],
      saboteur: diesOf('dies of TSDUs that are too small for its AC', having(hex`15 04 00 10`)),
    },
    {
      id: 'session.cn.data-before',
      rule: 'SES-28',
      clause: 'X.225 §A.4.1.2',
      requirement: 'Data before a CN end the transport connection.',
      steps: [send(octets(hex`01 00 01 00 61`)), isBrokenOff],
      saboteur: ignores('passes over data before a session', told(hex`01 00 01`)),
    },
    {
      id: 'session.cn.finish-before',
      rule: 'SES-28',
      clause: 'X.225 §A.4.1.2',
      requirement: 'An FN before a CN is not answered by a DN, but by the end of the connection.',
      steps: [send(octets(hex`09 03 11 01 01`)), isBrokenOff],
      saboteur: answers('releases what was never there', told(hex`09`), DN),
    },
    {
      id: 'session.cn.activity-before',
      rule: 'SES-28',
      clause: 'X.225 §A.4.1.2',
      requirement: 'An AS before a CN ends the transport connection.',
      steps: [send(octets(hex`01 00 2d 05 29 03 02 01 01`)), isBrokenOff],
      saboteur: ignores('passes over an activity before a session', told(hex`01 00 2d`)),
    },
  ],
);
