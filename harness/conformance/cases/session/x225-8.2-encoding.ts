import { decodeTsdu, type ParameterUnit, SPDU_PARAMETERS } from '#src/session/index.ts';
import type { Case } from '../../case.ts';
import { BOTH_OPEN, helloOf, isAnswered } from '../../hello.ts';
import type { Known } from '../../known.ts';
import { diesOf, hangsUpAt, having, holding, type Trigger } from '../../sabotage.ts';
import { cnOf } from '../../speech.ts';
import { casesOf, check, expect, quiet, send } from '../../steps.ts';
import { hex, tsdu } from '../../stimuli.ts';
import { AC, answers, tells, told } from './bugs.ts';
import { isUnreadable, REFUSED } from './reactions.ts';
import { cn, cnOfUnits, octets, unitsChanged, withUnits } from './spdus.ts';

const CN = told(hex`0d`);
/** Bits of the functional units that stand for none, X.225 §8.3.1.16. */
const RESERVED_UNITS = 0xe000;
/** Of an MTA, and of MMS. */
const hasReservedUnits: Trigger = (passing) => [hex`14 02 e2 49`, hex`14 02 e0 02`].some((units) => having(units)(passing));
const { userData } = SPDU_PARAMETERS;

/** A unit that nobody knows, where its code belongs. */
const withUnit =
  (unit: ParameterUnit) =>
  (units: readonly ParameterUnit[]): readonly ParameterUnit[] =>
    [...units, unit].toSorted((one, other) => one.code - other.code);

/** The parameters of PGI 5 edited, X.225 §8.3.1.5. */
const inItem =
  (edit: (pis: readonly ParameterUnit[]) => readonly ParameterUnit[]) =>
  (units: readonly ParameterUnit[]): readonly ParameterUnit[] =>
    units.map((unit) =>
      'parameters' in unit && unit.code === CONNECT_ITEM ? ({ ...unit, parameters: edit(unit.parameters) } as ParameterUnit) : unit,
    );

/** The octets of a CN that is right, changed as they are. */
const edited =
  (change: (octets: Uint8Array) => Uint8Array) =>
  (known: Known): readonly Uint8Array[] =>
    tsdu(known, change(cnOf(known)));

/** A parameter that says it has an octet more than the rest of its group. */
const lengthened =
  (header: Uint8Array) =>
  (all: Uint8Array): Uint8Array => {
    const changed = all.slice();
    changed[Buffer.from(all).indexOf(header) + 1] = 0x40;
    return changed;
  };

/** A unit whose length indicator takes three octets; that of its SPDU does, too. */
const LONG_UNIT: ParameterUnit = { code: 0x7f, value: new Uint8Array(300) };

/** Every length indicator of less than 255 takes one octet. */
const isShort = ({ heard }: Known): string | undefined => {
  const long = heard.filter(({ pdu, by }) => by === 'them' && pdu.layer === 'session' && ALONE.has(pdu.kind) && isLong(pdu.octets));
  return long.length === 0 ? undefined : `the length of its ${long[0]!.pdu.kind} takes three octets where one does`;
};

const isLong = (spdu: Uint8Array): boolean =>
  decodeTsdu(spdu).some(
    ({ long, parameters }) =>
      long || parameters.some((unit) => unit.long || ('parameters' in unit && unit.parameters.some((pi) => pi.long))),
  );

/** Anything but that it dies: nothing is said of what it must do with it. */
const isTaken = quiet('session AC', ...REFUSED);

const COMMON = {
  clause: 'X.225 §8.2.6',
  at: 'transport',
  from: 'open',
  roles: ['responder'],
  needs: ['association'],
} as const satisfies Partial<Case>;

