import { concat } from '#src/core/index.ts';
import { spduOf } from '#src/session/index.ts';
import { AE } from '../../association.ts';
import type { Case } from '../../case.ts';
import { BOTH_OPEN, helloOf, isAnswered } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { tpduIn } from '../../known.ts';
import { adds, diesAtEnd, diesOf, having, holding, ignores, says } from '../../sabotage.ts';
import { cnOf } from '../../speech.ts';
import { casesOf, check, expect, hangUp, passing, pause, quiet, send } from '../../steps.ts';
import { ccOf, hex, packet, packetOf, tsdu } from '../../stimuli.ts';
import { AC, answers, takes, told } from './bugs.ts';
import { BUSY, ENDED, isNotTaken, isOutOfTurn, isOutOfTurnInActivity, PES } from './reactions.ts';
import { clinched, cn, messageIn, octets } from './spdus.ts';

const BOTH = {
  at: 'transport',
  from: 'bound',
  roles: ['responder', 'initiator'],
  needs: ['association'],
  level: 'must',
} as const satisfies Partial<Case>;
const CALLED = { ...BOTH, roles: ['responder'] } as const;
const CALLER = { at: 'transport', from: 'open', roles: ['initiator'], needs: ['session'], level: 'must' } as const satisfies Partial<Case>;

/** What nobody can make anything of: passed over or not, it hurts nobody. */
const isHarmless = passing(BUSY, quiet('session AB', 'session ER', ...ENDED));
const bare = (known: Known): string | undefined => {
  const CR = known.last('cotp CR');
  const length = CR ? tpduIn(CR).userData.length : 0;
  return length === 0 ? undefined : `its CR has ${length} octets of user data`;
};
/** Nothing that belongs to the expedited flow, or to none that was agreed. */
const isPlain = ({ heard }: Known): string | undefined => {
  const found = heard.find(({ pdu, by }) => by === 'them' && pdu.layer === 'session' && ['PR', 'EX'].includes(pdu.kind));
  return found && `it sent ${found.pdu.kind}`;
};
const ENCLOSED = hex`01 00 01 03 19 01 03`;
const PR = spduOf('PR', { prepareType: hex`01` });

/** A CR with an octet behind its parameters. */
const withUserData = (octets: Uint8Array): Uint8Array => {
  const longer = concat([octets, hex`61`]);
  longer[3] = longer.length;
  return longer;
};

/** Whether a session has been opened by what was sent. */
const hasOpened = (octets: Uint8Array): boolean =>
  [hex`f0 80 0d`, hex`f0 80 0e`].some((opening) => Buffer.from(octets).includes(Buffer.from(opening)));

// biome-ignore format: a table
/** Answers, each as it would be right. */
const UNASKED = {
  rf:  hex`0c 06 11 01 01 32 01 81`,
  oa:  hex`10 05 05 03 16 01 02`,
  cdo: hex`0f 06 19 01 02 c1 01 61`,
  dn:  hex`0a 00`,
  nf:  hex`08 00`,
  aia: hex`02 00 1a 00`,
  ada: hex`02 00 3a 00`,
  cda: hex`02 00 3e 00`,
  ra:  hex`02 00 22 03 2a 01 31`,
} as const;
const article = (name: string): string => (/^[afnor]/.test(name) ? `An ${name.toUpperCase()}` : `A ${name.toUpperCase()}`);

