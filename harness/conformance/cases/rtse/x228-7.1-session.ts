import {
  decodeTsdu,
  encodeTsdu,
  type ParameterUnit,
  SPDU_PARAMETERS,
  type Spdu,
  type SpduParameterName,
  spduValue,
} from '#src/session/index.ts';
import { holding, says } from '../../sabotage.ts';
import { cnOf } from '../../speech.ts';
import { casesOf, check, expect, send } from '../../steps.ts';
import { dtOf, packet, tsdu } from '../../stimuli.ts';
import { accepts } from '../../upper/mend.ts';
import { NOT_OPENED } from './reactions.ts';

/** The functional units that reliable transfer stands on: half-duplex, minor synchronize, activity management, exceptions. */
const NEEDED = 0x0249;
/** Tokens of X.225 §8.3.1.12, two bits each from the right: data, minor, activity. 00 is the caller, 01 the called, 10 the choice of the called. */
const PLACES = [0, 2, 4] as const;

/** A CN with one parameter of its session layer made different. */
const withParameter = (octets: Uint8Array, name: SpduParameterName, value: Uint8Array): Uint8Array => {
  const [CN, ...others] = decodeTsdu(octets);
  const { pi } = SPDU_PARAMETERS[name];
  const set = (unit: ParameterUnit): ParameterUnit => {
    if ('parameters' in unit)
      return { ...unit, parameters: unit.parameters.map((each) => (each.code === pi ? { code: pi, value } : each)) };
    return unit.code === pi ? { code: pi, value } : unit;
  };
  return encodeTsdu([{ ...CN!, parameters: CN!.parameters.map(set) } as Spdu, ...others]);
};
const saidWrongly =
  (name: SpduParameterName, ...value: readonly number[]) =>
  (octets: Uint8Array): Uint8Array =>
    packet(dtOf(withParameter(octets.subarray(7), name, Uint8Array.from(value))));

/** X.228 §7.1 and X.218 §9.1.1.2: what reliable transfer asks of the session layer. */
export const SESSION = casesOf({ clause: 'X.228 §7.1', at: 'association', mode: 'normal', from: 'open' }, [
  {
    id: 'rtse.cn.units-few',
    rule: 'RTSE-37',
    level: 'may',
    roles: ['responder'],
    requirement: 'An association without activities and exceptions is of no use to reliable transfer: it is refused.',
    isSound: true,
    steps: [send((known) => tsdu(known, withParameter(cnOf(known), 'units', Uint8Array.of(0x00, 0x09)))), expect(...NOT_OPENED)],
    saboteur: accepts('opens over any session connection'),
  },
  {
    id: 'rtse.cn.units-asked',
    rule: 'RTSE-37',
    level: 'may',
    roles: ['initiator'],
    requirement: 'Whoever calls asks for half-duplex, minor synchronize, activity management and exceptions.',
    isSound: true,
    steps: [
      check('all four are among the units', (known) => {
        const units = inCN(known.last('session CN'), 'units');
        const asked = units ? (units[0]! << 8) | units[1]! : DEFAULT_UNITS;
        return (asked & NEEDED) === NEEDED ? undefined : `the units are ${asked.toString(16)}`;
      }),
    ],
    saboteur: says('asks for what comes to its mind', holding('session CN'), saidWrongly('units', 0x00, 0x49)),
  },
  {
    id: 'rtse.cn.tokens-apart',
    rule: 'RTSE-38',
    clause: 'X.218 §9.1.1.2',
    level: 'must',
    roles: ['responder'],
    requirement:
      'The turn is all tokens together: an association that has the data token at one side and the activity token at the other is not opened.',
    isSound: true,
    steps: [send((known) => tsdu(known, withParameter(cnOf(known), 'tokenSetting', Uint8Array.of(0x10)))), expect(...NOT_OPENED)],
    saboteur: accepts('does not look where the tokens are'),
  },
  {
    id: 'rtse.cn.tokens-together',
    rule: 'RTSE-38',
    clause: 'X.218 §9.1.1.2',
    level: 'must',
    roles: ['initiator'],
    requirement: 'Whoever calls asks for all tokens at the side that is to have the turn.',
    isSound: true,
    steps: [
      check('data, minor and activity token at one side', (known) => {
        const setting = inCN(known.last('session CN'), 'tokenSetting')?.[0] ?? 0;
        const sides = new Set(PLACES.map((place) => (setting >> place) & 3).filter((side) => side !== LEFT_OPEN));
        return sides.size <= 1 ? undefined : `the token setting is ${setting.toString(16)}`;
      }),
    ],
    saboteur: says('keeps the activity token back', holding('session CN'), saidWrongly('tokenSetting', 0x10)),
  },
]);

const inCN = (CN: { readonly octets: Uint8Array } | undefined, name: SpduParameterName): Uint8Array | undefined =>
  CN && spduValue(decodeTsdu(CN.octets)[0]!.parameters, name);
/** Where a CN says nothing, X.225 §8.3.1.16. */
const DEFAULT_UNITS = 0x0349;
const LEFT_OPEN = 2;