/** X.225 §8.2: what is valid, and is to be taken so. */
const VALID = casesOf({ ...COMMON, level: 'must', isSound: true, clause: 'X.225 §A.4.3.1.1' }, [
  {
    id: 'session.cn.reserved-options',
    rule: 'SES-10',
    requirement: 'Reserved bits of the protocol options count for nothing.',
    steps: [send(cn({ protocolOptions: hex`fe` })), expect('session AC')],
    saboteur: hangsUpAt('refuses protocol options that it does not know', having(hex`13 01 fe`)),
  },
  {
    id: 'session.cn.reserved-versions',
    rule: 'SES-10',
    requirement: 'Reserved bits of the version number count for nothing.',
    steps: [send(cn(({ version }) => ({ version: Uint8Array.of((version?.[0] ?? 1) | 0xfc) }))), expect('session AC')],
    saboteur: hangsUpAt(
      'refuses version bits that it does not know',
      ({ octets: all }) => having(hex`16 01 fe`)({ octets: all, pdus: [] }) || having(hex`16 01 fd`)({ octets: all, pdus: [] }),
    ),
  },
  {
    id: 'session.cn.reserved-units',
    rule: 'SES-10',
    requirement: 'Reserved bits of the functional units count for nothing.',
    steps: [send(cn(unitsChanged({ more: RESERVED_UNITS }))), expect('session AC')],
    saboteur: hangsUpAt('refuses units that it does not know', hasReservedUnits),
  },
  {
    id: 'session.cn.unknown-pi',
    rule: 'SES-14',
    requirement: 'A parameter that is not known is passed over, and the CN is valid.',
    steps: [send(cnOfUnits(withUnit({ code: 0x7f, value: hex`00` }))), expect('session AC')],
    saboteur: hangsUpAt('refuses parameters that it does not know', having(hex`7f 01 00`)),
  },
  {
    id: 'session.cn.unknown-pgi',
    rule: 'SES-14',
    requirement: 'A group of parameters that is not known is passed over, and the CN is valid.',
    steps: [send(cnOfUnits(withUnit({ code: 0xf0, value: hex`01 02` }))), expect('session AC')],
    saboteur: hangsUpAt('refuses groups that it does not know', having(hex`f0 02 01 02`)),
  },
  {
    id: 'session.cn.unknown-pi-in-group',
    rule: 'SES-14',
    requirement: 'A parameter that is not known is passed over within a group, too.',
    steps: [send(cnOfUnits(inItem(withUnit({ code: 0x7f, value: hex`00` })))), expect('session AC')],
    saboteur: hangsUpAt('refuses parameters that it does not know', having(hex`7f 01 00`)),
  },
  {
    id: 'session.cn.empty-optional',
    rule: 'SES-17',
    clause: 'X.225 §8.2.6',
    requirement: 'A parameter of no octets that is not mandatory counts as absent.',
    steps: [send(cn(({ callingSsel = hex`` }) => ({ tsduSizes: hex``, callingSsel }))), expect('session AC')],
    saboteur: hangsUpAt('does not read parameters of no octets', having(hex`15 00`)),
  },
]);

/** The same of either side: in a CN where the endpoint is called, in an AC where it calls. */
const LONG = casesOf({ ...BOTH_OPEN, at: 'transport', level: 'must', isSound: true, clause: 'X.225 §8.2.5' }, [
  {
    id: 'session.li.three-octets',
    rule: 'SES-19',
    requirement: 'A length indicator of 255 and more takes three octets, and is read so.',
    steps: [send((known) => tsdu(known, withUnits(helloOf(known), withUnit(LONG_UNIT)))), isAnswered],
    saboteur: hangsUpAt('reads length indicators of one octet alone', having(hex`7f ff 01 2c`)),
  },
  {
    id: 'session.li.own-short',
    rule: 'SES-18',
    requirement: 'A length indicator below 255 takes one octet: the endpoint writes none in three.',
    steps: [send((known) => tsdu(known, helloOf(known))), isAnswered, check('length indicators are short', isShort)],
    saboteur: tells('writes every length in three octets', holding('session AC', 'session CN'), ([si = 0, length = 0, ...rest]) =>
      Uint8Array.of(si, 0xff, 0, length, ...rest),
    ),
  },
]);