/** X.225 §A.4 and §6: what comes where it must not, and what is none of the SPDUs that were agreed to. */
export const OUT_OF_PLACE: readonly Case[] = [
  ...casesOf({ ...CALLER, clause: 'X.225 §6.1.4' }, [
    {
      id: 'session.cn.crossing',
      rule: 'SES-01',
      requirement: 'Who has opened the transport connection sends the CN: one from the other side is out of turn, and not accepted.',
      steps: [send(cn({})), expect(...PES)],
      saboteur: answers('lets either side call', told(hex`0d`), AC),
    },
    {
      id: 'session.cn.before-theirs',
      rule: 'SES-01',
      from: 'connected',
      requirement: 'Also before the CN of who has opened the transport connection, one from the other side is out of turn.',
      steps: [send((known) => [packet(ccOf(known)), ...tsdu(known, cnOf(known))]), passing(['session CN'], expect(...PES))],
      saboteur: answers('lets either side call', told(hex`0d`), AC),
    },
    {
      id: 'session.transport.no-user-data',
      rule: 'SES-94',
      from: 'connected',
      isSound: true,
      requirement: 'The session layer isAnswered its transport connection without user data.',
      steps: [check('the CR has no user data', bare)],
      saboteur: says('puts its CN into the CR', holding('cotp CR'), withUserData),
    },
  ]),
  ...casesOf({ ...BOTH, clause: 'X.225 §A.4.1.2' }, [
    {
      id: 'session.cn.again',
      rule: 'SES-27',
      requirement: 'A CN where there is a session is out of turn.',
      steps: [send(cn({ additionalReference: hex`04 01 61` })), isOutOfTurn],
      saboteur: ignores('passes over a second CN', having(hex`0c 03 04 01 61`)),
    },
    {
      id: 'session.ac.again',
      rule: 'SES-27',
      requirement: 'An AC where there is a session is out of turn.',
      steps: [send(octets(hex`0e 05 05 03 16 01 02`)), isOutOfTurn],
      saboteur: ignores('passes over an AC', told(hex`0e 05`)),
    },
    {
      id: 'session.td.not-selected',
      rule: 'SES-87',
      clause: 'X.225 Table 4',
      requirement: 'Typed data are out of turn where they were not agreed to.',
      steps: [send(octets(hex`21 00 61`)), isOutOfTurn],
      saboteur: ignores('passes over typed data', told(hex`21`)),
    },
    {
      id: 'session.pr.not-expedited',
      rule: 'SES-89',
      clause: 'X.225 §6.4.4',
      requirement: 'A PREPARE is out of turn where there is no expedited flow.',
      steps: [send(octets(hex`07 03 18 01 01`)), isOutOfTurn],
      saboteur: ignores('passes over a PREPARE', told(hex`07`)),
    },
    {
      id: 'session.ex.not-expedited',
      rule: 'SES-89',
      clause: 'X.225 §6.4.4',
      requirement: 'Expedited data are out of turn where there is no expedited flow.',
      steps: [send(octets(hex`05 00 61`)), isOutOfTurn],
      saboteur: ignores('passes over expedited data', told(hex`05`)),
    },
  ]),
  ...casesOf(
    { ...BOTH, clause: 'X.225 §A.4.1.2', rule: 'SES-27' },
    Object.entries(UNASKED).map(([name, octetsOf]) => ({
      id: `session.${name}.unasked`,
      requirement: `${article(name)} that nobody has asked for is out of turn.`,
      steps: [send(octets(octetsOf)), isOutOfTurn],
      saboteur: ignores('passes over answers that it does not wait for', told(octetsOf)),
    })),
  ),
  ...casesOf({ ...CALLER, needs: ['association'], clause: 'X.225 §A.4.1.2', rule: 'SES-27' }, [
    {
      id: 'session.dt.for-cn',
      requirement: 'Data in place of the answer to a CN are out of turn.',
      steps: [send(octets(hex`01 00 01 00 61`)), expect(...PES)],
      saboteur: ignores('passes over data before the AC', told(hex`01 00 01`)),
    },
    {
      id: 'session.dn.for-cn',
      requirement: 'A DN in place of the answer to a CN is out of turn.',
      steps: [send(octets(hex`0a 00`)), expect(...PES)],
      saboteur: ignores('passes over a DN before the AC', told(hex`0a 00`)),
    },
  ]),
  ...casesOf({ ...BOTH, clause: 'X.225 §A.4.3.2', survives: true }, [
    {
      id: 'session.si.unknown',
      rule: 'SES-80',
      requirement: 'An SPDU that nobody knows is met somehow, and hurts nobody.',
      steps: [send(octets(hex`63 00`)), isHarmless],
      saboteur: diesOf('dies of an SI that it does not know', having(hex`f0 80 63 00`)),
    },
    {
      id: 'session.si.unknown-behind-gt',
      rule: 'SES-80',
      requirement: 'An SPDU that nobody knows, behind one that is known, hurts nobody.',
      steps: [send(octets(hex`01 00 63 00`)), isHarmless],
      saboteur: diesOf('dies of an SI that it does not know', having(hex`f0 80 01 00 63 00`)),
    },
    {
      id: 'session.tsdu.one-octet',
      rule: 'SES-80',
      requirement: 'A TSDU of one octet is met somehow, and hurts nobody.',
      steps: [send(octets(hex`01`)), isHarmless],
      saboteur: diesOf('reads past the end of a TSDU', ({ octets }) => octets.length === 8),
    },
    {
      id: 'session.transport.lost',
      rule: 'SES-85',
      clause: 'X.225 §6.6.4',
      requirement: 'A session whose transport connection is closed is over, and its endpoint lives on.',
      steps: [hangUp('close')],
      saboteur: diesAtEnd('dies when a session loses its transport connection', 'close', hasOpened),
    },
    {
      id: 'session.transport.reset',
      rule: 'SES-85',
      clause: 'X.225 §6.6.4',
      requirement: 'A session whose transport connection is reset is over, and its endpoint lives on.',
      steps: [hangUp('reset')],
      saboteur: diesAtEnd('dies when a session loses its transport connection', 'reset', hasOpened),
    },
  ]),
  ...casesOf({ ...CALLED, from: 'sending', clause: 'X.225 Table 4' }, [
    {
      id: 'session.rs.not-selected',
      rule: 'SES-87',
      requirement: 'Resynchronization is out of turn where it was not agreed to.',
      steps: [send(octets(hex`01 00 35 06 1b 01 00 2a 01 31`)), isOutOfTurnInActivity],
      saboteur: ignores('passes over a resynchronization', told(hex`01 00 35`)),
    },
    {
      id: 'session.map.not-selected',
      rule: 'SES-87',
      requirement: 'A major sync point is out of turn where these were not agreed to.',
      steps: [send(octets(hex`01 00 29 06 0f 01 01 2a 01 31`)), isOutOfTurnInActivity],
      saboteur: ignores('passes over a major sync point', told(hex`01 00 29`)),
    },
    {
      id: 'session.dt.enclosure',
      from: 'activity',
      needs: ['activities'],
      rule: 'SES-81',
      clause: 'X.225 §7.11.1',
      requirement: 'Where segmenting was not agreed to, data with an enclosure item are not taken for valid.',
      steps: [clinched((known) => concat([ENCLOSED, messageIn(known).subarray(4)]), AE(1)), isNotTaken],
      saboteur: takes('passes over an enclosure item', told(ENCLOSED), (octets) =>
        concat([hex`01 00 01 00`, octets.subarray(ENCLOSED.length)]),
      ),
    },
  ]),
  ...casesOf({ ...CALLED, clause: 'X.225 Table 4' }, [
    {
      id: 'session.cd.not-selected',
      rule: 'SES-87',
      requirement: 'Capability data are out of turn where they were not agreed to.',
      steps: [send(octets(hex`01 00 3d 03 c1 01 61`)), isOutOfTurn],
      saboteur: ignores('passes over capability data', told(hex`01 00 3d`)),
    },
  ]),
  ...casesOf({ ...BOTH_OPEN, at: 'transport', level: 'must', clause: 'X.225 §6.4.4' }, [
    {
      id: 'session.expedited.none',
      rule: 'SES-89',
      isSound: true,
      requirement: 'Where there is no expedited flow, an endpoint sends nothing that belongs to it.',
      steps: [send((known) => tsdu(known, helloOf(known))), isAnswered, pause(1), check('nothing is expedited', isPlain)],
      saboteur: adds('prepares its peer on the normal flow', holding('session AC', 'session CN'), () => packetOf(PR)),
    },
  ]),
];
