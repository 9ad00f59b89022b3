import { type ParameterUnit, SPDU_PARAMETERS, type Spdu, type SpduKind } from '#src/session/index.ts';
import type { Known } from './known.ts';
import { renamed } from './recovering.ts';
import type { ReferenceName } from './references.ts';
import type { Rewriting } from './rewriting-row.ts';

const linking = (kinds: readonly string[], parameters: Readonly<Record<string, ReferenceName>>) => {
  const named = (unit: ParameterUnit, pgi: number, known: Known): ParameterUnit => {
    if ('parameters' in unit) {
      const inside = unit.parameters.map((each) => named(each, unit.code, known));
      return inside.some((each, index) => each !== unit.parameters[index]) ? ({ ...unit, parameters: inside } as ParameterUnit) : unit;
    }
    const name = parameters[`${pgi} ${unit.code}`];
    const value = name === undefined ? unit.value : known.references.now(name, unit.value);
    return value === unit.value ? unit : { ...unit, value };
  };
  return (spdus: readonly Spdu[], known: Known): readonly Spdu[] =>
    eachOf(spdus, (spdu) => (kinds.includes(spdu.kind) ? withUnits(spdu, (unit) => named(unit, 0, known)) : spdu));
};

const at = (
  parameter:
    | 'oldCalledReference'
    | 'oldCallingReference'
    | 'oldCommonReference'
    | 'oldAdditional'
    | 'commonReference'
    | 'additionalReference'
    | 'callingReference',
): string => `${SPDU_PARAMETERS[parameter].pgi} ${SPDU_PARAMETERS[parameter].pi}`;

const recovering = (spdus: readonly Spdu[], { references }: Known): readonly Spdu[] =>
  eachOf(spdus, (spdu) =>
    withUnits(spdu, (unit) => {
      if (!CONNECTS.has(spdu.kind) || !('value' in unit) || !USER_DATA.has(unit.code)) return unit;
      const value = renamed(unit.value, references);
      return value === unit.value ? unit : { ...unit, value };
    }),
  );

// biome-ignore format: a table
/** What changes in the SPDUs of a TSDU, X.225 §8.3. */
export const TSDU_REWRITINGS: readonly Rewriting<readonly Spdu[]>[] = [
  { what: 'Linking Information', where: 'AR',               from: 'the SS-user references in the CN or AC of the other side, of any connection so far',
    rewrite: linking(['AR'], { [at('oldCalledReference')]: 'called', [at('oldCallingReference')]: 'calling', [at('oldCommonReference')]: 'common', [at('oldAdditional')]: 'additional' }) },
  { what: 'Connection Identifier', where: 'AC, RF',         from: 'the CN that came, whose references they repeat',
    rewrite: linking(['AC', 'RF'], { [at('callingReference')]: 'calling', [at('commonReference')]: 'common', [at('additionalReference')]: 'additional' }) },
  { what: 'session connection identifier of a recovery', where: 'RTORQ, RTOAC', from: 'the CN of the connection that it names',
    rewrite: recovering },
];

const eachOf = (spdus: readonly Spdu[], change: (spdu: Spdu) => Spdu): readonly Spdu[] => {
  const changed = spdus.map(change);
  return changed.some((each, index) => each !== spdus[index]) ? changed : spdus;
};

const withUnits = (spdu: Spdu, change: (unit: ParameterUnit) => ParameterUnit): Spdu => {
  const parameters = spdu.parameters.map(change);
  return parameters.some((each, index) => each !== spdu.parameters[index]) ? { ...spdu, parameters } : spdu;
};

const CONNECTS: ReadonlySet<SpduKind> = new Set(['CN', 'AC']);
const USER_DATA: ReadonlySet<number> = new Set([SPDU_PARAMETERS.userData.pi, SPDU_PARAMETERS.extendedUserData.pi]);