/** What is invalid. */
const INVALID = casesOf({ ...COMMON, level: 'must' }, [
  {
    id: 'session.li.past-tsdu',
    rule: 'SES-20',
    clause: 'X.225 §8.2.1',
    requirement: 'A CN whose length goes past its TSDU is not accepted.',
    steps: [send(edited((all) => Uint8Array.of(all[0]!, all[1]! + 1, ...all.subarray(2)))), isUnreadable],
    saboteur: answers('reads as much as there is', CN, AC),
  },
  {
    id: 'session.li.inside-header',
    rule: 'SES-20',
    clause: 'X.225 §8.2.1',
    requirement: 'A CN that ends within its length indicator is not accepted, and hurts nobody.',
    survives: true,
    steps: [send(octets(hex`0d ff 01`)), isUnreadable],
    saboteur: diesOf('reads past the end of a TSDU', having(hex`f0 80 0d ff 01`)),
  },
  {
    id: 'session.li.pi-past-group',
    rule: 'SES-21',
    clause: 'X.225 §8.2.3',
    requirement: 'A CN with a parameter that goes past its group is not accepted.',
    steps: [send(edited(lengthened(hex`13 01`))), isUnreadable],
    saboteur: answers('reads a parameter out of its group', CN, AC),
  },
  {
    id: 'session.li.pi-past-spdu',
    rule: 'SES-21',
    clause: 'X.225 §8.2.3',
    requirement: 'A CN with a parameter that goes past its end is not accepted.',
    steps: [
      send(
        edited((all) => {
          // The length of the user data, the last parameter, says more than there is.
          const spdu = decodeTsdu(all)[0]!;
          const last = spdu.parameters.at(-1)!;
          const { length } = 'value' in last ? last.value : all;
          return Uint8Array.from(all, (octet, at) => (at === all.length - length - 1 ? octet + 1 : octet));
        }),
      ),
      isUnreadable,
    ],
    saboteur: answers('reads as much of a parameter as there is', CN, AC),
  },
]);

/** What is invalid, and often taken all the same: that it is done without harm is all that can be asked. */
const HARMLESS = casesOf({ ...COMMON, level: 'may', survives: true }, [
  {
    id: 'session.cn.pi-out-of-order',
    rule: 'SES-15',
    requirement: 'A CN with its parameters in another order is accepted or refused, and hurts nobody.',
    steps: [send(cnOfUnits(inItem((pis) => pis.toReversed()))), isTaken],
    saboteur: diesOf('dies of parameters in another order', having(hex`16 01 02 13 01 00`)),
  },
  {
    id: 'session.cn.group-out-of-order',
    rule: 'SES-15',
    requirement: 'A CN with its user data first is accepted or refused, and hurts nobody.',
    steps: [send(cnOfUnits((units) => units.toReversed())), isTaken],
    saboteur: diesOf(
      'dies of user data before all else',
      ({ octets: all }) => CN({ octets: all, pdus: [] }) && (all[9] === userData.pi || all[10] === userData.pi),
    ),
  },
  {
    id: 'session.cn.empty-options',
    rule: 'SES-16',
    requirement: 'A CN with protocol options of no octets is accepted or refused, and hurts nobody.',
    steps: [send(cn({ protocolOptions: hex`` })), isTaken],
    saboteur: diesOf('dies of protocol options of no octets', having(hex`13 00`)),
  },
  {
    id: 'session.li.long-form-of-short',
    rule: 'SES-18',
    clause: 'X.225 §8.2.5',
    requirement: 'A length below 255 in three octets is accepted or refused, and hurts nobody.',
    steps: [send(edited(([si = 0, length = 0, ...rest]) => Uint8Array.of(si, 0xff, 0, length, ...rest))), isTaken],
    saboteur: diesOf('dies of a length in three octets where one does', having(hex`f0 80 0d ff 00`)),
  },
]);

/** X.225 §8.2: how SPDUs are written and read. */
export const ENCODING: readonly Case[] = [...VALID, ...LONG, ...INVALID, ...HARMLESS];

const CONNECT_ITEM = SPDU_PARAMETERS.protocolOptions.pgi;
/** SPDUs that stand alone in their TSDU. */
const ALONE: ReadonlySet<string> = new Set(['CN', 'AC', 'RF', 'FN', 'DN', 'AB', 'GTC']);
